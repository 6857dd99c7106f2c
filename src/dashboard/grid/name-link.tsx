import type { MouseEvent } from 'react';

/** Opens the operation here; with a modifier or another button, as a link does. */
export function NameLink({ id, name, onOpen }: { id: string; name: string; onOpen: (id: string) => void }) {
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(id);
  };
  return (
    <a className="name-link clip" href={`/operations/${id}`} title={name} tabIndex={-1} onClick={open}>
      {name}
    </a>
  );
}

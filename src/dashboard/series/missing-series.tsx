import { CopyButton } from '../copy-button.tsx';

/** There is none with this id: what to do then. */
export function MissingSeries({ id, onList }: { id: string; onList: () => void }) {
  return (
    <div className="missing" role="status">
      <p>
        There is no series with the id <code>{id}</code> <CopyButton text={id} what="the id" />
      </p>
      <p className="dim">The id may be of another gateway, or of an operation. Look for it by its name in the list.</p>
      <button type="button" className="tool tool-strong" onClick={onList}>
        Show the list
      </button>
    </div>
  );
}

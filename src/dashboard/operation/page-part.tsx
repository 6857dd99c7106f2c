import { type ReactNode, useId } from 'react';

/** A part of the page of an operation or a series, under its heading. */
export function PagePart({ name, children }: { name: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="part" aria-labelledby={id}>
      <h3 id={id}>{name}</h3>
      {children}
    </section>
  );
}

import { Icon } from '../icon.tsx';

export interface Notice {
  readonly number: number;
  readonly text: string;
  readonly isFault: boolean;
}

/** What happened, told once, and read out; it stays until somebody takes it away or newer ones push it out. */
export function Notices({ notices, onDismiss }: { notices: readonly Notice[]; onDismiss: (number: number) => void }) {
  return (
    <section className="notices" role="log" aria-label="Notices" aria-live="polite">
      {notices.map(({ number, text, isFault }) => (
        <p key={number} className="notice" data-fault={isFault || undefined}>
          <span>{text}</span>
          <button type="button" className="quiet-button" aria-label="Dismiss" onClick={() => onDismiss(number)}>
            <Icon name="close" />
          </button>
        </p>
      ))}
    </section>
  );
}

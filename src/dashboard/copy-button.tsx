import { type MouseEvent, useState } from 'react';
import { Icon } from './icon.tsx';

/** Copies a text, and says whether it could. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'not copied' | null>(null);
  const copy = (event: MouseEvent) => {
    event.stopPropagation();
    // There is no clipboard where the page is not from a secure origin.
    const written = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('there is no clipboard'));
    written.then(
      () => setOutcome('copied'),
      () => setOutcome('not copied'),
    );
  };
  return (
    <button
      type="button"
      className="quiet-button"
      title={`Copy ${what}`}
      aria-label={`Copy ${what}`}
      onClick={copy}
      onBlur={() => setOutcome(null)}
    >
      <Icon name="copy" />
      <span className="copy-outcome" role="status">
        {outcome}
      </span>
    </button>
  );
}

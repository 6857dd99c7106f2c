import { useId, useState } from 'react';
import { CopyButton } from '../copy-button.tsx';

/** How much of it is shown at first. */
const heads = {
  usual: { lines: 12, characters: 1_200 },
  short: { lines: 4, characters: 320 },
} as const;

export interface PayloadProps {
  readonly name: string;
  readonly text: string;
  readonly isCode: boolean;
  /** Other things wait below it. */
  readonly isShort: boolean;
}

/** A text that may be long. It is shown as a text, whatever is in it. */
export function Payload({ name, text, isCode, isShort }: PayloadProps) {
  const [isWhole, setIsWhole] = useState(false);
  const id = useId();
  const head = headOf(text, isShort ? heads.short : heads.usual);
  const isLong = head.length < text.length;
  const shown = isWhole ? text : head;
  return (
    <section className="payload" aria-labelledby={id}>
      <h4 id={id}>
        {name}
        <CopyButton text={text} what={name.toLowerCase()} />
      </h4>
      {isCode ? <pre>{shown}</pre> : <p className="payload-text">{shown}</p>}
      {isLong && (
        <button type="button" className="link-button" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show less' : `Show all of ${text.length.toLocaleString('en')} characters`}
        </button>
      )}
    </section>
  );
}

function headOf(text: string, most: { readonly lines: number; readonly characters: number }): string {
  const lines = text.slice(0, most.characters).split('\n');
  const head = lines.slice(0, most.lines).join('\n');
  // Not in the middle of a character that takes two.
  return head.toWellFormed() === head ? head : head.slice(0, -1);
}

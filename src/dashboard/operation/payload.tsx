import { useId, useState } from 'react';
import { CopyButton } from '../copy-button.tsx';

const mostLines = 12;
const mostCharacters = 1_200;

/** A text that may be long. It is shown as a text, whatever is in it. */
export function Payload({ name, text, isCode }: { name: string; text: string; isCode: boolean }) {
  const [isWhole, setIsWhole] = useState(false);
  const id = useId();
  const head = headOf(text);
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

function headOf(text: string): string {
  const lines = text.slice(0, mostCharacters).split('\n');
  const head = lines.slice(0, mostLines).join('\n');
  // Not in the middle of a character that takes two.
  return head.toWellFormed() === head ? head : head.slice(0, -1);
}

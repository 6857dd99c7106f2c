import { type KeyboardEvent, useEffect, useState } from 'react';
import { Icon } from '../icon.tsx';
import { longestText, searchFor } from '../view/view.ts';

export const searchElementId = 'search';
const typingPauseMs = 250;

interface Typed {
  readonly text: string;
  /** The search that it stands over: once the address has come to say another one, that one counts. */
  readonly over: string;
}

/** A part of the name, or an id. Asked for when the typing rests, or with Enter. */
export function SearchBox({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState<Typed | null>(null);
  const text = typed?.over === value ? typed.text : value;

  useEffect(() => setTyped((before) => (before?.over === value ? before : null)), [value]);

  useEffect(() => {
    const { search } = searchFor(text);
    if (search === value) return;
    const timer = setTimeout(() => {
      // A space at its end is no part of the search, and yet of what is being typed.
      setTyped(search === text.trim() ? { text, over: search } : null);
      onSearch(text);
    }, typingPauseMs);
    return () => clearTimeout(timer);
  }, [text, value, onSearch]);

  const type = (next: string) => setTyped({ text: next, over: value });
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') onSearch(text);
    if (event.key === 'Escape') {
      event.stopPropagation();
      if (text === '') event.currentTarget.blur();
      type('');
    }
  };

  return (
    <div className="search">
      <Icon name="search" />
      <input
        id={searchElementId}
        type="search"
        className="search-input"
        aria-label="Search by name or id"
        aria-keyshortcuts="/"
        placeholder="Name or id"
        maxLength={longestText}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
      />
      <span className="key-hint" aria-hidden="true">
        /
      </span>
    </div>
  );
}

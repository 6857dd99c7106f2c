import { type KeyboardEvent, useEffect, useState } from 'react';
import { Icon } from '../icon.tsx';
import { longestText } from '../view/view.ts';

export const searchElementId = 'search';
const typingPauseMs = 250;

/** A part of the name, or an id. Asked for when the typing rests, or with Enter. */
export function SearchBox({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;

  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => {
      setTyped(null);
      if (typed !== value) onSearch(typed);
    }, typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed, value, onSearch]);

  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') onSearch(text);
    if (event.key === 'Escape') {
      event.stopPropagation();
      if (text === '') event.currentTarget.blur();
      setTyped('');
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
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={press}
      />
      <span className="key-hint" aria-hidden="true">
        /
      </span>
    </div>
  );
}

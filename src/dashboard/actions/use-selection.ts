import { useCallback, useState } from 'react';
import { mostSelected } from './action-target.ts';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly isFull: boolean;
  readonly toggle: (id: string) => void;
  /** Selects all of them, as far as there is room; where all are, none of them. */
  readonly toggleAll: (ids: readonly string[]) => void;
  readonly clear: () => void;
}

const none: ReadonlySet<string> = new Set();

/** The operations that the reader chose, wherever they are now: at most as many as the gateway takes in one request. */
export function useSelection(): Selection {
  const [ids, setIds] = useState(none);
  const toggle = useCallback((id: string) => {
    setIds((before) => {
      const after = new Set(before);
      if (!after.delete(id) && after.size < mostSelected) after.add(id);
      return after;
    });
  }, []);
  const toggleAll = useCallback((all: readonly string[]) => {
    setIds((before) => {
      const others = [...before].filter((id) => !all.includes(id));
      return new Set(all.every((id) => before.has(id)) ? others : [...before, ...all].slice(0, mostSelected));
    });
  }, []);
  const clear = useCallback(() => setIds(none), []);
  return { ids, isFull: ids.size >= mostSelected, toggle, toggleAll, clear };
}

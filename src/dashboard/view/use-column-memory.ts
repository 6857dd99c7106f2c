import { useCallback, useState } from 'react';
import { recall, remember } from './browser-memory.ts';
import { type ColumnMemory, columnMemoryKey, printColumnMemory, readColumnMemory } from './column-memory.ts';

/** A browser may refuse to remember: then the page does, until it is closed. */
export function useColumnMemory(): [ColumnMemory, (change: Partial<ColumnMemory>) => void] {
  const [memory, setMemory] = useState(() => readColumnMemory(recall(columnMemoryKey)));
  const change = useCallback((part: Partial<ColumnMemory>) => {
    setMemory((before) => {
      const after = { ...before, ...part };
      remember(columnMemoryKey, printColumnMemory(after));
      return after;
    });
  }, []);
  return [memory, change];
}

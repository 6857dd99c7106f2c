import { useCallback, useState } from 'react';
import { type ColumnMemory, columnMemoryKey, printColumnMemory, readColumnMemory } from './column-memory.ts';

/** A browser may refuse to remember: then the page does, until it is closed. */
export function useColumnMemory(): [ColumnMemory, (change: Partial<ColumnMemory>) => void] {
  const [memory, setMemory] = useState(() => readColumnMemory(stored()));
  const change = useCallback((part: Partial<ColumnMemory>) => {
    setMemory((before) => {
      const after = { ...before, ...part };
      store(printColumnMemory(after));
      return after;
    });
  }, []);
  return [memory, change];
}

function stored(): string | null {
  try {
    return localStorage.getItem(columnMemoryKey);
  } catch {
    return null;
  }
}

function store(text: string): void {
  try {
    localStorage.setItem(columnMemoryKey, text);
  } catch {
    // Full, or forbidden: nothing that the reader could do about it here.
  }
}

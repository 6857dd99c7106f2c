import { useEffect, useRef, useState } from 'react';
import { messageOf } from '../message-of.ts';
import { createRereading, type Rereading } from './rereading.ts';

export interface Reread<Data> {
  /** What was read last; null until something has been. */
  readonly data: Data | null;
  /** Why the last reading failed; null where it did not. */
  readonly problem: string | null;
}

const nothing = { data: null, problem: null };

/**
 * Reads, and reads again whenever `version` is another one. What was read stays until something newer has been.
 *
 * @param read the same function for as long as it reads the same; null while there is nothing to read
 */
export function useRereading<Data>(
  read: ((signal: AbortSignal) => Promise<Data>) | null,
  version: unknown,
): Reread<Data> {
  const [reread, setReread] = useState<Reread<Data>>(nothing);
  const rereading = useRef<Rereading | null>(null);

  useEffect(() => {
    if (read === null) return;
    const started = createRereading({
      read,
      onRead: (data) => setReread({ data, problem: null }),
      onProblem: (error) => setReread((before) => ({ ...before, problem: messageOf(error) })),
    });
    rereading.current = started;
    started.again();
    return () => {
      started.stop();
      rereading.current = null;
      setReread(nothing);
    };
  }, [read]);

  const asked = useRef(version);
  useEffect(() => {
    if (asked.current === version) return;
    asked.current = version;
    rereading.current?.again();
  });
  return reread;
}

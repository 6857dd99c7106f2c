import { useEffect, useState } from 'react';
import type { TypedDocument } from '../client/index.ts';
import { useSurroundings } from './surroundings.tsx';

/** What the gateway says of itself, which stays so while it runs; null until it has told. Read anew with each connection. */
export function useAnswer<Data>(
  document: TypedDocument<Data, Record<string, never>>,
  isConnected: boolean,
): Data | null {
  const { gateway } = useSurroundings();
  const [answer, setAnswer] = useState<Data | null>(null);
  useEffect(() => {
    if (!isConnected) return;
    const over = new AbortController();
    gateway.ask(document, {}, over.signal).then(
      (data) => over.signal.aborted || setAnswer(data),
      // Whether the gateway answers is told elsewhere on the page; the next connection asks again.
      () => {},
    );
    return () => over.abort();
  }, [gateway, document, isConnected]);
  return answer;
}

import { useEffect, useState } from 'react';
import { AsyncOperationLogLinesDocument } from '../../client/documents.ts';
import { messageOf } from '../message-of.ts';
import { useSurroundings } from '../surroundings.tsx';
import { emptyLog, type LogText, withLines } from './log-text.ts';

export interface ToldLog {
  readonly log: LogText;
  /** Why nothing more is told; null where nothing went wrong. */
  readonly problem: string | null;
}

/** The log lines of an operation, live for as long as it can write any. `id` stays the same. */
export function useLogText(id: string): ToldLog {
  const { client } = useSurroundings().gateway;
  const [told, setTold] = useState<ToldLog>({ log: emptyLog, problem: null });
  useEffect(() => {
    const over = new AbortController();
    let log = emptyLog;
    const set = (problem: string | null) => over.signal.aborted || setTold({ log, problem });
    const follow = async () => {
      const stream = client.subscribe(AsyncOperationLogLinesDocument, { id }, { signal: over.signal });
      for await (const { data } of stream) {
        log = withLines(log, data.asyncOperationLogLines);
        set(null);
      }
    };
    follow().catch((error: unknown) => set(messageOf(error)));
    return () => over.abort();
  }, [client, id]);
  return told;
}

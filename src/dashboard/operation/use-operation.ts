import { useEffect, useState } from 'react';
import {
  AsyncOperationInFullDocument,
  type AsyncOperationInFullQuery,
  OperationRowsChangedDocument,
} from '../../client/documents.ts';
import { messageOf } from '../message-of.ts';
import { useSurroundings } from '../surroundings.tsx';

export type OperationInFull = NonNullable<AsyncOperationInFullQuery['asyncOperation']>;

export interface ShownOperation {
  readonly operation: OperationInFull | null;
  /** `gone`: there is none with this id, or not any more; then `operation` is as it was seen last. */
  readonly status: 'asking' | 'shown' | 'gone';
  readonly problem: string | null;
}

const asking: ShownOperation = { operation: null, status: 'asking', problem: null };

/** One operation, read again whenever it is told to have changed: one reading at a time, the last after the last change. */
export function useOperation(id: string): ShownOperation {
  const { gateway } = useSurroundings();
  const [shown, setShown] = useState<{ readonly id: string; readonly is: ShownOperation }>({ id, is: asking });

  useEffect(() => {
    const over = new AbortController();
    const { signal } = over;
    let last: OperationInFull | null = null;
    let isOld = false;
    let isReading = false;
    const set = (is: ShownOperation) => signal.aborted || setShown({ id, is });

    const read = async () => {
      isOld = true;
      if (isReading) return;
      isReading = true;
      while (isOld && !signal.aborted) {
        isOld = false;
        try {
          const { asyncOperation } = await gateway.ask(AsyncOperationInFullDocument, { id }, signal);
          last = asyncOperation ?? last;
          set({ operation: last, status: asyncOperation === null ? 'gone' : 'shown', problem: null });
        } catch (error) {
          set({ operation: last, status: last === null ? 'asking' : 'shown', problem: messageOf(error) });
        }
      }
      isReading = false;
    };

    const follow = async () => {
      const stream = gateway.client.subscribe(OperationRowsChangedDocument, { filter: { ids: [id] } }, { signal });
      // The first message says that the stream is live: what is read from then on misses nothing.
      for await (const _message of stream) void read();
    };
    follow().catch((error: unknown) => set({ operation: last, status: 'asking', problem: messageOf(error) }));
    return () => over.abort();
  }, [gateway, id]);

  return shown.id === id ? shown.is : asking;
}

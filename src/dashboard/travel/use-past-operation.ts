import { useEffect, useState } from 'react';
import {
  type OperationPagePartsFragment,
  OperationPayloadsDocument,
  PastOperationDocument,
} from '../../client/documents.ts';
import { isInvalidInput } from '../is-invalid-input.ts';
import { messageOf } from '../message-of.ts';
import type { OperationPayloads } from '../operation/use-operation-payloads.ts';
import type { Reread } from '../operation/use-rereading.ts';
import { useSurroundings } from '../surroundings.tsx';
import { UnknownTimeError } from './unknown-time-error.ts';

export interface ToldPast {
  /** Null where there was none. */
  readonly operation: OperationPagePartsFragment | null;
  /** What it had been given by then, and what had come of it: asked for apart, since of that less may be kept. */
  readonly payloads: Reread<OperationPayloads>;
  readonly problem: string | null;
}

export const noPayloads = { data: null, problem: null };

/** The operation as it stood at the position; of the one shown before, until that is known. Null until anything is. */
export function usePastOperation(id: string, asOf: string): ToldPast | null {
  const { gateway } = useSurroundings();
  const [told, setTold] = useState<ToldPast | null>(null);
  useEffect(() => {
    const over = new AbortController();
    const set = (next: ToldPast) => over.signal.aborted || setTold(next);
    const payloads = gateway.ask(OperationPayloadsDocument, { id, asOf }, over.signal).then(
      ({ asyncOperation }): Reread<OperationPayloads> => ({ data: asyncOperation, problem: null }),
      (error: unknown): Reread<OperationPayloads> => ({ data: null, problem: messageOf(error) }),
    );
    gateway.ask(PastOperationDocument, { id, asOf }, over.signal).then(
      async ({ asyncOperation }) =>
        // Together: a message of another moment than the status would be no message of the status.
        set({ operation: asyncOperation, payloads: await payloads, problem: null }),
      (error: unknown) =>
        set({
          operation: null,
          payloads: noPayloads,
          problem: messageOf(isInvalidInput(error) ? new UnknownTimeError() : error),
        }),
    );
    return () => over.abort();
  }, [gateway, id, asOf]);
  return told;
}

import { useEffect, useState } from 'react';
import { type OperationPagePartsFragment, PastOperationDocument } from '../../client/documents.ts';
import { isInvalidInput } from '../is-invalid-input.ts';
import { messageOf } from '../message-of.ts';
import { useSurroundings } from '../surroundings.tsx';
import { UnknownTimeError } from './unknown-time-error.ts';

export interface ToldPast {
  /** Null where there was none. */
  readonly operation: OperationPagePartsFragment | null;
  readonly problem: string | null;
}

/** The operation as it stood at the position; of the one shown before, until that is known. Null until anything is. */
export function usePastOperation(id: string, asOf: string): ToldPast | null {
  const { gateway } = useSurroundings();
  const [told, setTold] = useState<ToldPast | null>(null);
  useEffect(() => {
    const over = new AbortController();
    const set = (next: ToldPast) => over.signal.aborted || setTold(next);
    gateway.ask(PastOperationDocument, { id, asOf }, over.signal).then(
      ({ asyncOperation }) => set({ operation: asyncOperation, problem: null }),
      (error: unknown) =>
        set({ operation: null, problem: messageOf(isInvalidInput(error) ? new UnknownTimeError() : error) }),
    );
    return () => over.abort();
  }, [gateway, id, asOf]);
  return told;
}

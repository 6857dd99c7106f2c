import { useEffect, useMemo, useState } from 'react';
import { AllowedActionsDocument, type AllowedActionsQuery } from '../../client/documents.ts';
import { messageOf } from '../message-of.ts';
import { useSurroundings } from '../surroundings.tsx';

type OperationActions = NonNullable<AllowedActionsQuery['asyncOperation']>;

export type AllowedActions =
  | { readonly status: 'asking' }
  | { readonly status: 'gone' }
  | { readonly status: 'unknown'; readonly problem: string }
  | { readonly status: 'known'; readonly operation: OperationActions };

/** What may be asked of an operation now. Asked again with each of its versions. */
export function useAllowedActions(id: string, version: number | null): AllowedActions {
  const { gateway } = useSurroundings();
  const [known, setKnown] = useState<AllowedActions>({ status: 'asking' });
  // An answer is of an id in a version: with another one of the two it is old.
  const asked = useMemo(() => ({ id, version }), [id, version]);
  useEffect(() => {
    const over = new AbortController();
    const set = (next: AllowedActions) => over.signal.aborted || setKnown(next);
    gateway.ask(AllowedActionsDocument, { id: asked.id }, over.signal).then(
      ({ asyncOperation }) =>
        set(asyncOperation === null ? { status: 'gone' } : { status: 'known', operation: asyncOperation }),
      (error: unknown) => set({ status: 'unknown', problem: messageOf(error) }),
    );
    return () => over.abort();
  }, [gateway, asked]);
  return known;
}

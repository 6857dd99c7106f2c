import { useEffect, useState } from 'react';
import type { BulkOutcome } from '../../client/apply-in-slices.ts';
import type { AsyncOperationAction } from '../../client/documents.ts';
import { messageOf } from '../message-of.ts';
import { useSurroundings } from '../surroundings.tsx';
import type { ActionTarget } from './action-target.ts';
import { applyBulkAction } from './apply-bulk-action.ts';

export type BulkPreview =
  | { readonly status: 'asking' }
  | { readonly status: 'told'; readonly outcome: BulkOutcome }
  | { readonly status: 'unknown'; readonly problem: string };

/** What would come of it, as of now: a dry run. Null where it concerns one operation, or the time is missing. */
export function useBulkPreview(
  action: AsyncOperationAction,
  target: ActionTarget,
  postponeUntil: string | null,
): BulkPreview | null {
  const { gateway } = useSurroundings();
  const [preview, setPreview] = useState<BulkPreview>({ status: 'asking' });
  const isAsked = target.kind !== 'ONE' && (action !== 'POSTPONE' || postponeUntil !== null);
  useEffect(() => {
    if (!isAsked) return;
    let isOver = false;
    const set = (next: BulkPreview) => isOver || setPreview(next);
    set({ status: 'asking' });
    // Slice after slice, of which there may be a thousand: nobody is to do them for somebody who has gone.
    const goOn = () => {
      if (isOver) throw new Error('Nobody waits for the answer any more.');
    };
    applyBulkAction(gateway, { action, target, postponeUntil, reason: null, dryRun: true }, goOn).then(
      (outcome) => set({ status: 'told', outcome }),
      (error: unknown) => set({ status: 'unknown', problem: messageOf(error) }),
    );
    return () => {
      isOver = true;
    };
  }, [gateway, action, target, postponeUntil, isAsked]);
  return isAsked ? preview : null;
}

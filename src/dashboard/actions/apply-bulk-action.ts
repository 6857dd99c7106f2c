import { applyInSlices, type BulkOutcome } from '../../client/apply-in-slices.ts';
import { ApplyBulkActionDocument, type AsyncOperationAction, type BulkActionInput } from '../../client/documents.ts';
import type { Gateway } from '../gateway.ts';
import type { ActionTarget } from './action-target.ts';

export interface AskedBulkAction {
  readonly action: AsyncOperationAction;
  readonly target: Exclude<ActionTarget, { kind: 'ONE' }>;
  readonly reason: string | null;
  readonly postponeUntil: string | null;
  readonly dryRun: boolean;
}

/** Asks it of many, or with `dryRun` what would come of it. Throws an Error that says why where it was cut short. */
export async function applyBulkAction(
  gateway: Gateway,
  { target, ...asked }: AskedBulkAction,
  onProgress: (soFar: BulkOutcome) => void = () => {},
): Promise<BulkOutcome> {
  const which = target.kind === 'SELECTED' ? { ids: [...target.ids] } : { filter: target.filter };
  const ask = async (input: BulkActionInput) =>
    (await gateway.tell(ApplyBulkActionDocument, { input })).applyBulkAction;
  const result = await applyInSlices({ ...asked, ...which }, ask, onProgress);
  if (result.__typename !== 'BulkActionSuccess') throw new Error(result.message);
  return result;
}

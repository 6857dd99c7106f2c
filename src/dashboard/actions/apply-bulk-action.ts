import {
  ApplyBulkActionDocument,
  type ApplyBulkActionMutation,
  type AsyncOperationAction,
} from '../../client/documents.ts';
import type { Gateway } from '../gateway.ts';
import type { ActionTarget } from './action-target.ts';

export type BulkOutcome = Extract<ApplyBulkActionMutation['applyBulkAction'], { __typename: 'BulkActionSuccess' }>;

export interface AskedBulkAction {
  readonly action: AsyncOperationAction;
  readonly target: Exclude<ActionTarget, { kind: 'ONE' }>;
  readonly reason: string | null;
  readonly postponeUntil: string | null;
  readonly dryRun: boolean;
}

/** Asks it of many, or with `dryRun` what would come of it. Throws an Error that says why where nothing was begun. */
export async function applyBulkAction(gateway: Gateway, { target, ...asked }: AskedBulkAction): Promise<BulkOutcome> {
  const which = target.kind === 'SELECTED' ? { ids: [...target.ids] } : { filter: target.filter };
  const { applyBulkAction: result } = await gateway.tell(ApplyBulkActionDocument, { input: { ...asked, ...which } });
  if (result.__typename !== 'BulkActionSuccess') throw new Error(result.message);
  return result;
}

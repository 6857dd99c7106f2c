import { anyOf } from './any-of.ts';
import { arrow, type Transition, type UserAction, userActions } from './lifecycle.ts';
import type { Operation } from './operation.ts';
import type { OperationTypes } from './operation-types.ts';
import { type OperationErrorCode, type Refusal, refusal } from './refusal.ts';
import { type AsyncOperationStatus, asyncOperationStatuses, statusNames } from './statuses.ts';

/** Whether an action is legal for an operation as it stands: the arrow that it takes, or why not. */
export type Judgement =
  | { readonly allowed: true; readonly row: Transition }
  | { readonly allowed: false; readonly refusal: Refusal };

export interface AllowedAction {
  readonly action: UserAction;
  readonly judgement: Judgement;
}

const illegalCodes: Record<UserAction, OperationErrorCode> = {
  CANCEL: 'INVALID_STATE_CHANGE_TO_COMPLETE',
  PAUSE: 'INVALID_STATE_CHANGE_TO_SUSPENDED',
  POSTPONE: 'INVALID_STATE_CHANGE_TO_SUSPENDED',
  RESUME: 'INVALID_STATE_CHANGE_TO_READY',
  DELETE: 'CANNOT_DELETE_UNLESS_COMPLETED',
  RERUN: 'INVALID_STATE_CHANGE',
};

const infinitives: Record<UserAction, string> = {
  CANCEL: 'cancel',
  PAUSE: 'pause',
  POSTPONE: 'postpone',
  RESUME: 'resume',
  DELETE: 'delete',
  RERUN: 'run again',
};

const participles: Record<UserAction, string> = {
  CANCEL: 'canceled',
  PAUSE: 'paused',
  POSTPONE: 'postponed',
  RESUME: 'resumed',
  DELETE: 'deleted',
  RERUN: 'run again',
};

/** All that an action is judged by, beside its own input. */
type Judged = Pick<Operation, 'statusCode' | 'operationType'>;

/** Transition first, then the restricted types. The input's own rules come after this. */
export function judgeAction(operation: Judged, action: UserAction, types: OperationTypes): Judgement {
  const row = arrow(operation.statusCode, action);
  if (row === undefined) return { allowed: false, refusal: illegalAction(operation.statusCode, action) };
  const restricted = restriction(row, action, operation.operationType, types);
  return restricted === null ? { allowed: true, row } : { allowed: false, refusal: restricted };
}

export function allowedActions(operation: Judged, types: OperationTypes): AllowedAction[] {
  return userActions.map((action) => ({ action, judgement: judgeAction(operation, action, types) }));
}

const illegalActions = new Map<string, Refusal>();

/** Why an action has no arrow from a status. Made once for each of them: a page of operations asks for hundreds. */
function illegalAction(status: AsyncOperationStatus, action: UserAction): Refusal {
  const key = `${status} ${action}`;
  const known = illegalActions.get(key) ?? illegal(status, action);
  illegalActions.set(key, known);
  return known;
}

/** In words made from the table. */
function illegal(status: AsyncOperationStatus, action: UserAction): Refusal {
  const possible = statusNames.filter((name) => arrow(name, action) !== undefined);
  const list = anyOf(possible.map((name) => asyncOperationStatuses[name].label));
  const now = asyncOperationStatuses[status].label;
  const message = `The operation is ${now}; it can be ${participles[action]} only while it is ${list}.`;
  return refusal(illegalCodes[action], message);
}

/**
 * Nobody but the platform cancels, pauses or resumes a recurring system job. Postponing work in progress is a pause. Of
 * a type that is gone nothing new is created: no host could claim it.
 */
function restriction(row: Transition, action: UserAction, value: number, types: OperationTypes): Refusal | null {
  const type = types.get(value);
  if (type === undefined) return action === 'RERUN' ? unknownType(value, 'id') : null;
  if (type.userControllable) return null;
  const code = restrictionCode(row, action);
  if (code === null) return null;
  const forbidden =
    action === 'POSTPONE'
      ? 'nobody may pause one, which is what postponing it now would do'
      : `nobody may ${infinitives[action]} one`;
  return refusal(code, `Operations of type ${type.value} (${type.label}) are recurring system jobs; ${forbidden}.`);
}

function restrictionCode(row: Transition, action: UserAction): OperationErrorCode | null {
  if (action === 'CANCEL') return 'CANNOT_CANCEL';
  if (action === 'RESUME') return 'CANNOT_RESUME';
  if (row.event === 'PAUSE_REQUESTED') return 'CANNOT_PAUSE';
  return null;
}

export function unknownType(value: number, field: string): Refusal {
  const message = `${value} is not an operation type of this gateway; Query.operationTypes lists them.`;
  return refusal('TYPE_NOT_RECOGNIZED', message, [field]);
}

import type { Change } from './change.ts';
import type { ActionCommand, UpdateCommand } from './command.ts';
import { changeAlong, completed, type Decision, type DecisionContext, refuse } from './decision.ts';
import { judgeAction } from './judge-action.ts';
import type { OwnAction, Transition } from './lifecycle.ts';
import type { Instant, Operation } from './operation.ts';
import { invalidInput, type Refusal, refusal } from './refusal.ts';
import { asyncOperationStatuses, stateOf } from './statuses.ts';
import { futureInstant, type GivenInstant } from './time-rules.ts';

type Asked = Pick<ActionCommand, 'action' | 'postponeUntil' | 'expectedVersion' | 'reason' | 'actor'>;

export function decideAction(asked: Asked, operation: Operation, context: DecisionContext): Decision {
  const conflict = versionConflict(asked.expectedVersion, operation);
  if (conflict !== null) return refuse(conflict);
  const judgement = judgeAction(operation, asked.action, context.operationTypes);
  if (!judgement.allowed) return refuse(judgement.refusal);
  const postponeUntil = postponeTime(asked.action, asked.postponeUntil, context.now);
  if (postponeUntil !== null && typeof postponeUntil !== 'number') return refuse(postponeUntil);
  return changeAlong(judgement.row, context, asked.actor, {
    reason: asked.reason,
    patch: patchFor(judgement.row, postponeUntil, context.now),
  });
}

/** The seeds' way of changing state: StateCode (with its StatusCode) and PostponeUntil, mapped onto the actions. */
export function decideUpdate(command: UpdateCommand, operation: Operation, context: DecisionContext): Decision {
  const conflict = versionConflict(command.expectedVersion, operation);
  if (conflict !== null) return refuse(conflict);
  const meant = actionMeant(command, operation);
  if (typeof meant !== 'string') return refuse(meant);
  return decideAction({ ...command, action: meant }, operation, context);
}

function versionConflict(expectedVersion: number | null, operation: Operation): Refusal | null {
  if (expectedVersion === null || expectedVersion === operation.version) return null;
  const message = `The operation has changed: it is at version ${operation.version}, not ${expectedVersion}. Read it again and decide again.`;
  return refusal('INVALID_STATE_CHANGE_UNEXPECTED', message, ['expectedVersion']);
}

/** Until when to postpone, null for every other action; or what is wrong with it. */
function postponeTime(action: OwnAction, postponeUntil: GivenInstant | null, now: Instant): Instant | null | Refusal {
  if (action !== 'POSTPONE') {
    if (postponeUntil === null) return null;
    return invalidInput(['postponeUntil'], `postponeUntil is for postponing; it does not go with ${action}.`);
  }
  if (postponeUntil === null) return invalidInput(['postponeUntil'], 'POSTPONE needs postponeUntil.');
  return futureInstant(['postponeUntil'], postponeUntil, now);
}

function patchFor(row: Transition, postponeUntil: Instant | null, now: Instant): Change['patch'] {
  switch (row.event) {
    case 'POSTPONED':
      return { postponeUntil, suspension: 'POSTPONED' };
    case 'PAUSE_REQUESTED':
      return { postponeUntil };
    case 'RESUMED':
      return { postponeUntil: null, suspension: null };
    case 'CANCEL_REQUESTED':
      return { postponeUntil: null };
    case 'CANCELED':
      return completed(now);
    default:
      return {};
  }
}

/** The action that a write of attributes stands for, or why it stands for none. */
function actionMeant(command: UpdateCommand, operation: Operation): OwnAction | Refusal {
  const { stateCode, statusCode, postponeUntil } = command;
  if (stateCode === null) {
    if (statusCode !== null) return invalidInput(['stateCode'], 'statusCode is written together with its stateCode.');
    return postponeUntil === null
      ? invalidInput([], 'Give stateCode, postponeUntil, or both: nothing else can be written.')
      : 'POSTPONE';
  }
  if (statusCode !== null && stateOf(statusCode) !== stateCode) {
    return invalidInput(['statusCode'], `${statusCode} is not a status of ${stateCode}.`);
  }
  switch (stateCode) {
    case 'READY':
      return 'RESUME';
    case 'SUSPENDED':
      return postponeUntil === null ? 'PAUSE' : 'POSTPONE';
    case 'COMPLETED':
      return statusCode === 'CANCELED' ? 'CANCEL' : notToComplete(operation);
    case 'LOCKED':
      return refusal(
        'INVALID_STATE_CHANGE',
        'LOCKED cannot be written: only a host that claims the operation makes it Locked. To pause it, write SUSPENDED; to cancel it, write COMPLETED with the status CANCELED.',
      );
  }
}

function notToComplete(operation: Operation): Refusal {
  const now = asyncOperationStatuses[operation.statusCode].label;
  return refusal(
    'INVALID_STATE_CHANGE_TO_COMPLETE',
    `The operation is ${now}. Only its host makes it Succeeded or Failed; to cancel it, write COMPLETED with the status CANCELED.`,
  );
}

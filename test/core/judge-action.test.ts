import { describe, expect, it } from 'vitest';
import { allowedActions } from '../../src/core/judge-action.ts';
import type { UserAction } from '../../src/core/lifecycle.ts';
import type { AsyncOperationStatus } from '../../src/core/statuses.ts';
import { contextAt, now } from './decision-context.ts';
import { operationIn } from './operation-in.ts';

const { operationTypes } = contextAt(now);

function told(status: AsyncOperationStatus): Record<string, string | null> {
  const actions = allowedActions(operationIn(status), operationTypes);
  return Object.fromEntries(
    actions.map(({ action, judgement }) => [action, judgement.allowed ? judgement.row.to : judgement.refusal.code]),
  );
}

describe('allowedActions', () => {
  const toCompleted = 'INVALID_STATE_CHANGE_TO_COMPLETE';
  const toSuspended = 'INVALID_STATE_CHANGE_TO_SUSPENDED';
  const toReady = 'INVALID_STATE_CHANGE_TO_READY';
  const toNothing = 'CANNOT_DELETE_UNLESS_COMPLETED';
  const completed = [toCompleted, toSuspended, toSuspended, toReady, null] as const;
  const noRerun = 'INVALID_STATE_CHANGE';
  const aNewOne = 'WAITING_FOR_RESOURCES';

  it.each<[AsyncOperationStatus, readonly (string | null)[]]>([
    ['WAITING_FOR_RESOURCES', ['CANCELED', toSuspended, 'WAITING', toReady, toNothing, noRerun]],
    ['WAITING', ['CANCELED', toSuspended, 'WAITING', 'WAITING_FOR_RESOURCES', toNothing, noRerun]],
    ['IN_PROGRESS', ['CANCELING', 'PAUSING', 'PAUSING', toReady, toNothing, noRerun]],
    ['PAUSING', ['CANCELING', toSuspended, toSuspended, toReady, toNothing, noRerun]],
    ['CANCELING', [toCompleted, toSuspended, toSuspended, toReady, toNothing, noRerun]],
    ['SUCCEEDED', [...completed, noRerun]],
    ['FAILED', [...completed, aNewOne]],
    ['CANCELED', [...completed, aNewOne]],
  ])('of %s', (status, [cancel, pause, postpone, resume, remove, again]) => {
    expect(told(status)).toEqual({
      ...{ CANCEL: cancel, PAUSE: pause, POSTPONE: postpone, RESUME: resume, DELETE: remove },
      RERUN: again,
    });
  });

  it.each<[UserAction, AsyncOperationStatus, string]>([
    [
      'CANCEL',
      'CANCELING',
      'The operation is Canceling; it can be canceled only while it is Waiting For Resources, Waiting, In Progress or Pausing.',
    ],
    [
      'PAUSE',
      'WAITING_FOR_RESOURCES',
      'The operation is Waiting For Resources; it can be paused only while it is In Progress.',
    ],
    [
      'POSTPONE',
      'PAUSING',
      'The operation is Pausing; it can be postponed only while it is Waiting For Resources, Waiting or In Progress.',
    ],
    ['RESUME', 'SUCCEEDED', 'The operation is Succeeded; it can be resumed only while it is Waiting.'],
    [
      'DELETE',
      'WAITING',
      'The operation is Waiting; it can be deleted only while it is Succeeded, Failed or Canceled.',
    ],
    ['RERUN', 'SUCCEEDED', 'The operation is Succeeded; it can be run again only while it is Failed or Canceled.'],
  ])('says in words why %s is refused in %s', (action, status, message) => {
    const judgement = allowedActions(operationIn(status), operationTypes).find(
      (row) => row.action === action,
    )?.judgement;
    expect(judgement).toMatchObject({ allowed: false, refusal: { message, field: [] } });
  });
});

import { describe, expect, it } from 'vitest';
import { decide } from '../../src/core/decide.ts';
import { allowedActions } from '../../src/core/judge-action.ts';
import type { UserAction } from '../../src/core/lifecycle.ts';
import type { Operation } from '../../src/core/operation.ts';
import { createOperationTypes } from '../../src/core/operation-types.ts';
import type { OperationErrorCode } from '../../src/core/refusal.ts';
import type { AsyncOperationState, AsyncOperationStatus } from '../../src/core/statuses.ts';
import { act, ask, claim, settle, soon, tick, update } from './commands.ts';
import { contextAt, now } from './decision-context.ts';
import { operationIn } from './operation-in.ts';

const restricted = [9, 16, 18, 19, 20, 22, 24, 25, 27, 31];

/** In a status that no user could have brought it to: the platform or an installation's older settings have. */
function restrictedIn(status: AsyncOperationStatus, operationType: number): Operation {
  return { ...operationIn(status), operationType };
}

/** Every action in every status from which the table has an arrow for it. */
const verdicts: readonly (readonly [UserAction, AsyncOperationStatus, 'legal' | OperationErrorCode])[] = [
  ['CANCEL', 'WAITING_FOR_RESOURCES', 'CANNOT_CANCEL'],
  ['CANCEL', 'WAITING', 'CANNOT_CANCEL'],
  ['CANCEL', 'IN_PROGRESS', 'CANNOT_CANCEL'],
  ['CANCEL', 'PAUSING', 'CANNOT_CANCEL'],
  ['PAUSE', 'IN_PROGRESS', 'CANNOT_PAUSE'],
  ['RESUME', 'WAITING', 'CANNOT_RESUME'],
  ['POSTPONE', 'WAITING_FOR_RESOURCES', 'legal'],
  ['POSTPONE', 'WAITING', 'legal'],
  ['POSTPONE', 'IN_PROGRESS', 'CANNOT_PAUSE'],
  ['DELETE', 'SUCCEEDED', 'legal'],
  ['DELETE', 'FAILED', 'legal'],
  ['DELETE', 'CANCELED', 'legal'],
  ['RERUN', 'FAILED', 'legal'],
  ['RERUN', 'CANCELED', 'legal'],
  // The transition is judged before the type.
  ['CANCEL', 'CANCELING', 'INVALID_STATE_CHANGE_TO_COMPLETE'],
  ['PAUSE', 'WAITING_FOR_RESOURCES', 'INVALID_STATE_CHANGE_TO_SUSPENDED'],
  ['RESUME', 'IN_PROGRESS', 'INVALID_STATE_CHANGE_TO_READY'],
  ['DELETE', 'IN_PROGRESS', 'CANNOT_DELETE_UNLESS_COMPLETED'],
];

describe.each(restricted)('operations of type %i', (operationType) => {
  it.each(verdicts)('%s in %s: %s', (action, status, verdict) => {
    const operation = restrictedIn(status, operationType);
    const decision = decide(ask(action), operation, contextAt(now));
    if (verdict === 'legal') expect(decision.type).toBe('CHANGE');
    else expect(decision).toMatchObject({ type: 'REFUSE', refusal: { code: verdict } });
  });

  it.each<[AsyncOperationState, AsyncOperationStatus | null, number | null, AsyncOperationStatus, OperationErrorCode]>([
    ['COMPLETED', 'CANCELED', null, 'WAITING', 'CANNOT_CANCEL'],
    ['SUSPENDED', null, null, 'IN_PROGRESS', 'CANNOT_PAUSE'],
    ['SUSPENDED', null, soon, 'IN_PROGRESS', 'CANNOT_PAUSE'],
    ['READY', null, null, 'WAITING', 'CANNOT_RESUME'],
  ])('cannot be written %s %s, postponed until %s, while %s', (stateCode, statusCode, postponeUntil, status, code) => {
    const command = update({ stateCode, statusCode, postponeUntil });
    expect(decide(command, restrictedIn(status, operationType), contextAt(now))).toMatchObject({ refusal: { code } });
  });

  it('are claimed, settled and woken like any other', () => {
    const run = [
      decide(claim(), restrictedIn('WAITING_FOR_RESOURCES', operationType), contextAt(now)),
      decide(settle(2, 'SUCCEEDED'), restrictedIn('IN_PROGRESS', operationType), contextAt(now)),
      decide(tick(), restrictedIn('WAITING', operationType), contextAt(soon)),
    ];
    expect(run.map((decision) => decision.type)).toEqual(['CHANGE', 'CHANGE', 'CHANGE']);
  });

  it('are settled as WAITING with a time alone, because nobody could resume or cancel them', () => {
    const operation = restrictedIn('IN_PROGRESS', operationType);
    const { label } = createOperationTypes().get(operationType) ?? {};
    expect(decide(settle(2, 'WAITING'), operation, contextAt(now))).toMatchObject({
      refusal: {
        code: 'INVALID_INPUT',
        field: ['postponeUntil'],
        message: `Operations of type ${operationType} (${label}) are recurring system jobs, which nobody may resume: WAITING needs postponeUntil.`,
      },
    });
    expect(decide(settle(2, 'WAITING', { postponeUntil: soon }), operation, contextAt(now)).type).toBe('CHANGE');
  });
});

describe('the restriction', () => {
  it('is on these ten types and no other', () => {
    const types = [...createOperationTypes().values()];
    expect(types.filter((type) => !type.userControllable).map((type) => type.value)).toEqual(restricted);
  });

  it('can be put on a type and taken from one by an installation', () => {
    const context = {
      ...contextAt(now),
      operationTypes: createOperationTypes([
        { value: 5, userControllable: false },
        { value: 9, userControllable: true },
      ]),
    };
    const cancel = (operationType: number) => decide(act('CANCEL'), restrictedIn('WAITING', operationType), context);
    expect(cancel(5)).toMatchObject({ refusal: { code: 'CANNOT_CANCEL' } });
    expect(cancel(9).type).toBe('CHANGE');
  });

  it('does not hold for a type that the installation no longer names', () => {
    expect(decide(act('CANCEL'), restrictedIn('WAITING', 123_456), contextAt(now)).type).toBe('CHANGE');
  });

  it('is told by allowedActions, in words', () => {
    const told = allowedActions(restrictedIn('IN_PROGRESS', 9), createOperationTypes()).map(({ action, judgement }) => [
      action,
      judgement.allowed ? 'allowed' : judgement.refusal.message,
    ]);
    const type = 'Operations of type 9 (SQM Data Collection) are recurring system jobs';
    expect(told).toEqual([
      ['CANCEL', `${type}; nobody may cancel one.`],
      ['PAUSE', `${type}; nobody may pause one.`],
      ['POSTPONE', `${type}; nobody may pause one, which is what postponing it now would do.`],
      ['RESUME', 'The operation is In Progress; it can be resumed only while it is Waiting.'],
      ['DELETE', 'The operation is In Progress; it can be deleted only while it is Succeeded, Failed or Canceled.'],
      ['RERUN', 'The operation is In Progress; it can be run again only while it is Failed or Canceled.'],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { decide } from '../../src/core/decide.ts';
import type { OwnAction } from '../../src/core/lifecycle.ts';
import type { OperationErrorCode } from '../../src/core/refusal.ts';
import {
  type AsyncOperationState,
  type AsyncOperationStatus,
  stateNames,
  statusNames,
} from '../../src/core/statuses.ts';
import { act, soon, update } from './commands.ts';
import { contextAt, minute, now } from './decision-context.ts';
import { operationIn } from './operation-in.ts';

interface Refused {
  readonly code: OperationErrorCode;
  readonly field: readonly string[];
}

type Meaning = OwnAction | Refused;

const faultAt = (...field: string[]): Refused => ({ code: 'INVALID_INPUT', field });

const statusesByState: Record<AsyncOperationState, readonly AsyncOperationStatus[]> = {
  READY: ['WAITING_FOR_RESOURCES'],
  SUSPENDED: ['WAITING'],
  LOCKED: ['IN_PROGRESS', 'PAUSING', 'CANCELING'],
  COMPLETED: ['SUCCEEDED', 'FAILED', 'CANCELED'],
};

/** What a write of attributes stands for, as the design says it. */
function meaning(
  stateCode: AsyncOperationState | null,
  statusCode: AsyncOperationStatus | null,
  postponed: boolean,
): Meaning {
  if (stateCode === null && statusCode !== null) return faultAt('stateCode');
  if (stateCode === null) return postponed ? 'POSTPONE' : faultAt();
  if (statusCode !== null && !statusesByState[stateCode].includes(statusCode)) return faultAt('statusCode');
  if (stateCode === 'READY') return 'RESUME';
  if (stateCode === 'SUSPENDED') return postponed ? 'POSTPONE' : 'PAUSE';
  if (stateCode === 'LOCKED') return { code: 'INVALID_STATE_CHANGE', field: [] };
  return statusCode === 'CANCELED' ? 'CANCEL' : { code: 'INVALID_STATE_CHANGE_TO_COMPLETE', field: [] };
}

const stateCodes = [null, ...stateNames];
const statusCodes = [null, ...statusNames];
const times = { never: null, past: now - minute, future: soon };

const combinations = stateCodes.flatMap((stateCode) =>
  statusCodes.flatMap((statusCode) =>
    Object.entries(times).map(([when, postponeUntil]) => ({ stateCode, statusCode, when, postponeUntil })),
  ),
);

describe.each(combinations)('writing $stateCode, $statusCode, postponed: $when', (attributes) => {
  const { stateCode, statusCode, postponeUntil } = attributes;
  const meant = meaning(stateCode, statusCode, postponeUntil !== null);

  it(typeof meant === 'string' ? `is a ${meant} in every status` : `is refused in every status: ${meant.code}`, () => {
    for (const status of statusNames) {
      const operation = operationIn(status);
      const decision = decide(update({ stateCode, statusCode, postponeUntil }), operation, contextAt(now));
      if (typeof meant === 'string') {
        expect(decision).toEqual(decide(act(meant, { postponeUntil }), operation, contextAt(now)));
      } else {
        expect(decision).toMatchObject({ type: 'REFUSE', refusal: meant });
      }
    }
  });
});

describe('an update', () => {
  it('carries the reason and the actor of who writes', () => {
    const command = update({ stateCode: 'READY', reason: 'the disk is back', actor: 'bob' });
    expect(decide(command, operationIn('WAITING'), contextAt(now))).toMatchObject({
      change: { kind: 'RESUMED', reason: 'the disk is back', actor: 'bob' },
    });
  });

  it('is refused in words that tell what to write instead', () => {
    const messages = [
      update(),
      update({ statusCode: 'CANCELED' }),
      update({ stateCode: 'READY', statusCode: 'WAITING' }),
      update({ stateCode: 'READY', postponeUntil: soon }),
      update({ stateCode: 'COMPLETED' }),
      update({ stateCode: 'LOCKED' }),
    ].map((command) => decide(command, operationIn('WAITING'), contextAt(now)));
    expect(messages.map((decision) => (decision.type === 'REFUSE' ? decision.refusal.message : decision.type))).toEqual(
      [
        'Give stateCode, postponeUntil, or both: nothing else can be written.',
        'statusCode is written together with its stateCode.',
        'WAITING is not a status of READY.',
        'postponeUntil is for postponing; it does not go with RESUME.',
        'The operation is Waiting. Only its host makes it Succeeded or Failed; to cancel it, write COMPLETED with the status CANCELED.',
        'LOCKED cannot be written: only a host that claims the operation makes it Locked. To pause it, write SUSPENDED; to cancel it, write COMPLETED with the status CANCELED.',
      ],
    );
  });
});

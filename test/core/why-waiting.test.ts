import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/core/operation.ts';
import { freeLoad } from '../../src/core/starts-now.ts';
import { type Surroundings, whyWaiting } from '../../src/core/why-waiting.ts';
import { act, create, settle, soon } from './commands.ts';
import { contextAt, now } from './decision-context.ts';
import { changedBy, operationIn } from './operation-in.ts';

const types = contextAt(now).operationTypes;
const free: Surroundings = {
  behind: null,
  lockedOfKey: null,
  operationType: types.get(5),
  load: freeLoad(5),
  starts: { count: 1, heldBackBy: null, until: null },
  hostSeen: true,
};
const until = '2026-01-15T12:01:00.000Z';

const why = (operation: Operation, surroundings: Partial<Surroundings> = {}) =>
  whyWaiting(operation, { ...free, ...surroundings });
const settled = (...[outcome, given]: [Parameters<typeof settle>[1], Parameters<typeof settle>[2]?]) =>
  changedBy(operationIn('IN_PROGRESS'), settle(2, outcome, given), contextAt(now));

describe('a Ready operation waits', () => {
  const ready = operationIn('WAITING_FOR_RESOURCES');
  const first = changedBy(null, create({ name: 'Import accounts' }), contextAt(now));

  it('for the next free host', () => {
    expect(why(ready)).toEqual({
      code: 'NEXT_IN_QUEUE',
      message: 'Nothing stands in its way: the next free host takes it.',
      until: null,
      behind: null,
    });
  });

  it('for any host at all', () => {
    const code = 'NO_HOST';
    expect(why(ready, { hostSeen: false })).toEqual({
      code,
      message: 'No host that takes type 5 (Import) has been heard of lately.',
      until: null,
      behind: null,
    });
    expect(why(ready, { hostSeen: false, operationType: undefined })).toMatchObject({
      code,
      message: 'No host that takes its type has been heard of lately.',
    });
  });

  it('behind another, whether there is a host or not', () => {
    for (const hostSeen of [true, false]) {
      expect(why(ready, { behind: first, hostSeen })).toEqual({
        code: 'BEHIND_DEPENDENCY',
        message: '“Import accounts” has the same dependency token and comes first.',
        until: null,
        behind: first,
      });
    }
  });
});

describe('a Suspended operation waits', () => {
  const pausing = changedBy(operationIn('IN_PROGRESS'), act('PAUSE'), contextAt(now));

  it.each([
    ['until it was postponed to', operationIn('WAITING'), 'POSTPONED', `It is postponed until ${until}.`, soon],
    [
      'until a pause ends',
      changedBy(operationIn('PAUSING'), settle(2, 'PAUSED'), contextAt(now)),
      'POSTPONED',
      `It is postponed until ${until}.`,
      soon,
    ],
    [
      'until somebody resumes it',
      changedBy(pausing, settle(2, 'PAUSED'), contextAt(now)),
      'PAUSED',
      'A person paused it; it waits until somebody resumes it.',
      null,
    ],
    [
      'for what its host waits for',
      settled('WAITING'),
      'WAITING_FOR_EVENT',
      'Its host suspended it until somebody resumes it.',
      null,
    ],
    [
      'until its host wants it again',
      settled('WAITING', { postponeUntil: soon }),
      'WAITING_FOR_EVENT',
      `Its host suspended it until ${until}.`,
      soon,
    ],
    [
      'until its retry is due',
      settled('FAILED', { postponeUntil: soon }),
      'BACKING_OFF',
      `Its last attempt failed; retry 1 of 3 is due at ${until}.`,
      soon,
    ],
    [
      'until somebody postponed its retry to',
      changedBy(settled('FAILED'), act('POSTPONE'), contextAt(now)),
      'POSTPONED',
      `It is postponed until ${until}.`,
      soon,
    ],
  ])('%s', (_what, operation, code, message, instant) => {
    expect(why(operation)).toEqual({ code, message, until: instant, behind: null });
  });

  it('for its own reason, whatever stands around it', () => {
    expect(why(operationIn('WAITING'), { hostSeen: false, behind: operationIn('IN_PROGRESS') })?.code).toBe(
      'POSTPONED',
    );
  });
});

it.each([
  'IN_PROGRESS',
  'PAUSING',
  'CANCELING',
  'SUCCEEDED',
  'FAILED',
  'CANCELED',
] as const)('an operation that is %s does not wait', (status) => {
  expect(why(operationIn(status))).toBeNull();
});

import { describe, expect, it } from 'vitest';
import { applyChange } from '../../src/core/change.ts';
import type { Command } from '../../src/core/command.ts';
import { decide } from '../../src/core/decide.ts';
import type { Decision } from '../../src/core/decision.ts';
import { type EventKind, type Party, type Transition, transitions, userActions } from '../../src/core/lifecycle.ts';
import type { Operation } from '../../src/core/operation.ts';
import type { OperationErrorCode } from '../../src/core/refusal.ts';
import { stateOf, statusFromValue, statusNames, statusValue } from '../../src/core/statuses.ts';
import { act, claim, create, heartbeat, settle, soon, tick } from './commands.ts';
import { contextAt, now } from './decision-context.ts';
import { changedBy, operationIn } from './operation-in.ts';

type Cause =
  | 'claim'
  | 'progress'
  | 'cancel'
  | 'pause'
  | 'postpone'
  | 'resume'
  | 'delete'
  | 'settle SUCCEEDED'
  | 'settle CANCELED'
  | 'settle PAUSED'
  | 'settle WAITING'
  | 'settle RELEASED'
  | 'settle FAILED, retries left'
  | 'settle FAILED, none left'
  | 'settle FAILED, retry: false'
  | 'postponeUntil comes'
  | 'lease expires, retries left'
  | 'lease expires, none left';

/** The life of an operation, written down a second time: by the numbers of its statuses, and not from the code. */
const life: readonly (readonly [from: number[], cause: Cause, event: EventKind, to: number | null, by: Party])[] = [
  [[0], 'claim', 'CLAIMED', 20, 'host'],
  [[0], 'postpone', 'POSTPONED', 10, 'user'],
  [[0], 'cancel', 'CANCELED', 32, 'user'],
  [[10], 'postpone', 'POSTPONED', 10, 'user'],
  [[10], 'resume', 'RESUMED', 0, 'user'],
  [[10], 'postponeUntil comes', 'WOKEN', 0, 'platform'],
  [[10], 'cancel', 'CANCELED', 32, 'user'],
  [[20], 'progress', 'PROGRESSED', 20, 'host'],
  [[20], 'pause', 'PAUSE_REQUESTED', 21, 'user'],
  [[20], 'postpone', 'PAUSE_REQUESTED', 21, 'user'],
  [[20, 21], 'cancel', 'CANCEL_REQUESTED', 22, 'user'],
  [[21], 'settle PAUSED', 'PAUSED', 10, 'host'],
  [[21], 'lease expires, retries left', 'PAUSED', 10, 'platform'],
  [[21], 'lease expires, none left', 'PAUSED', 10, 'platform'],
  [[22], 'settle CANCELED', 'CANCELED', 32, 'host'],
  [[22], 'lease expires, retries left', 'CANCELED', 32, 'platform'],
  [[22], 'lease expires, none left', 'CANCELED', 32, 'platform'],
  [[20], 'settle WAITING', 'WAITING', 10, 'host'],
  [[20], 'settle FAILED, retries left', 'RETRY_SCHEDULED', 10, 'host'],
  [[20], 'settle RELEASED', 'RELEASED', 0, 'host'],
  [[21], 'settle RELEASED', 'RELEASED', 10, 'host'],
  [[20], 'lease expires, retries left', 'LEASE_EXPIRED', 0, 'platform'],
  [[20], 'lease expires, none left', 'LEASE_EXPIRED', 31, 'platform'],
  [[20, 21, 22], 'settle SUCCEEDED', 'SUCCEEDED', 30, 'host'],
  [[20, 21, 22], 'settle FAILED, none left', 'FAILED', 31, 'host'],
  [[20, 21, 22], 'settle FAILED, retry: false', 'FAILED', 31, 'host'],
  // RETRY_SCHEDULED is for work in progress alone.
  [[21, 22], 'settle FAILED, retries left', 'FAILED', 31, 'host'],
  [[30, 31, 32], 'delete', 'DELETED', null, 'user'],
];

type Verdict = OperationErrorCode | 'lease renewed';

const lateHost = (status: number): Verdict => (status >= 20 && status < 30 ? 'INVALID_STATE_CHANGE' : 'LEASE_LOST');

/** What follows where `life` says nothing. */
const otherwise: Record<Cause, (status: number) => Verdict> = {
  claim: () => 'INVALID_STATE_CHANGE',
  progress: (status) => (status === 21 || status === 22 ? 'lease renewed' : 'LEASE_LOST'),
  cancel: () => 'INVALID_STATE_CHANGE_TO_COMPLETE',
  pause: () => 'INVALID_STATE_CHANGE_TO_SUSPENDED',
  postpone: () => 'INVALID_STATE_CHANGE_TO_SUSPENDED',
  resume: () => 'INVALID_STATE_CHANGE_TO_READY',
  delete: () => 'CANNOT_DELETE_UNLESS_COMPLETED',
  'settle SUCCEEDED': lateHost,
  'settle CANCELED': lateHost,
  'settle PAUSED': lateHost,
  'settle WAITING': lateHost,
  'settle RELEASED': lateHost,
  'settle FAILED, retries left': lateHost,
  'settle FAILED, none left': lateHost,
  'settle FAILED, retry: false': lateHost,
  'postponeUntil comes': () => 'INVALID_STATE_CHANGE',
  'lease expires, retries left': () => 'INVALID_STATE_CHANGE',
  'lease expires, none left': () => 'INVALID_STATE_CHANGE',
};

/** The command that stands for a cause, and when it comes. */
const commands: Record<Cause, (operation: Operation) => readonly [command: Command, instant: number]> = {
  claim: () => [claim(), now],
  progress: ({ epoch }) => [heartbeat(epoch, { progress: 0.5 }), now],
  cancel: () => [act('CANCEL'), now],
  pause: () => [act('PAUSE'), now],
  postpone: () => [act('POSTPONE', { postponeUntil: soon + 1 }), now],
  resume: () => [act('RESUME'), now],
  delete: () => [act('DELETE'), now],
  'settle SUCCEEDED': ({ epoch }) => [settle(epoch, 'SUCCEEDED'), now],
  'settle CANCELED': ({ epoch }) => [settle(epoch, 'CANCELED'), now],
  'settle PAUSED': ({ epoch }) => [settle(epoch, 'PAUSED'), now],
  'settle WAITING': ({ epoch }) => [settle(epoch, 'WAITING'), now],
  'settle RELEASED': ({ epoch }) => [settle(epoch, 'RELEASED'), now],
  'settle FAILED, retries left': ({ epoch }) => [settle(epoch, 'FAILED'), now],
  'settle FAILED, none left': ({ epoch }) => [settle(epoch, 'FAILED'), now],
  'settle FAILED, retry: false': ({ epoch }) => [settle(epoch, 'FAILED', { retry: false }), now],
  'postponeUntil comes': () => [tick(), soon],
  'lease expires, retries left': ({ lease }) => [tick(), lease?.expiresOn ?? now],
  'lease expires, none left': ({ lease }) => [tick(), lease?.expiresOn ?? now],
};

const causes = Object.keys(commands).filter((text): text is Cause => text in commands);

function verdictOf(decision: Decision): Verdict | Decision {
  if (decision.type === 'RENEW') return 'lease renewed';
  return decision.type === 'REFUSE' ? decision.refusal.code : decision;
}

describe.each(statusNames)('an operation that is %s', (status) => {
  const value = statusValue(status);

  it.each(causes)('at: %s', (cause) => {
    const operation = operationIn(status, { maxRetries: cause.endsWith('none left') ? 0 : 3 });
    const [command, instant] = commands[cause](operation);
    const decision = decide(command, operation, contextAt(instant));
    const expected = life.filter(([from, of]) => from.includes(value) && of === cause);

    if (expected.length === 0) {
      expect(verdictOf(decision)).toBe(otherwise[cause](value));
      return;
    }
    expect(expected).toHaveLength(1);
    const [, , event, to] = expected[0] ?? [];
    expect(decision).toMatchObject({
      type: 'CHANGE',
      change: { kind: event, from: status, to: typeof to === 'number' ? statusFromValue(to) : null },
    });
    if (decision.type !== 'CHANGE') return;
    const next = applyChange(operation, decision.change, operation.position + 1);
    expect(statusValue(next.statusCode)).toBe(to ?? value);
  });

  it('is not created again', () => {
    expect(decide(create(), operationIn(status), contextAt(now))).toEqual({ type: 'EXISTING' });
  });
});

describe('an operation that does not exist yet', () => {
  it('is created Ready', () => {
    expect(changedBy(null, create(), contextAt(now))).toMatchObject({
      statusCode: 'WAITING_FOR_RESOURCES',
      version: 1,
    });
  });

  it('is created Suspended where it is postponed', () => {
    const created = changedBy(null, create({ postponeUntil: soon }), contextAt(now));
    expect(created).toMatchObject({ statusCode: 'WAITING', suspension: 'POSTPONED', postponeUntil: soon });
  });

  it.each<[string, Command, OperationErrorCode]>([
    ['an action', act('CANCEL'), 'NOT_FOUND'],
    ['a heartbeat', heartbeat(1), 'LEASE_LOST'],
    ['a settlement', settle(1, 'SUCCEEDED'), 'LEASE_LOST'],
  ])('refuses %s', (_what, command, code) => {
    expect(verdictOf(decide(command, null, contextAt(now)))).toBe(code);
  });
});

describe('the table', () => {
  const key = (from: number | null, event: EventKind, to: number | null) => `${from} ${event} ${to}`;
  const numberOf = (status: Transition['from']) => (status === null ? null : statusValue(status));

  it('has the arrows of the design and no other', () => {
    const created = [key(null, 'CREATED', 0), key(null, 'CREATED', 10)];
    const expected = life.flatMap(([from, , event, to]) => from.map((status) => key(status, event, to)));
    const actual = transitions.map((row) => key(numberOf(row.from), row.event, numberOf(row.to)));
    expect(new Set(actual)).toEqual(new Set([...created, ...expected]));
  });

  it('says who takes each arrow', () => {
    for (const [from, , event, to, by] of life) {
      const rows = transitions.filter(
        (row) => row.from !== null && from.includes(statusValue(row.from)) && row.event === event,
      );
      const parties = rows.filter((row) => numberOf(row.to) === to).flatMap((row) => row.by);
      expect(parties, `${event} from ${from}`).toContain(by);
    }
    for (const row of transitions.filter(({ trigger }) => trigger === 'CREATE' || trigger === 'DELETE')) {
      expect(row.by).toEqual(['user', 'platform']);
    }
  });

  it('has a rerun that nobody but a user asks for, and that moves nothing but the new operation', () => {
    const reruns = transitions.filter(({ trigger, rerunOf }) => trigger === 'RERUN' || rerunOf !== null);
    expect(reruns).toMatchObject([
      { from: null, event: 'CREATED', to: 'WAITING_FOR_RESOURCES', by: ['user'], rerunOf: ['FAILED', 'CANCELED'] },
    ]);
  });

  it('names no two arrows for one trigger under one condition', () => {
    const keys = transitions.map((row) => `${row.from} ${row.trigger} ${row.when}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('lets a user do nothing but the user actions', () => {
    const triggers = new Set(transitions.filter((row) => row.by.includes('user')).map((row) => row.trigger));
    expect(triggers).toEqual(new Set(['CREATE', ...userActions]));
  });

  it('goes from Suspended to Locked nowhere, and out of Completed by DELETED alone', () => {
    for (const { from, to, event } of transitions) {
      if (from === null) continue;
      if (stateOf(from) === 'SUSPENDED' && to !== null) expect(stateOf(to)).not.toBe('LOCKED');
      if (stateOf(from) === 'COMPLETED') expect([event, to]).toEqual(['DELETED', null]);
    }
  });
});

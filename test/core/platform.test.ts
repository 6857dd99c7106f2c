import { describe, expect, it } from 'vitest';
import { decide } from '../../src/core/decide.ts';
import type { Operation } from '../../src/core/operation.ts';
import { act, claim, create, leaseMs, settle, soon, tick } from './commands.ts';
import { contextAt, minute, now } from './decision-context.ts';
import { changedBy, operationIn } from './operation-in.ts';

const claimedOn = now - minute;
const leaseEnd = claimedOn + leaseMs;
const ranOut = 'The lease of host host-1 ran out: no heartbeat came in time.';

const at = (operation: Operation, instant: number) => changedBy(operation, tick(), contextAt(instant));

describe('what is postponed', () => {
  const waiting = operationIn('WAITING');

  it('is woken when its time comes, and not a millisecond before', () => {
    expect(decide(tick(), waiting, contextAt(soon - 1)).type).toBe('REFUSE');
    expect(at(waiting, soon)).toMatchObject({
      statusCode: 'WAITING_FOR_RESOURCES',
      suspension: null,
      postponeUntil: null,
      modifiedBy: 'platform',
    });
  });

  it('is woken too where it was paused with a time, or waits, or backs off', () => {
    const inProgress = operationIn('IN_PROGRESS');
    const suspended = [
      changedBy(operationIn('PAUSING'), settle(2, 'PAUSED'), contextAt(now)),
      changedBy(inProgress, settle(2, 'WAITING', { postponeUntil: soon }), contextAt(now)),
      changedBy(inProgress, settle(2, 'FAILED', { postponeUntil: soon }), contextAt(now)),
    ];
    expect(suspended.map((operation) => operation.suspension)).toEqual(['PAUSED', 'WAITING', 'BACKING_OFF']);
    for (const operation of suspended) expect(at(operation, soon).statusCode).toBe('WAITING_FOR_RESOURCES');
  });

  it('wakes at once where its time came while its host was still pausing', () => {
    const paused = changedBy(operationIn('PAUSING'), settle(2, 'PAUSED'), contextAt(soon + minute));
    expect(at(paused, soon + minute).statusCode).toBe('WAITING_FOR_RESOURCES');
  });
});

describe('what is paused without a time', () => {
  it('is never woken', () => {
    const pausing = changedBy(operationIn('IN_PROGRESS'), act('PAUSE'), contextAt(now));
    const paused = changedBy(pausing, settle(2, 'PAUSED'), contextAt(now));
    expect(paused).toMatchObject({ suspension: 'PAUSED', postponeUntil: null });
    expect(decide(tick(), paused, contextAt(Number.MAX_SAFE_INTEGER)).type).toBe('REFUSE');
  });
});

describe('a lease that runs out', () => {
  it('does so at its time, and not a millisecond before', () => {
    expect(decide(tick(), operationIn('IN_PROGRESS'), contextAt(leaseEnd - 1)).type).toBe('REFUSE');
    expect(decide(tick(), operationIn('IN_PROGRESS'), contextAt(leaseEnd)).type).toBe('CHANGE');
  });

  it('does so only where its host has been able to renew it for as long as it is', () => {
    const operation = operationIn('IN_PROGRESS');
    const since = leaseEnd + 5;
    const ticked = (instant: number) =>
      decide({ ...tick(instant), renewableSince: since }, operation, contextAt(instant)).type;
    expect(ticked(since + leaseMs - 1)).toBe('REFUSE');
    expect(ticked(since + leaseMs)).toBe('CHANGE');
  });

  it('gives work in progress back for one retry, and says why', () => {
    const operation = operationIn('IN_PROGRESS', { maxRetries: 1 });
    expect(decide(tick(), operation, contextAt(leaseEnd))).toMatchObject({
      change: { kind: 'LEASE_EXPIRED', reason: ranOut, payloads: { message: ranOut }, actor: 'platform' },
    });
    expect(at(operation, leaseEnd)).toMatchObject({
      statusCode: 'WAITING_FOR_RESOURCES',
      retryCount: 1,
      lease: null,
      executionMs: leaseMs,
    });
  });

  it('fails it where no retry is left', () => {
    const operation = operationIn('IN_PROGRESS', { maxRetries: 0 });
    expect(at(operation, leaseEnd)).toMatchObject({ statusCode: 'FAILED', retryCount: 0, completedOn: leaseEnd });
  });

  it('pauses what was pausing, without a retry, and keeps the time it was postponed to', () => {
    expect(at(operationIn('PAUSING'), leaseEnd)).toMatchObject({
      statusCode: 'WAITING',
      suspension: 'PAUSED',
      retryCount: 0,
      postponeUntil: soon,
    });
  });

  it('cancels what was canceling', () => {
    const canceled = decide(tick(), operationIn('CANCELING'), contextAt(leaseEnd));
    expect(canceled).toMatchObject({ change: { kind: 'CANCELED', to: 'CANCELED', reason: ranOut, actor: 'platform' } });
  });

  it('takes the code and the texts of an earlier failure with it', () => {
    const inProgress = operationIn('IN_PROGRESS');
    const failedOnce = changedBy(
      inProgress,
      settle(2, 'FAILED', { errorCode: 7, message: 'disk full', friendlyMessage: 'Try later.', result: '{}' }),
      contextAt(now),
    );
    const again = changedBy(changedBy(failedOnce, act('RESUME'), contextAt(now)), claim(), contextAt(now));
    const expired = at(again, now + leaseMs);
    expect(expired).toMatchObject({ errorCode: null, friendlyMessageAt: null, resultAt: null });
    expect(expired.messageAt).toBe(expired.position);
  });
});

describe('time spent Locked', () => {
  it('is added up over all attempts, and only while Locked', () => {
    const steps = [
      [claim(), now],
      [act('PAUSE'), now + 5],
      [settle(1, 'PAUSED'), now + 12],
      [act('RESUME'), now + 1_000],
      [claim(), now + 2_000],
      [settle(2, 'SUCCEEDED'), now + 2_030],
    ] as const;
    const spent: (number | null)[] = [];
    let operation = changedBy(null, create(), contextAt(now));
    for (const [command, instant] of steps) {
      operation = changedBy(operation, command, contextAt(instant));
      spent.push(operation.executionMs);
    }
    expect(spent).toEqual([0, 5, 12, 12, 12, 42]);
  });

  it('does not shrink where the clock is set back', () => {
    const operation = changedBy(operationIn('IN_PROGRESS'), act('PAUSE'), contextAt(now));
    const settled = changedBy(operation, settle(2, 'PAUSED'), contextAt(now - 10 * minute));
    expect(settled.executionMs).toBe(operation.executionMs);
  });
});

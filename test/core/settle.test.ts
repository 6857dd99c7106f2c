import { describe, expect, it } from 'vitest';
import type { SettleCommand } from '../../src/core/command.ts';
import { decide } from '../../src/core/decide.ts';
import { type SettleOutcome, settleOutcomes } from '../../src/core/lifecycle.ts';
import type { Operation } from '../../src/core/operation.ts';
import { createOperationTypes } from '../../src/core/operation-types.ts';
import { defaultBackoff, retryDelayMs } from '../../src/core/retry.ts';
import { act, claim, settle, soon } from './commands.ts';
import { contextAt, minute, now } from './decision-context.ts';
import { changedBy, operationIn } from './operation-in.ts';

const inProgress = operationIn('IN_PROGRESS', { data: '{"offset":0}' });
const epoch = 2;

function settled(outcome: SettleOutcome, given: Partial<SettleCommand> = {}, from: Operation = inProgress): Operation {
  return changedBy(from, settle(from.epoch, outcome, given), contextAt(now));
}

describe('a settlement', () => {
  it('counts the time that the operation was Locked', () => {
    expect(settled('SUCCEEDED')).toMatchObject({ executionMs: minute, completedOn: now, lease: null });
  });

  it('is an event of the host that held the lease', () => {
    expect(settled('SUCCEEDED').modifiedBy).toBe('host-1');
  });

  it('that does not fit says which ones do', () => {
    expect(decide(settle(2, 'WAITING'), operationIn('PAUSING'), contextAt(now))).toMatchObject({
      refusal: {
        code: 'INVALID_STATE_CHANGE',
        message:
          'The operation is Pausing; it cannot be settled as WAITING, only as SUCCEEDED, FAILED, PAUSED or RELEASED.',
      },
    });
  });

  it('of a failure schedules a retry after the backoff', () => {
    expect(settled('FAILED', { errorCode: 7 })).toMatchObject({
      statusCode: 'WAITING',
      suspension: 'BACKING_OFF',
      retryCount: 1,
      errorCode: 7,
      postponeUntil: now + retryDelayMs(1, 0.5, defaultBackoff),
    });
  });

  it('of a failure schedules it after the backoff of its type, where that has one of its own', () => {
    const operationTypes = createOperationTypes([{ value: 5, retryBaseSeconds: 2, retryCapSeconds: 3 }]);
    expect(inProgress.operationType).toBe(5);
    for (const retryCount of [0, 1, 2]) {
      const operation = { ...inProgress, retryCount };
      const decision = decide(settle(epoch, 'FAILED'), operation, { ...contextAt(now), operationTypes });
      const rest = retryDelayMs(retryCount + 1, 0.5, { baseMs: 2_000, capMs: 3_000 });
      expect(decision).toMatchObject({ change: { patch: { postponeUntil: now + rest } } });
    }
  });

  it('of a failure takes the time of the retry from the host, where it names one', () => {
    expect(settled('FAILED', { postponeUntil: soon })).toMatchObject({
      suspension: 'BACKING_OFF',
      postponeUntil: soon,
    });
  });

  it('of a failure keeps the beginning of its message as the reason', () => {
    const message = `${'x'.repeat(999)}😀`;
    const decision = decide(settle(epoch, 'FAILED', { message }), inProgress, contextAt(now));
    expect(decision).toMatchObject({ change: { reason: `${'x'.repeat(999)}�`, payloads: { message } } });
  });

  it('as WAITING suspends until a time, or until somebody resumes it', () => {
    expect(settled('WAITING', { postponeUntil: soon })).toMatchObject({ suspension: 'WAITING', postponeUntil: soon });
    expect(settled('WAITING')).toMatchObject({ suspension: 'WAITING', postponeUntil: null });
  });

  it('as PAUSED keeps the time that a postponement asked for, and the checkpoint', () => {
    const paused = settled('PAUSED', { data: '{"offset":9}' }, operationIn('PAUSING'));
    expect(paused).toMatchObject({ statusCode: 'WAITING', suspension: 'PAUSED', postponeUntil: soon });
    expect(paused.dataAt).toBe(paused.position);
  });

  it('as RELEASED gives the operation back without a retry', () => {
    expect(settled('RELEASED')).toMatchObject({ statusCode: 'WAITING_FOR_RESOURCES', retryCount: 0, suspension: null });
  });

  it('as RELEASED keeps the checkpoint, also from a pause', () => {
    for (const status of ['IN_PROGRESS', 'PAUSING'] as const) {
      const released = settled('RELEASED', { data: '{"offset":9}' }, operationIn(status));
      expect(released.dataAt).toBe(released.position);
    }
  });

  it('as RELEASED obeys a pause', () => {
    const released = settled('RELEASED', {}, operationIn('PAUSING'));
    expect(released).toMatchObject({ statusCode: 'WAITING', suspension: 'PAUSED', postponeUntil: soon });
  });

  it('never retries what somebody has asked to stop', () => {
    for (const status of ['PAUSING', 'CANCELING'] as const) {
      const failed = settled('FAILED', { retry: true }, operationIn(status, { maxRetries: 3 }));
      expect(failed).toMatchObject({ statusCode: 'FAILED', retryCount: 0, postponeUntil: null });
    }
  });
});

describe('what an attempt leaves behind', () => {
  const failedOnce = settled('FAILED', {
    errorCode: 7,
    message: 'disk full',
    friendlyMessage: 'Try later.',
    result: '{"rows":3}',
  });
  const secondAttempt = changedBy(
    changedBy(failedOnce, act('RESUME'), contextAt(now)),
    claim({ hostId: 'host-2' }),
    contextAt(now),
  );

  it('stands while the next attempt runs', () => {
    expect(secondAttempt).toMatchObject({
      errorCode: 7,
      resultAt: failedOnce.position,
      messageAt: failedOnce.position,
    });
  });

  it('is gone once the next one succeeds', () => {
    expect(settled('SUCCEEDED', {}, secondAttempt)).toMatchObject({
      errorCode: null,
      resultAt: null,
      messageAt: null,
      friendlyMessageAt: null,
    });
  });

  it('is not taken for what the next failure says, but for the message', () => {
    expect(settled('FAILED', {}, secondAttempt)).toMatchObject({
      errorCode: null,
      resultAt: null,
      friendlyMessageAt: null,
      messageAt: failedOnce.position,
    });
  });

  it('stays where the next one does not end', () => {
    for (const outcome of ['WAITING', 'RELEASED'] as const) {
      expect(settled(outcome, {}, secondAttempt)).toMatchObject({ errorCode: 7, resultAt: failedOnce.position });
    }
  });
});

describe('a field that does not go with the outcome', () => {
  /** From a status in which the outcome is legal, so that only its fields can be wrong. */
  const from = (outcome: SettleOutcome) =>
    operationIn(outcome === 'PAUSED' ? 'PAUSING' : outcome === 'CANCELED' ? 'CANCELING' : 'IN_PROGRESS');
  const fields = {
    data: { given: { data: '{}' }, outcomes: ['PAUSED', 'WAITING', 'FAILED', 'RELEASED'] },
    result: { given: { result: '{}' }, outcomes: ['SUCCEEDED', 'FAILED', 'CANCELED'] },
    postponeUntil: { given: { postponeUntil: soon }, outcomes: ['WAITING', 'FAILED'] },
  };

  describe.each(Object.entries(fields))('%s', (field, { given, outcomes }) => {
    it.each(settleOutcomes)('with %s', (outcome) => {
      const decision = decide(settle(epoch, outcome, given), from(outcome), contextAt(now));
      if (outcomes.includes(outcome)) expect(decision.type).toBe('CHANGE');
      else expect(decision).toMatchObject({ refusal: { code: 'INVALID_INPUT', field: [field] } });
    });
  });
});

describe('the postponeUntil of a settlement', () => {
  it('is refused where it is the time of a retry that is ruled out', () => {
    const command = settle(epoch, 'FAILED', { retry: false, postponeUntil: soon });
    expect(decide(command, inProgress, contextAt(now))).toMatchObject({
      refusal: {
        code: 'INVALID_INPUT',
        field: ['postponeUntil'],
        message: 'With FAILED, postponeUntil is the time of the retry; retry: false rules it out.',
      },
    });
  });

  it('must still come', () => {
    for (const outcome of ['WAITING', 'FAILED'] as const) {
      const command = settle(epoch, outcome, { postponeUntil: now });
      expect(decide(command, inProgress, contextAt(now))).toMatchObject({
        refusal: { code: 'INVALID_INPUT', field: ['postponeUntil'] },
      });
    }
  });
});

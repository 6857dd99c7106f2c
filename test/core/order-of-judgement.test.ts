import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/core/command.ts';
import { decide } from '../../src/core/decide.ts';
import type { Operation } from '../../src/core/operation.ts';
import type { Refusal } from '../../src/core/refusal.ts';
import { act, claim, create, heartbeat, settle, tick, update } from './commands.ts';
import { contextAt, minute, now } from './decision-context.ts';
import { operationIn } from './operation-in.ts';

function refusalOf(command: Command, operation: Operation | null): Refusal | null {
  const decision = decide(command, operation, contextAt(now));
  return decision.type === 'REFUSE' ? decision.refusal : null;
}

/** Wrong in everything that is judged after what each test sets right. */
const past = now - minute;
const wrongTime = { postponeUntil: past };

describe('a user action is judged', () => {
  const restricted = { ...operationIn('IN_PROGRESS'), operationType: 9 };
  const completed = { ...operationIn('SUCCEEDED'), operationType: 9 };
  const postpone = (expectedVersion: number) => act('POSTPONE', { ...wrongTime, expectedVersion });

  it('first: does it exist', () => {
    expect(refusalOf(postpone(999), null)).toMatchObject({ code: 'NOT_FOUND', field: ['id'] });
  });

  it('second: is it the version that was seen', () => {
    expect(refusalOf(postpone(999), completed)).toMatchObject({
      code: 'INVALID_STATE_CHANGE_UNEXPECTED',
      field: ['expectedVersion'],
      message: `The operation has changed: it is at version ${completed.version}, not 999. Read it again and decide again.`,
    });
  });

  it('third: is there a transition', () => {
    expect(refusalOf(postpone(completed.version), completed)?.code).toBe('INVALID_STATE_CHANGE_TO_SUSPENDED');
  });

  it('fourth: may anybody do this to its type', () => {
    expect(refusalOf(postpone(restricted.version), restricted)?.code).toBe('CANNOT_PAUSE');
  });

  it('last: the rules of its own input', () => {
    const operation = operationIn('IN_PROGRESS');
    expect(refusalOf(postpone(operation.version), operation)).toMatchObject({
      code: 'INVALID_INPUT',
      field: ['postponeUntil'],
      message: 'postponeUntil must be in the future: 2026-01-15T11:59:00.000Z is not after 2026-01-15T12:00:00.000Z.',
    });
  });

  it('the same way where it is an update', () => {
    const write = (expectedVersion: number) => update({ ...wrongTime, expectedVersion, stateCode: 'READY' });
    const restrictedWaiting = { ...operationIn('WAITING'), operationType: 9 };
    const waiting = operationIn('WAITING');
    expect(refusalOf(write(999), null)?.code).toBe('NOT_FOUND');
    expect(refusalOf(write(999), completed)?.code).toBe('INVALID_STATE_CHANGE_UNEXPECTED');
    expect(refusalOf(write(completed.version), completed)?.code).toBe('INVALID_STATE_CHANGE_TO_READY');
    expect(refusalOf(write(restrictedWaiting.version), restrictedWaiting)?.code).toBe('CANNOT_RESUME');
    expect(refusalOf(write(waiting.version), waiting)).toMatchObject({
      code: 'INVALID_INPUT',
      field: ['postponeUntil'],
    });
  });

  it('without a version where it is one of many', () => {
    const command: Command = {
      type: 'BULK',
      action: 'CANCEL',
      postponeUntil: null,
      reason: 'cleaning up',
      target: { kind: 'IDS', ids: [] },
      actor: 'alice',
    };
    expect(refusalOf(command, null)?.code).toBe('NOT_FOUND');
    expect(refusalOf(command, completed)?.code).toBe('INVALID_STATE_CHANGE_TO_COMPLETE');
    expect(decide(command, operationIn('WAITING'), contextAt(now))).toMatchObject({
      change: { kind: 'CANCELED', reason: 'cleaning up', actor: 'alice' },
    });
  });
});

describe('postponeUntil', () => {
  it('is needed to postpone', () => {
    expect(refusalOf(act('POSTPONE', { postponeUntil: null }), operationIn('WAITING'))).toMatchObject({
      code: 'INVALID_INPUT',
      field: ['postponeUntil'],
      message: 'POSTPONE needs postponeUntil.',
    });
  });

  it('does not go with another action', () => {
    expect(refusalOf(act('CANCEL', { postponeUntil: now + minute }), operationIn('WAITING'))).toMatchObject({
      code: 'INVALID_INPUT',
      field: ['postponeUntil'],
      message: 'postponeUntil is for postponing; it does not go with CANCEL.',
    });
  });

  it('is judged as a time that has passed where it is none', () => {
    const postponeUntil = { malformed: '"tomorrow"' };
    const message =
      'postponeUntil is "tomorrow", which is not a DateTime: write a date and time of RFC 3339 with its offset, such as "2030-01-31T18:00:00Z" or "2030-01-31T18:00:00+01:00".';
    const fault = { code: 'INVALID_INPUT', field: ['postponeUntil'], message };
    expect(refusalOf(act('POSTPONE', { postponeUntil }), operationIn('SUCCEEDED'))?.code).not.toBe('INVALID_INPUT');
    expect(refusalOf(act('POSTPONE', { postponeUntil }), operationIn('WAITING'))).toEqual(fault);
    expect(refusalOf(update({ postponeUntil }), operationIn('WAITING'))).toEqual(fault);
    expect(refusalOf(settle(2, 'WAITING', { postponeUntil }), operationIn('IN_PROGRESS'))).toEqual(fault);
    expect(refusalOf(act('CANCEL', { postponeUntil }), operationIn('WAITING'))?.message).toContain('go with CANCEL');
  });

  it('must still come, be it by a millisecond', () => {
    const postpone = (postponeUntil: number) => act('POSTPONE', { postponeUntil });
    expect(refusalOf(postpone(now), operationIn('WAITING'))?.code).toBe('INVALID_INPUT');
    expect(refusalOf(postpone(now + 1), operationIn('WAITING'))).toBeNull();
  });
});

describe('a settlement is judged', () => {
  const wrong = (epoch: number) => settle(epoch, 'PAUSED', wrongTime);

  it('first: does it exist', () => {
    expect(refusalOf(wrong(99), null)?.code).toBe('LEASE_LOST');
  });

  it('second: is the epoch one that was, and the one that holds', () => {
    const operation = operationIn('IN_PROGRESS');
    expect(refusalOf(wrong(99), operation)).toMatchObject({ code: 'INVALID_INPUT', field: ['epoch'] });
    expect(refusalOf(wrong(operation.epoch - 1), operation)?.code).toBe('LEASE_LOST');
  });

  it('third: is there a transition', () => {
    expect(refusalOf(wrong(2), operationIn('IN_PROGRESS'))?.code).toBe('INVALID_STATE_CHANGE');
  });

  it('last: the rules of its own input', () => {
    expect(refusalOf(wrong(2), operationIn('PAUSING'))).toMatchObject({
      code: 'INVALID_INPUT',
      field: ['postponeUntil'],
    });
  });
});

describe('a create is judged', () => {
  it('first: has its requestId been seen', () => {
    const repeated = create({ operationType: -1, postponeUntil: past });
    expect(decide(repeated, operationIn('WAITING'), contextAt(now))).toEqual({ type: 'EXISTING' });
  });

  it('second: is its type known', () => {
    expect(refusalOf(create({ operationType: -1, postponeUntil: past }), null)).toMatchObject({
      code: 'TYPE_NOT_RECOGNIZED',
      field: ['operationType'],
      message: '-1 is not an operation type of this gateway; Query.operationTypes lists them.',
    });
  });

  it('last: does postponeUntil still come', () => {
    expect(refusalOf(create({ postponeUntil: now }), null)).toMatchObject({
      code: 'INVALID_INPUT',
      field: ['postponeUntil'],
    });
  });
});

describe('what the store finds for the platform and for hosts', () => {
  it('is refused, and not broken, where it does not fit', () => {
    expect(refusalOf(claim(), operationIn('WAITING'))).toMatchObject({
      code: 'INVALID_STATE_CHANGE',
      message: 'The operation is Waiting; only one that is Ready can be claimed.',
    });
    expect(refusalOf(tick(), operationIn('WAITING'))).toMatchObject({
      code: 'INVALID_STATE_CHANGE',
      message: 'Its time has not come.',
    });
    expect(refusalOf(heartbeat(0), operationIn('IN_PROGRESS'))).toMatchObject({
      code: 'INVALID_INPUT',
      field: ['epoch'],
      message: '0 was never an epoch of this operation: its newest epoch is 2.',
    });
  });
});

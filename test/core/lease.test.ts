import { describe, expect, it } from 'vitest';
import type { HeartbeatCommand } from '../../src/core/command.ts';
import { decide } from '../../src/core/decide.ts';
import type { Operation } from '../../src/core/operation.ts';
import { appendLogLines, claim, create, heartbeat, leaseMs, settle } from './commands.ts';
import { contextAt, minute, now } from './decision-context.ts';
import { changedBy, operationIn } from './operation-in.ts';

const inProgress = operationIn('IN_PROGRESS');
const claimedOn = now - minute;
const epoch = 2;

const settleSucceeded = (ofEpoch: number, given: { hostId: string }) => settle(ofEpoch, 'SUCCEEDED', given);

describe('a claim', () => {
  it('puts the operation under a lease with the next epoch', () => {
    expect(inProgress).toMatchObject({
      epoch,
      lease: { hostId: 'host-1', epoch, leaseMs, heartbeatOn: claimedOn, expiresOn: claimedOn + leaseMs },
      startedOn: claimedOn,
      executionMs: 0,
      modifiedBy: 'host-1',
    });
  });

  it('does not start it a second time', () => {
    const released = changedBy(inProgress, settle(epoch, 'RELEASED'), contextAt(now));
    const again = changedBy(released, claim({ hostId: 'host-2' }), contextAt(now + minute));
    expect(again).toMatchObject({ epoch: 3, startedOn: claimedOn, executionMs: minute, lease: { hostId: 'host-2' } });
  });
});

describe('a heartbeat', () => {
  const beat = (given: Partial<HeartbeatCommand>, operation: Operation) =>
    decide(heartbeat(operation.epoch, given), operation, contextAt(now));
  const renewed = { hostId: 'host-1', epoch, leaseMs, heartbeatOn: now, expiresOn: now + leaseMs };

  it('with nothing to tell renews the lease, which is no event', () => {
    expect(beat({}, inProgress)).toEqual({ type: 'RENEW', lease: renewed });
  });

  it('that repeats what is known renews the lease', () => {
    const told = changedBy(inProgress, heartbeat(epoch, { progress: 0.5, stage: 'hashing' }), contextAt(now));
    expect(beat({ progress: 0.5, stage: 'hashing' }, told)).toEqual({ type: 'RENEW', lease: renewed });
  });

  it('with progress is an event of the host that holds the lease', () => {
    expect(beat({ progress: 0.5, message: 'half way' }, inProgress)).toMatchObject({
      change: {
        kind: 'PROGRESSED',
        actor: 'host-1',
        patch: { progress: 0.5, lease: renewed },
        payloads: { message: 'half way' },
      },
    });
  });

  it('with a checkpoint is one too, and leaves what the next run goes on from', () => {
    expect(beat({ data: '{"offset":7}' }, inProgress)).toMatchObject({
      change: { kind: 'PROGRESSED', actor: 'host-1', patch: { lease: renewed }, payloads: { data: '{"offset":7}' } },
    });
  });

  it.each(['PAUSING', 'CANCELING'] as const)('in %s renews the lease, whatever it tells', (status) => {
    expect(beat({ progress: 0.5, stage: 'hashing', message: 'half way', data: '1' }, operationIn(status))).toEqual({
      type: 'RENEW',
      lease: renewed,
    });
  });

  it('is taken after the lease has run out, as long as nobody has ended it', () => {
    const late = decide(heartbeat(epoch), inProgress, contextAt(claimedOn + leaseMs + 1));
    expect(late.type).toBe('RENEW');
  });
});

describe('a write under a lease that is over', () => {
  it.each([
    [
      'its epoch is older',
      operationIn('IN_PROGRESS'),
      1,
      'The lease of epoch 1 is over; the operation is In Progress. Stop working on it.',
    ],
    [
      'nobody holds one',
      operationIn('CANCELED'),
      1,
      'The lease of epoch 1 is over; the operation is Canceled. Stop working on it.',
    ],
    ['the operation is gone', null, 1, 'There is no operation with this id; it may have been deleted.'],
  ])('is LEASE_LOST where %s', (_why, operation, ofEpoch, message) => {
    for (const command of [heartbeat(ofEpoch, { progress: 1 }), settle(ofEpoch, 'SUCCEEDED')]) {
      expect(decide(command, operation, contextAt(now))).toMatchObject({ refusal: { code: 'LEASE_LOST', message } });
    }
  });

  it.each([
    heartbeat,
    settleSucceeded,
    (epochOf: number, given: { hostId: string }) => appendLogLines(epochOf, [], given),
  ])('is LEASE_LOST where another host holds the lease of the epoch, and goes through by the one that does: %#', (write) => {
    const by = (hostId: string) => decide(write(epoch, { hostId }), inProgress, contextAt(now));
    const message = 'The lease of epoch 2 is held by another host, host-1. Stop working on it.';
    expect(by('host-2')).toMatchObject({ refusal: { code: 'LEASE_LOST', message } });
    expect(by('host-1').type).not.toBe('REFUSE');
  });

  it.each([
    ['is above the newest', inProgress, 3, '3 was never an epoch of this operation: its newest epoch is 2.'],
    ['is below the first', inProgress, 0, '0 was never an epoch of this operation: its newest epoch is 2.'],
    [
      'is of an operation that was never claimed',
      changedBy(null, create(), contextAt(now)),
      1,
      '1 was never an epoch of this operation: it has never been claimed.',
    ],
  ])('is the fault of the input where the epoch %s', (_why, operation, ofEpoch, message) => {
    expect(decide(settle(ofEpoch, 'SUCCEEDED'), operation, contextAt(now))).toMatchObject({
      refusal: { code: 'INVALID_INPUT', field: ['epoch'], message },
    });
  });
});

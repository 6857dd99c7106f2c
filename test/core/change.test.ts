import { describe, expect, it } from 'vitest';
import { applyChange, type Change, eventOf } from '../../src/core/change.ts';
import type { Command } from '../../src/core/command.ts';
import { decide } from '../../src/core/decide.ts';
import type { Operation } from '../../src/core/operation.ts';
import { act, create, createInput, heartbeat, operationId, settle, soon } from './commands.ts';
import { contextAt, now } from './decision-context.ts';
import { operationIn } from './operation-in.ts';

function changeOf(operation: Operation | null, command: Command): Change {
  const decision = decide(command, operation, contextAt(now));
  if (decision.type !== 'CHANGE') throw new Error(`${command.type} changed nothing`);
  return decision.change;
}

describe('a created operation', () => {
  const given = {
    ...createInput(),
    requestId: 'request-1',
    dependencyToken: 'token-1',
    priority: 7,
    maxRetries: 2,
    correlationId: 'correlation-1',
    regardingObjectId: 'object-1',
    regardingObjectType: 'contact',
    ownerId: 'alice',
  };
  const { recurrenceTimeZone, missedOccurrences, data, ...kept } = given;

  it('is what was asked for, at its position, with nothing done yet', () => {
    const operation = applyChange(
      null,
      changeOf(null, create({ ...given, data: '{"rows":3}', postponeUntil: soon })),
      42,
    );
    expect(operation).toEqual({
      ...kept,
      seriesId: null,
      occurrenceOn: null,
      rerunOf: null,
      id: operationId,
      seq: 42,
      position: 42,
      version: 1,
      statusCode: 'WAITING',
      suspension: 'POSTPONED',
      postponeUntil: soon,
      createdBy: 'alice',
      createdOn: now,
      modifiedBy: 'alice',
      modifiedOn: now,
      startedOn: null,
      completedOn: null,
      executionMs: null,
      retryCount: 0,
      progress: null,
      stage: null,
      errorCode: null,
      epoch: 0,
      lease: null,
      dataAt: 42,
      resultAt: null,
      messageAt: null,
      friendlyMessageAt: null,
    });
  });

  it('has no data where none was given', () => {
    expect(applyChange(null, changeOf(null, create(given)), 42).dataAt).toBeNull();
  });
});

describe('the texts of an operation', () => {
  const inProgress = operationIn('IN_PROGRESS', { data: '{"offset":0}' });

  it('stay where they were written until they change', () => {
    const told = applyChange(inProgress, changeOf(inProgress, heartbeat(2, { message: 'half way' })), 50);
    expect([told.dataAt, told.messageAt]).toEqual([1, 50]);
    const failed = applyChange(told, changeOf(told, settle(2, 'FAILED', { data: '{"offset":9}' })), 60);
    expect([failed.dataAt, failed.messageAt]).toEqual([60, 50]);
  });

  it('are gone where they are set to null', () => {
    const waiting = applyChange(inProgress, changeOf(inProgress, settle(2, 'WAITING', { data: null })), 50);
    expect(waiting.dataAt).toBeNull();
  });
});

describe('an event', () => {
  it('carries the operation right before it and right after it', () => {
    const before = operationIn('WAITING');
    const change = changeOf(before, act('CANCEL', { reason: 'no longer needed' }));
    expect(eventOf(before, change, 50)).toEqual({
      position: 50,
      kind: 'CANCELED',
      occurredOn: now,
      fromStatus: 'WAITING',
      toStatus: 'CANCELED',
      actor: 'alice',
      reason: 'no longer needed',
      operation: applyChange(before, change, 50),
      before,
    });
  });

  it('of a creation has nothing before it', () => {
    expect(eventOf(null, changeOf(null, create()), 1)).toMatchObject({ fromStatus: null, before: null });
  });

  it('of a deletion carries the operation as it stood last', () => {
    const before = operationIn('FAILED');
    const event = eventOf(before, changeOf(before, act('DELETE', { actor: 'bob' })), 50);
    expect(event).toMatchObject({ kind: 'DELETED', fromStatus: 'FAILED', toStatus: null });
    expect(event.operation).toEqual({
      ...before,
      version: before.version + 1,
      position: 50,
      modifiedBy: 'bob',
      modifiedOn: now,
    });
  });

  it('of anything but a creation needs an operation', () => {
    const change = changeOf(operationIn('WAITING'), act('CANCEL'));
    expect(() => applyChange(null, change, 1)).toThrow('CANCELED of an operation that does not exist');
  });
});

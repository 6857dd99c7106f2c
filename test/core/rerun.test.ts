import { describe, expect, it } from 'vitest';
import type { BulkCommand } from '../../src/core/command.ts';
import { decide } from '../../src/core/decide.ts';
import type { Operation } from '../../src/core/operation.ts';
import { statusNames } from '../../src/core/statuses.ts';
import { operationId, rerun } from './commands.ts';
import { contextAt, now } from './decision-context.ts';
import { operationIn } from './operation-in.ts';

const given = {
  name: 'Nightly import',
  dependencyToken: 'imports',
  priority: 7,
  maxRetries: 2,
  correlationId: 'correlation-1',
  regardingObjectId: 'object-1',
  regardingObjectType: 'contact',
  ownerId: 'bob',
  concurrencyKey: 'imports of bob',
  concurrencyLimit: 2,
};
const bulk: BulkCommand = {
  ...{ type: 'BULK', action: 'RERUN', postponeUntil: null, reason: null, actor: 'alice' },
  target: { kind: 'IDS', ids: [operationId] },
};

const earlierRerun = (): Operation => ({ ...operationIn('SUCCEEDED'), id: 'again', rerunOf: operationId });

describe('a rerun', () => {
  it.each(['FAILED', 'CANCELED'] as const)('of one that is %s is a new operation that carries its origin', (status) => {
    const old = { ...operationIn(status, { ...given, requestId: 'once', data: '[1]' }), dataAt: 42 };
    const decision = decide(rerun({ requestId: 'twice', reason: 'try again' }), old, contextAt(now));
    expect(decision).toEqual({
      type: 'CHANGE',
      change: {
        ...{ kind: 'CREATED', from: null, to: 'WAITING_FOR_RESOURCES', occurredOn: now, actor: 'alice' },
        ...{ reason: 'try again', patch: {}, payloads: {}, dataFrom: 42 },
        origin: {
          ...given,
          ...{ id: expect.stringContaining('new-id'), operationType: 5, requestId: 'twice', rerunOf: operationId },
          ...{ seriesId: null, occurrenceOn: null, recurrencePattern: null, recurrenceStartTime: null },
        },
      },
    });
  });

  it('begins with no data where there was none', () => {
    const decision = decide(rerun(), { ...operationIn('FAILED'), dataAt: null }, contextAt(now));
    expect(decision.type === 'CHANGE' && 'dataFrom' in decision.change).toBe(false);
  });

  it('is of no series', () => {
    const occurrence = { ...operationIn('FAILED'), seriesId: 'series-1', occurrenceOn: now };
    expect(decide(rerun(), occurrence, contextAt(now))).toMatchObject({
      change: { origin: { seriesId: null, occurrenceOn: null } },
    });
  });

  it.each(statusNames.filter((status) => status !== 'FAILED' && status !== 'CANCELED'))('is none of %s', (status) => {
    for (const command of [rerun(), bulk]) {
      expect(decide(command, operationIn(status), contextAt(now))).toMatchObject({
        refusal: { code: 'INVALID_STATE_CHANGE' },
      });
    }
  });

  it('is there already where one was made, even where its operation has been deleted', () => {
    for (const operation of [operationIn('FAILED'), null]) {
      expect(decide(rerun(), operation, contextAt(now), earlierRerun())).toEqual({ type: 'EXISTING' });
    }
    expect(decide(rerun(), null, contextAt(now))).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  });

  it('cannot take the requestId of another operation, which is told after all else', () => {
    const another = { ...operationIn('WAITING'), id: 'another', requestId: 'taken' };
    const command = rerun({ requestId: 'taken' });
    expect(decide(command, operationIn('FAILED'), contextAt(now), another)).toMatchObject({
      refusal: { code: 'INVALID_INPUT', field: ['requestId'] },
    });
    expect(decide(command, operationIn('WAITING'), contextAt(now), another)).toMatchObject({
      refusal: { code: 'INVALID_STATE_CHANGE' },
    });
    expect(decide(command, null, contextAt(now), another)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  });

  it('is none of a type that the gateway no longer has, which no host could claim', () => {
    const lost = { ...operationIn('FAILED'), operationType: 4_711 };
    expect(decide(rerun(), lost, contextAt(now))).toMatchObject({
      refusal: { code: 'TYPE_NOT_RECOGNIZED', field: ['id'] },
    });
  });

  it('among many is refused where there is one already, so that each is counted once', () => {
    expect(decide(bulk, operationIn('CANCELED'), contextAt(now), earlierRerun())).toMatchObject({
      refusal: { code: 'INVALID_STATE_CHANGE', message: 'It has been run again already, as again.' },
    });
    expect(decide(bulk, operationIn('CANCELED'), contextAt(now))).toMatchObject({
      change: { kind: 'CREATED', origin: { requestId: null, rerunOf: operationId } },
    });
  });
});

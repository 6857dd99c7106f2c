import { expect, it } from 'vitest';
import type { EventsQuery } from '../../src/store/store.ts';
import { act, claim, heartbeat, settle } from '../core/commands.ts';
import { minute } from '../core/decision-context.ts';
import { type OpenStore, withStore } from './open-store.ts';
import { StoreWriter } from './store-writer.ts';

const everything = { after: 0, until: 1_000, limit: 1_000, operationIds: null };

export function logContract(open: OpenStore): void {
  it('is empty at first', () =>
    withStore(open, async (store) => {
      expect(store.logId).toMatch(/^[0-9a-f]{8}$/);
      expect([await store.head(), await store.floor(), await store.nextDue()]).toEqual([0, 0, null]);
      expect(await store.events(everything)).toEqual([]);
      expect(await store.counts({})).toEqual({ position: 0, rows: [] });
      expect(await store.operations(['nobody'])).toEqual([null]);
      expect(await store.operationAt('nobody', 0)).toBeNull();
    }));

  it('keeps with each event the operation as it stood right after it, and right before', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      const created = await writer.create({ name: 'Step by step', priority: 7, ownerId: 'bob' });
      writer.instant += minute;
      const [claimed] = await writer.change(claim());
      writer.instant += minute;
      const [canceling] = await writer.change(act('CANCEL', { id: 'id-1', reason: 'No need' }));
      expect(await store.events(everything)).toEqual([
        expect.objectContaining({ position: 1, kind: 'CREATED', fromStatus: null, before: null, operation: created }),
        expect.objectContaining({ position: 2, kind: 'CLAIMED', actor: 'host-1', before: created, operation: claimed }),
        {
          position: 3,
          kind: 'CANCEL_REQUESTED',
          occurredOn: writer.instant,
          fromStatus: 'IN_PROGRESS',
          toStatus: 'CANCELING',
          actor: 'alice',
          reason: 'No need',
          before: claimed,
          operation: canceling,
        },
      ]);
      expect(canceling).toMatchObject({ executionMs: minute, modifiedBy: 'alice', epoch: 1, lease: { epoch: 1 } });
    }));

  it('tells every operation as it stood at any position, also one that has been deleted', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.create();
      const other = await writer.create();
      const [canceled] = await writer.change(act('CANCEL', { id: 'id-1' }));
      await writer.change(act('DELETE', { id: 'id-1' }));
      const moments = await Promise.all([0, 1, 2, 3, 4, 99].map((position) => store.operationAt('id-1', position)));
      expect(moments.map((moment) => moment?.statusCode ?? null)).toEqual([
        null,
        'WAITING_FOR_RESOURCES',
        'WAITING_FOR_RESOURCES',
        'CANCELED',
        null,
        null,
      ]);
      expect(moments[3]).toEqual(canceled);
      expect(await store.operationAt('id-2', 99)).toEqual(other);
      expect(await store.operationAt('id-2', 1)).toBeNull();
    }));

  it('gives the first or the last events of what lies between, in order either way', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.apply(writer.creation(), writer.creation());
      for (const id of ['id-1', 'id-2', 'id-1', 'id-2']) await writer.change(act('POSTPONE', { id }));
      const positions = async (query: Partial<EventsQuery>) =>
        (await store.events({ ...everything, ...query })).map(({ position }) => position);
      expect(await positions({ limit: 2 })).toEqual([1, 2]);
      expect(await positions({ limit: 2, take: 'LAST' })).toEqual([5, 6]);
      expect(await positions({ after: 1, until: 4, limit: 2, take: 'LAST' })).toEqual([3, 4]);
      expect(await positions({ limit: 2, take: 'LAST', operationIds: ['id-1'] })).toEqual([3, 5]);
      expect(await positions({ until: 4, limit: 9, take: 'LAST', operationIds: ['id-1'] })).toEqual([1, 3]);
      expect(await positions({ limit: 3, take: 'LAST', operationIds: ['id-2', 'id-1'] })).toEqual([4, 5, 6]);
      expect(await positions({ limit: 0, take: 'LAST' })).toEqual([]);
    }));

  it('gives the events of the operations named, deleted ones too, in the order of the log', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.apply(writer.creation(), writer.creation(), writer.creation());
      await writer.change(act('CANCEL', { id: 'id-1' }));
      await writer.change(act('CANCEL', { id: 'id-3' }));
      await writer.change(act('DELETE', { id: 'id-1' }));
      const positions = async (operationIds: readonly string[] | null, rest = {}) =>
        (await store.events({ ...everything, operationIds, ...rest })).map(({ position }) => position);
      expect(await positions(['id-3', 'id-1', 'id-1', 'nobody'])).toEqual([1, 3, 4, 5, 6]);
      expect(await positions(['id-3', 'id-1'], { limit: 3 })).toEqual([1, 3, 4]);
      expect(await positions(['id-3', 'id-1'], { after: 1, until: 5, limit: 2 })).toEqual([3, 4]);
      expect(await positions(['id-3', 'id-1'], { after: 4, until: 5 })).toEqual([5]);
      expect(await positions([])).toEqual([]);
      expect(await positions(null, { after: 2, until: 5, limit: 2 })).toEqual([3, 4]);
      expect(await positions(null, { after: 6 })).toEqual([]);
      const [deleted] = await store.events({ ...everything, after: 5 });
      expect(deleted).toMatchObject({
        kind: 'DELETED',
        toStatus: null,
        before: { statusCode: 'CANCELED', version: 2 },
      });
      expect(deleted).toMatchObject({ operation: { statusCode: 'CANCELED', version: 3 } });
    }));

  it('keeps a payload once for each change of it, under the position of that change', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.create({ data: '{"offset":0}' });
      await writer.change(claim());
      const [told] = await writer.change({
        ...heartbeat(1, { message: 'half \ud83d\ude00 way', progress: 0.5 }),
        id: 'id-1',
      });
      const [moved] = await writer.change({ ...heartbeat(1, { progress: 0.75 }), id: 'id-1' });
      const [settled] = await writer.change({
        ...settle(1, 'SUCCEEDED', { result: '[1]', message: null, friendlyMessage: 'Done' }),
        id: 'id-1',
      });
      expect(told).toMatchObject({ dataAt: 1, messageAt: 3 });
      expect(moved).toMatchObject({ dataAt: 1, messageAt: 3, position: 4 });
      expect(settled).toMatchObject({ dataAt: 1, messageAt: null, resultAt: 5, friendlyMessageAt: 5 });
      expect(await store.payload('data', 1)).toBe('{"offset":0}');
      expect(await store.payload('message', 3)).toBe('half \ud83d\ude00 way');
      expect(await store.payload('result', 5)).toBe('[1]');
      expect(await store.payload('friendlyMessage', 5)).toBe('Done');
      for (const field of ['data', 'result', 'message', 'friendlyMessage'] as const) {
        expect(await store.payload(field, 4)).toBeNull();
      }
      expect(await store.payload('message', 5)).toBeNull();
    }));
}

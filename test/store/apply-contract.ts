import { expect, it } from 'vitest';
import { decide } from '../../src/core/decide.ts';
import { act, claim, heartbeat, settle, soon } from '../core/commands.ts';
import { contextAt, minute, now } from '../core/decision-context.ts';
import { type OpenStore, withStore } from './open-store.ts';
import { StoreWriter } from './store-writer.ts';

export function applyContract(open: OpenStore): void {
  it('answers each command in its place, and each sees what those before it did', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      const { outcomes, events } = await writer.apply(
        writer.creation({ priority: 1 }),
        act('CANCEL', { id: 'id-2' }),
        writer.creation(),
        claim({ limit: 5 }),
        act('CANCEL', { id: 'id-1' }),
        heartbeat(1),
        act('CANCEL', { id: 'id-2', expectedVersion: 1 }),
      );
      expect(outcomes).toMatchObject([
        [{ type: 'CHANGED', event: { kind: 'CREATED', position: 1 } }],
        [{ type: 'REFUSED', refusal: { code: 'NOT_FOUND' }, operation: null }],
        [{ type: 'CHANGED', event: { kind: 'CREATED', position: 2 } }],
        [
          { type: 'CHANGED', operation: { id: 'id-1', version: 2 }, event: { kind: 'CLAIMED', position: 3 } },
          { type: 'CHANGED', operation: { id: 'id-2', version: 2 }, event: { kind: 'CLAIMED', position: 4 } },
        ],
        [{ type: 'CHANGED', operation: { id: 'id-1', statusCode: 'CANCELING', version: 3, position: 5 } }],
        [{ type: 'REFUSED', refusal: { code: 'LEASE_LOST' } }],
        [{ type: 'REFUSED', refusal: { code: 'INVALID_STATE_CHANGE_UNEXPECTED' }, operation: { id: 'id-2' } }],
      ]);
      expect(events.map(({ position, kind }) => [position, kind])).toEqual([
        [1, 'CREATED'],
        [2, 'CREATED'],
        [3, 'CLAIMED'],
        [4, 'CLAIMED'],
        [5, 'CANCEL_REQUESTED'],
      ]);
      expect(await store.head()).toBe(5);
    }));

  it('makes one operation where a requestId comes twice in one batch', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      const { outcomes } = await writer.apply(
        writer.creation({ requestId: 'once', name: 'first' }),
        writer.creation({ requestId: 'once', name: 'second' }),
        writer.creation({ requestId: null }),
        writer.creation({ requestId: null }),
      );
      expect(outcomes).toMatchObject([
        [{ type: 'CHANGED', operation: { id: 'id-1', name: 'first' } }],
        [{ type: 'EXISTING', operation: { id: 'id-1', name: 'first', version: 1 } }],
        [{ type: 'CHANGED', operation: { id: 'id-3' } }],
        [{ type: 'CHANGED', operation: { id: 'id-4' } }],
      ]);
      await writer.ask(act('CANCEL', { id: 'id-1' }));
      const again = await writer.ask(writer.creation({ requestId: 'once' }));
      expect(again).toMatchObject([{ type: 'EXISTING', operation: { id: 'id-1', statusCode: 'CANCELED' } }]);
      expect(await store.head()).toBe(4);
    }));

  it('writes the others where the decision on one of them throws', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      const commands = [writer.creation(), writer.creation({ name: 'broken' }), writer.creation()];
      const fault = new Error('undecidable');
      const { outcomes, events, claimable } = await store.apply(commands, (command, operation) => {
        if (command === commands[1]) throw fault;
        return decide(command, operation, contextAt(now));
      });
      expect(outcomes).toMatchObject([
        [{ operation: { id: 'id-1', seq: 1 } }],
        fault,
        [{ operation: { id: 'id-3', seq: 2 } }],
      ]);
      expect(events.map(({ position }) => position)).toEqual([1, 2]);
      expect(claimable).toEqual([5, 5]);
      expect(await store.operations(['id-1', 'id-2', 'id-3'])).toMatchObject([{ seq: 1 }, null, { seq: 2 }]);
      expect(await store.counts({})).toMatchObject({ position: 2, rows: [{ count: 2 }] });
      expect(await writer.create()).toMatchObject({ seq: 3 });
    }));

  it('takes back all that a command did where its decision throws halfway', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.apply(writer.creation(), writer.creation());
      let asked = 0;
      const { outcomes, events } = await store.apply([claim({ limit: 2 })], (command, operation) => {
        asked += 1;
        if (asked % 2 === 0) throw new Error('undecidable');
        return decide(command, operation, contextAt(now));
      });
      expect(outcomes).toEqual([expect.any(Error)]);
      expect(events).toEqual([]);
      expect(await store.head()).toBe(2);
      expect(await store.operations(['id-1', 'id-2'])).toMatchObject([
        { statusCode: 'WAITING_FOR_RESOURCES', version: 1 },
        { statusCode: 'WAITING_FOR_RESOURCES', version: 1 },
      ]);
      expect(await writer.ask(settle(1, 'SUCCEEDED', { id: 'id-1' }))).toMatchObject([
        { refusal: { code: 'INVALID_INPUT' } },
      ]);
    }));

  it('answers an empty batch with nothing', () =>
    withStore(open, async (store) => {
      expect(await new StoreWriter(store).apply()).toEqual({
        outcomes: [],
        events: [],
        logged: [],
        claimable: [],
        nextDue: null,
        faults: [],
        durable: expect.any(Promise),
      });
      expect(await store.head()).toBe(0);
    }));

  it('renews a lease without an event, a new version, or a new position', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.create();
      const [claimed] = await writer.change(claim());
      writer.instant += minute;
      const { outcomes, events, nextDue } = await writer.apply({ ...heartbeat(1), id: 'id-1' });
      const lease = {
        ...claimed.lease,
        heartbeatOn: now + minute,
        expiresOn: (claimed.lease?.expiresOn ?? 0) + minute,
      };
      expect(outcomes).toEqual([[{ type: 'RENEWED', operation: { ...claimed, lease } }]]);
      expect(events).toEqual([]);
      expect(nextDue).toBe(lease.expiresOn);
      expect(await store.operations(['id-1'])).toEqual([{ ...claimed, lease }]);
      expect(await store.head()).toBe(2);
    }));

  it('finds for a command on many: those named in their order, or of them those that match', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.apply(...[5, 9, 5, 5, 5].map((operationType) => writer.creation({ operationType })));
      const bulk = { type: 'BULK', action: 'POSTPONE', postponeUntil: soon, reason: 'later', actor: 'bob' } as const;
      const named = await writer.ask({ ...bulk, target: { kind: 'IDS', ids: ['id-3', 'nobody', 'id-1'] } });
      expect(named).toMatchObject([
        { type: 'CHANGED', operation: { id: 'id-3' }, event: { actor: 'bob', reason: 'later' } },
        { type: 'REFUSED', refusal: { code: 'NOT_FOUND' }, operation: null },
        { type: 'CHANGED', operation: { id: 'id-1' } },
      ]);
      const ids = ['id-5', 'nobody', 'id-2', 'id-4'];
      const matching = { kind: 'MATCHING', ids, filter: { operationType: [5] } } as const;
      expect((await writer.change({ ...bulk, target: matching })).map(({ id }) => id)).toEqual(['id-5', 'id-4']);
      const target = { ...matching, filter: { statusCode: ['SUCCEEDED'] } } as const;
      expect(await writer.ask({ ...bulk, target })).toEqual([]);
    }));

  it('forgets a deleted operation everywhere but in the log', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.create({ requestId: 'once', name: 'Gone' });
      await writer.change(claim());
      await writer.change({ ...settle(1, 'SUCCEEDED'), id: 'id-1' });
      const [deleted] = await writer.change(act('DELETE', { id: 'id-1' }));
      expect(deleted).toMatchObject({ statusCode: 'SUCCEEDED', version: 4, position: 4 });
      expect(await store.operations(['id-1'])).toEqual([null]);
      expect(await store.counts({})).toEqual({ position: 4, rows: [] });
      expect(await store.counts({ nameContains: 'gone' })).toEqual({ position: 4, rows: [] });
      expect(await writer.ask(act('DELETE', { id: 'id-1' }))).toMatchObject([{ refusal: { code: 'NOT_FOUND' } }]);
      expect(await writer.create({ requestId: 'once' })).toMatchObject({ id: 'id-2', version: 1 });
    }));
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Operation } from '../../src/core/operation.ts';
import type { Store } from '../../src/store/store.ts';
import { act, claim, heartbeat, retain, settle } from '../core/commands.ts';
import { minute, now } from '../core/decision-context.ts';
import { batchesWithCuts } from './arbitrary-batches.ts';
import { type OpenStore, withStore } from './open-store.ts';
import { type Played, playHistory } from './play-history.ts';
import { StoreWriter } from './store-writer.ts';

const fields = ['data', 'result', 'message', 'friendlyMessage'] as const;
const everything = { after: 0, until: 1_000, limit: 1_000, operationIds: null };

export function retentionContract(open: OpenStore): void {
  it('offers what has outlived its status, the earliest first, at most `limit` of all', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      for (let count = 0; count < 5; count += 1) await writer.create();
      await writer.change(claim({ limit: 1 }));
      for (const id of ['id-4', 'id-2', 'id-3']) {
        writer.instant += minute;
        await writer.change(act('CANCEL', { id }));
      }
      writer.instant += minute;
      await writer.change({ ...settle(1, 'SUCCEEDED'), id: 'id-1' });
      const deleted = async (instant: number, keepMs: Parameters<typeof retain>[0], limit = 9) => {
        writer.instant = instant;
        const outcomes = await writer.ask({ ...retain(keepMs, instant), limit });
        return outcomes.map((outcome) => `${outcome.type} ${outcome.operation?.id}`);
      };
      expect(await deleted(now + 9 * minute, {})).toEqual([]);
      expect(await deleted(now + 6 * minute - 1, { CANCELED: 5 * minute })).toEqual([]);
      expect(await deleted(now + 6 * minute, { CANCELED: 5 * minute })).toEqual(['CHANGED id-4']);
      expect(await deleted(now + 9 * minute, { SUCCEEDED: minute, CANCELED: minute }, 2)).toEqual([
        'CHANGED id-1',
        'CHANGED id-2',
      ]);
      expect(await deleted(now + 9 * minute, { CANCELED: 0 })).toEqual(['CHANGED id-3']);
      expect(await store.counts({})).toMatchObject({ rows: [{ statusCode: 'WAITING_FOR_RESOURCES', count: 1 }] });
      expect((await store.events(everything)).at(-1)).toMatchObject({ kind: 'DELETED', actor: 'platform' });
    }));

  it('drops the oldest events first, and none after one that must stay, nor the newest of all', () =>
    withStore(open, async (store, { reopen }) => {
      const writer = new StoreWriter(store);
      // The clock is set back after the third, and right again after the fourth.
      for (const minutes of [0, 1, 9, 2, 10]) {
        writer.instant = now + minutes * minute;
        await writer.create();
      }
      const cut = async (minutes: number, limit = 9) => store.cut({ occurredUntil: now + minutes * minute, limit });
      expect(await cut(-1)).toEqual({ floor: 0, dropped: 0 });
      expect(await cut(8, 1)).toEqual({ floor: 1, dropped: 1 });
      expect(await cut(8)).toEqual({ floor: 2, dropped: 1 });
      expect(await cut(8)).toEqual({ floor: 2, dropped: 0 });
      expect(await cut(99)).toEqual({ floor: 4, dropped: 2 });
      expect(await cut(99)).toEqual({ floor: 4, dropped: 0 });
      const positions = async (of: Store) => (await of.events(everything)).map(({ position }) => position);
      expect([await store.floor(), await store.head(), await positions(store)]).toEqual([4, 5, [5]]);
      if (reopen === undefined) return;
      const reopened = await reopen();
      expect([await reopened.floor(), await reopened.head(), await positions(reopened)]).toEqual([4, 5, [5]]);
    }));

  it('drops fewer at a time where much goes with them, and in the end all', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      const data = JSON.stringify('a'.repeat(250_000));
      const operations = [];
      for (let count = 0; count < 40; count += 1) operations.push(await writer.create({ data }));
      const canceled = operations.map(({ id }) => act('CANCEL', { id }));
      await writer.apply(...canceled, retain({ CANCELED: 0 }, now));
      const head = await writer.create();
      expect(await store.cut({ occurredUntil: now, limit: 80 })).toEqual({ floor: 80, dropped: 80 });
      // From here on each takes what its operation had along.
      const dropped: number[] = [];
      while (dropped.at(-1) !== 0) dropped.push((await store.cut({ occurredUntil: now, limit: 1_000 })).dropped);
      expect(Math.max(...dropped)).toBeLessThan(20);
      expect([await store.floor(), await store.payload('data', 1)]).toEqual([head.position - 1, null]);
      expect(await store.payload('data', 40)).toBeNull();
    }));

  it('leaves every operation that exists as it is, with what its kept events are told from', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.create({ data: '[1]' });
      await writer.change(claim());
      const [half] = await writer.change({ ...heartbeat(1, { message: 'half' }), id: 'id-1' });
      await writer.create({ data: '[2]' });
      const [done] = await writer.change({ ...settle(1, 'SUCCEEDED', { message: 'done', result: '[3]' }), id: 'id-1' });
      await store.cut({ occurredUntil: now, limit: 4 });
      expect(await store.operations(['id-1', 'id-2'])).toMatchObject([done, { dataAt: 4 }]);
      expect(await store.operationAt('id-1', 4)).toEqual(half);
      expect(await store.events({ ...everything, operationIds: ['id-1'] })).toMatchObject([
        { position: 5, before: half, operation: done },
      ]);
      expect(await store.payload('data', 1)).toBe('[1]');
      expect(await store.payload('message', 3)).toBe('half');
      await writer.create();
      await store.cut({ occurredUntil: now, limit: 9 });
      expect(await store.operationAt('id-1', 5)).toEqual(done);
      expect(await store.payload('data', 1)).toBe('[1]');
      expect(await store.payload('message', 3)).toBeNull();
      expect(await store.payload('data', 4)).toBe('[2]');
      expect(await store.payload('result', 5)).toBe('[3]');
    }));

  it('forgets a deleted operation when the event of that goes; its requestId is free from the deletion on', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.create({ requestId: 'once', data: '[1]' });
      await writer.change(act('CANCEL', { id: 'id-1' }));
      await writer.change(retain({ CANCELED: 0 }));
      const again = await writer.create({ requestId: 'once' });
      expect(again.id).toBe('id-2');
      await store.cut({ occurredUntil: now, limit: 2 });
      const own = { ...everything, operationIds: ['id-1'] };
      expect(await store.events(own)).toMatchObject([{ kind: 'DELETED', before: { statusCode: 'CANCELED' } }]);
      expect(await store.payload('data', 1)).toBe('[1]');
      await store.cut({ occurredUntil: now, limit: 1 });
      expect(await store.events(own)).toEqual([]);
      expect(await store.operationAt('id-1', 3)).toBeNull();
      expect(await store.payload('data', 1)).toBeNull();
    }));

  it('is as the model says after any commands and cuts, above the floor and at it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(batchesWithCuts, { minLength: 1, maxLength: 30 }), (history) =>
        withStore(open, async (store, { reopen }) => {
          const played = await playHistory(store, history);
          await expectKept(store, played);
          if (reopen !== undefined) await expectKept(await reopen(), played);
        }),
      ),
      { numRuns: 30 },
    );
  });
}

async function expectKept(store: Store, { model, ids }: Played): Promise<void> {
  const [floor, head] = [await store.floor(), await store.head()];
  expect([floor, head]).toEqual([await model.floor(), await model.head()]);
  const all = { after: floor, until: head, limit: head + 1, operationIds: null };
  const events = await store.events(all);
  expect(events.map(({ position }) => position)).toEqual(
    Array.from({ length: head - floor }, (_, at) => floor + 1 + at),
  );
  expect(events).toEqual(await model.events(all));
  expect(await store.events({ ...all, after: 0 })).toEqual(events);

  const operations = await store.operations(ids);
  expect(operations).toEqual(await model.operations(ids));
  expect(await store.counts({})).toEqual(await model.counts({}));
  const shown = new Set<Operation | null>([
    ...operations,
    ...events.flatMap(({ operation, before }) => [operation, before]),
  ]);
  for (const id of ids) {
    const own = { ...all, after: 0, operationIds: [id] };
    expect(await store.events(own)).toEqual(await model.events(own));
  }
  for (let position = floor; position <= head; position += 1) {
    expect(await store.countsAt({}, position)).toEqual(await model.countsAt({}, position));
    for (const id of ids) {
      const operation = await store.operationAt(id, position);
      expect(operation).toEqual(await model.operationAt(id, position));
      shown.add(operation);
    }
  }
  for (const operation of shown) {
    for (const field of fields) {
      const at = operation?.[`${field}At`] ?? null;
      if (at === null) continue;
      const text = await store.payload(field, at);
      expect(text).not.toBeNull();
      expect(text).toBe(await model.payload(field, at));
    }
  }
}

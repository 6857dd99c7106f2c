import { expect, it } from 'vitest';
import { decideSeries } from '../../src/core/decide-series.ts';
import type { Series } from '../../src/core/series.ts';
import type { SeriesCommand } from '../../src/core/series-command.ts';
import type { Store } from '../../src/store/store.ts';
import { contextAt, minute, now } from '../core/decision-context.ts';
import { actOnSeries, recur } from '../core/series.ts';
import { type OpenStore, withStore } from './open-store.ts';
import { StoreWriter } from './store-writer.ts';

const hour = 60 * minute;

/** The series that a create makes; it must make one. */
async function createSeries(store: Store, writer: StoreWriter, recurrencePattern = 'FREQ=HOURLY'): Promise<Series> {
  const { seriesId } = await writer.create({ recurrencePattern, data: '[1]' });
  const series = seriesId === null ? null : await store.series(seriesId);
  if (series === null) throw new Error('no series');
  return series;
}

function apply(store: Store, command: SeriesCommand, instant: number) {
  return store.applyToSeries(command, (asked, series) => decideSeries(asked, series, contextAt(instant)));
}

export function seriesContract(open: OpenStore): void {
  it('are there from the create of their first operation on, and after the store is opened again', () =>
    withStore(open, async (store, { reopen }) => {
      const writer = new StoreWriter(store);
      const series = await createSeries(store, writer);
      expect(series).toMatchObject({ status: 'ACTIVE', nextOn: now + hour, version: 1, data: '[1]' });
      expect(await store.nextDue()).toBe(now + hour);
      expect(await store.series('nobody')).toBeNull();
      expect(await (await reopen?.())?.series(series.id)).toEqual(reopen === undefined ? undefined : series);
    }));

  it('move on in one transaction with the operations that they create', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      const { id } = await createSeries(store, writer);
      const { outcomes, events, claimable, nextDue, faults } = await apply(store, recur(now + hour), now + hour);
      expect(outcomes).toMatchObject([{ type: 'CHANGED', series: { id, version: 2, nextOn: now + 2 * hour } }]);
      expect(events).toMatchObject([
        {
          ...{ position: 2, kind: 'CREATED', actor: 'platform', before: null },
          operation: { seriesId: id, occurrenceOn: now + hour, dataAt: 2 },
        },
      ]);
      expect([claimable, nextDue, faults, await store.head()]).toEqual([[5], now + 2 * hour, [], 2]);
      expect(await store.payload('data', 2)).toBe('[1]');
      expect((await store.counts({})).rows).toMatchObject([{ operationType: 5, count: 2 }]);
      // Who comes a second time finds nothing to do.
      expect(await apply(store, recur(now + hour), now + hour)).toMatchObject({ outcomes: [], events: [] });
    }));

  it('move on not at all where an occurrence cannot be written, which keeps no other from it', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      const faulty = await createSeries(store, writer);
      const sound = await createSeries(store, writer);
      const { outcomes, faults } = await store.applyToSeries(recur(now + hour), (command, series) => {
        if (series?.id === faulty.id) throw new Error('this one cannot be decided');
        return decideSeries(command, series, contextAt(now + hour));
      });
      expect(outcomes).toMatchObject([{ type: 'CHANGED', series: { id: sound.id } }]);
      expect(faults).toHaveLength(1);
      expect(await store.series(faulty.id)).toEqual(faulty);
      expect(await store.nextDue()).toBe(now + hour);
    }));

  it('create an occurrence once, whatever a decision says', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      const series = await createSeries(store, writer);
      await apply(store, recur(now + hour), now + hour);
      const { outcomes, events, faults } = await store.applyToSeries(recur(now + 2 * hour), (command) =>
        // As it was before: a gateway that has not seen what another did.
        decideSeries(command, series, contextAt(now + hour)),
      );
      expect([outcomes, events]).toEqual([[], []]);
      expect(faults).toHaveLength(1);
      expect(await store.head()).toBe(2);
      expect(await store.series(series.id)).toMatchObject({ version: 2, occurrenceCount: 2 });
    }));

  it('are due in the order of their next occurrences, and never while paused or ended', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      const slow = await createSeries(store, writer, 'FREQ=HOURLY;INTERVAL=2');
      const quick = await createSeries(store, writer, 'FREQ=HOURLY');
      const ticked = async (instant: number, limit: number) => {
        const { outcomes } = await apply(store, { ...recur(instant), limit }, instant);
        return outcomes.map(({ series }) => series?.id);
      };
      expect(await ticked(now + 2 * hour, 1)).toEqual([quick.id]);
      expect(await ticked(now + 2 * hour, 9)).toEqual([slow.id]);
      await apply(store, actOnSeries('PAUSE', { id: quick.id }), now + 2 * hour);
      await apply(store, actOnSeries('END', { id: slow.id }), now + 2 * hour);
      expect(await ticked(now + 9 * hour, 9)).toEqual([]);
      expect(await store.nextDue()).toBeNull();
      expect(await apply(store, actOnSeries('END', { id: 'nobody' }), now)).toMatchObject({
        outcomes: [{ type: 'REFUSED', refusal: { code: 'NOT_FOUND' }, series: null }],
      });
    }));

  it('are listed newest first, page by page', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      const ids: string[] = [];
      for (let made = 0; made < 3; made += 1) ids.unshift((await createSeries(store, writer)).id);
      const listed = async (after: string | null, limit: number, status: Series['status'] | null = null) =>
        (await store.seriesPage({ status, after, limit })).map(({ id }) => id);
      expect(await listed(null, 2)).toEqual(ids.slice(0, 2));
      expect(await listed(ids[1] ?? null, 2)).toEqual(ids.slice(2));
      await apply(store, actOnSeries('PAUSE', { id: ids[1] ?? '' }), now);
      expect(await listed(null, 9, 'PAUSED')).toEqual(ids.slice(1, 2));
      expect(await listed(ids[0] ?? null, 9, 'ACTIVE')).toEqual(ids.slice(2));
    }));
}

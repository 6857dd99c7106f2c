import fc from 'fast-check';
import { expect, it } from 'vitest';
import { act } from '../core/commands.ts';
import { batches } from './arbitrary-batches.ts';
import { counterFilters } from './arbitrary-filter.ts';
import { type OpenStore, withStore } from './open-store.ts';
import { playHistory } from './play-history.ts';
import { StoreWriter } from './store-writer.ts';

/** Counts as they stood at an earlier position. */
export function countsContract(open: OpenStore): void {
  it('are zero before the first event', () =>
    withStore(open, async (store) => {
      expect(await store.countsAt({}, 0)).toEqual({ position: 0, rows: [] });
      await new StoreWriter(store).create();
      expect(await store.countsAt({}, 0)).toEqual({ position: 0, rows: [] });
    }));

  it('are those of each step, also of one within a batch and of what has been deleted since', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      await writer.apply(writer.creation(), writer.creation({ operationType: 10 }), act('CANCEL', { id: 'id-1' }));
      await writer.change(act('DELETE', { id: 'id-1' }));
      const ready = { statusCode: 'WAITING_FOR_RESOURCES', count: 1 };
      const canceled = { statusCode: 'CANCELED', count: 1 };
      const rows = async (position: number) => (await store.countsAt({}, position)).rows;
      expect(await rows(1)).toEqual([{ operationType: 5, ...ready }]);
      expect(await rows(2)).toEqual([
        { operationType: 5, ...ready },
        { operationType: 10, ...ready },
      ]);
      expect(await rows(3)).toEqual([
        { operationType: 5, ...canceled },
        { operationType: 10, ...ready },
      ]);
      expect(await rows(4)).toEqual([{ operationType: 10, ...ready }]);
      expect(await store.countsAt({ operationType: [5] }, 3)).toEqual({
        position: 3,
        rows: [{ operationType: 5, ...canceled }],
      });
      expect(await store.countsAt({ stateCode: ['READY'], statusCode: null }, 3)).toMatchObject({
        rows: [{ operationType: 10 }],
      });
    }));

  it('are those of the model, at every position and by every filter that the counters answer', async () => {
    const history = fc.array(batches, { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(history, fc.array(counterFilters, { minLength: 1, maxLength: 4 }), (played, filters) =>
        withStore(open, async (store, { reopen }) => {
          const { model } = await playHistory(store, played);
          const reopened = reopen === undefined ? store : await reopen();
          for (let position = 0; position <= (await model.head()); position += 1) {
            for (const filter of [{}, ...filters]) {
              expect(await reopened.countsAt(filter, position)).toEqual(await model.countsAt(filter, position));
            }
          }
          expect(await reopened.countsAt({}, await model.head())).toEqual(await reopened.counts({}));
        }),
      ),
      { numRuns: 30 },
    );
  });
}

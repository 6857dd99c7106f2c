import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countsAsOf } from '../../src/graphql/counts-as-of.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { batches } from '../store/arbitrary-batches.ts';
import { filters } from '../store/arbitrary-filter.ts';
import { withStore } from '../store/open-store.ts';
import { playHistory } from '../store/play-history.ts';

test('the counts of any filter at any position are a recount of what there was then', async () => {
  const open = async () => {
    const store = openSqliteStore({ file: ':memory:', durability: 'full', randomBytes });
    return { store, dispose: () => store.close() };
  };
  const history = fc.array(batches, { minLength: 10, maxLength: 30 });
  const moments = fc.array(fc.record({ filter: filters, nth: fc.nat() }), { minLength: 40, maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(history, moments, (played, asked) =>
      withStore(open, async (store) => {
        const { model } = await playHistory(store, played);
        for (const { filter, nth } of asked) {
          const position = nth % ((await model.head()) + 1);
          expect(await countsAsOf(store, filter, position)).toEqual(await model.countsAt(filter, position));
        }
      }),
    ),
    { numRuns: 20 },
  );
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Operation } from '../../src/core/operation.ts';
import type { Order, OrderKey, PageQuery } from '../../src/store/store.ts';
import { batches } from './arbitrary-batches.ts';
import { filters, orders } from './arbitrary-filter.ts';
import { keyOf } from './model-pages.ts';
import { type OpenStore, withStore } from './open-store.ts';
import { playHistory } from './play-history.ts';
import { StoreWriter } from './store-writer.ts';

/** A bound is the key of some operation (that may not match, or not be there any more), or a place between two. */
const bounds = fc.option(fc.record({ nth: fc.nat(), shift: fc.constantFrom(0, 0, 0, -1, 1) }), { freq: 2 });

const questions = fc.record({
  filter: filters,
  order: orders,
  after: bounds,
  before: bounds,
  untilSeq: fc.option(fc.nat(60), { freq: 2 }),
  limit: fc.integer({ min: 1, max: 12 }),
  take: fc.constantFrom('FIRST', 'LAST'),
  withTotal: fc.boolean(),
});

/** Names, a part of each, and whether it is one. */
const parts: readonly (readonly [name: string, part: string, isPart: boolean])[] = [
  ['Import Contacts', 'CONTACT', true],
  ['Import Contacts', 'import  contacts', false],
  ['100% done', '% d', true],
  ['100 percent', '%', false],
  ['snake_case', 'e_c', true],
  ['snake case', 'e_c', false],
  ['say "now" or never', '"NOW" or', true],
  ['say now or never', '"now"', false],
  ["it's * (all) - or: nothing^", "'s * (ALL) - OR: noth", true],
  ['ΟΔΟΣ ΜΕΓΑΛΗ', 'οδος', true],
  ['οδοσα', 'ΟΔΟΣ', true],
  ['İstanbul', 'i\u0307STAN', true],
  ['👍😀👍', '😀👍', true],
  ['👍😀👍', '👍👍', false],
  ['𐐀𐐁𐐂', '𐐨𐐩𐐪', true],
  ['a', '', true],
];

export function pageContract(open: OpenStore): void {
  it.each(parts)('find in %j the part %j: %s', (name, part, isPart) =>
    withStore(open, async (store) => {
      await new StoreWriter(store).create({ name });
      const filter = { nameContains: part };
      const order = { field: 'NAME', direction: 'ASC' } as const;
      const page = await store.page({
        filter,
        order,
        after: null,
        before: null,
        limit: 1,
        take: 'FIRST',
        withTotal: true,
      });
      expect([page.operations.length, page.total]).toEqual(isPart ? [1, 1] : [0, 0]);
    }));

  it('are those of the model, for every filter, order, direction, end and bounds', async () => {
    const history = fc.array(batches, { minLength: 25, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(history, fc.array(questions, { minLength: 40, maxLength: 80 }), (played, asked) =>
        withStore(open, async (store) => {
          const { model } = await playHistory(store, played);
          const operations = model.all();
          for (const { after, before, ...rest } of asked) {
            const query: PageQuery = {
              ...rest,
              after: boundOf(operations, after, rest.order),
              before: boundOf(operations, before, rest.order),
            };
            expect(await store.page(query)).toEqual(await model.page(query));
            expect(await store.counts(query.filter)).toEqual(await model.counts(query.filter));
          }
        }),
      ),
      { numRuns: 12 },
    );
  });
}

function boundOf(
  operations: readonly Operation[],
  bound: { readonly nth: number; readonly shift: number } | null,
  order: Order,
): OrderKey | null {
  const operation = bound === null ? undefined : operations[bound.nth % Math.max(operations.length, 1)];
  if (bound === null || operation === undefined) return null;
  const { value, seq } = keyOf(operation, order);
  return { value: typeof value === 'number' ? value + bound.shift : value, seq: seq + bound.shift };
}

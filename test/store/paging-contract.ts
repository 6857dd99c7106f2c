import { expect, it } from 'vitest';
import type { Order, PageQuery, Store } from '../../src/store/store.ts';
import { keyOf } from './model-pages.ts';
import { type OpenStore, withStore } from './open-store.ts';
import { StoreWriter } from './store-writer.ts';

const fields = ['CREATED_ON', 'MODIFIED_ON', 'NAME'] as const;
const directions = ['ASC', 'DESC'] as const;
const everyOrder: readonly Order[] = fields.flatMap((field) => directions.map((direction) => ({ field, direction })));
const rounds = everyOrder.flatMap((order) => (['FIRST', 'LAST'] as const).map((take) => ({ order, take })));

/** Several at the same moment and of the same name, so that only the order of creation tells them apart. */
async function fill(writer: StoreWriter): Promise<string[]> {
  const made: string[] = [];
  for (const [index, name] of ['b', 'a', 'c', 'a', 'B', 'c', 'a'].entries()) {
    writer.instant += index % 3 === 0 ? 1 : 0;
    for (const operationType of [5, 6]) made.push((await writer.create({ name, operationType })).id);
  }
  return made;
}

async function through(store: Store, query: PageQuery, between: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  let { after, before } = query;
  while (true) {
    const page = await store.page({ ...query, after, before });
    const ids = page.operations.map(({ id }) => id);
    expect(ids.length).toBeLessThanOrEqual(query.limit);
    if (query.take === 'FIRST') seen.push(...ids);
    else seen.unshift(...ids);
    const edge = query.take === 'FIRST' ? page.operations.at(-1) : page.operations.at(0);
    const goesOn = query.take === 'FIRST' ? page.hasNextPage : page.hasPreviousPage;
    if (!goesOn || edge === undefined) return seen;
    if (query.take === 'FIRST') after = keyOf(edge, query.order);
    else before = keyOf(edge, query.order);
    await between();
  }
}

export function pagingContract(open: OpenStore): void {
  it.each(rounds)('visits each once: $order.field $order.direction from the $take', ({ order, take }) =>
    withStore(open, async (store) => {
      await fill(new StoreWriter(store));
      const query = {
        filter: { operationType: [5] },
        order,
        after: null,
        before: null,
        take,
        withTotal: false,
      } as const;
      const whole = await store.page({ ...query, limit: 500 });
      const wanted = whole.operations.map(({ id }) => id);
      expect(wanted).toHaveLength(7);
      for (let limit = 1; limit <= 7; limit += 1) {
        expect(await through(store, { ...query, limit }, async () => {})).toEqual(wanted);
      }
    }));

  it.each(rounds)('visits each once while others are created: $order.field $order.direction from the $take', ({
    order,
    take,
  }) =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      const old = await fill(writer);
      for (const limit of [1, 3, 7]) {
        const query = { filter: {}, order, after: null, before: null, take, withTotal: false, limit };
        let names = 0;
        const seen = await through(store, query, async () => {
          names = (names + 1) % 5;
          // Sooner or later the stream of new ones ends, so that paging towards them does.
          if (names !== 0) await writer.create({ name: ['0', 'a', 'aa', 'b', 'z'][names] ?? '' });
          else writer.instant += 1;
        });
        expect(new Set(seen).size).toBe(seen.length);
        expect(new Set(seen).isSupersetOf(new Set(old))).toBe(true);
      }
    }));

  it('tells on every page of which position it is true', () =>
    withStore(open, async (store) => {
      const writer = new StoreWriter(store);
      const order = { field: 'CREATED_ON', direction: 'ASC' } as const;
      const query = { filter: {}, order, after: null, before: null, take: 'FIRST', limit: 1, withTotal: true } as const;
      expect(await store.page(query)).toEqual({
        operations: [],
        hasNextPage: false,
        hasPreviousPage: false,
        total: 0,
        position: 0,
      });
      await fill(writer);
      expect(await store.page(query)).toMatchObject({ hasNextPage: true, total: 14, position: 14 });
      expect(await store.page({ ...query, withTotal: false })).toMatchObject({ total: null });
    }));
}

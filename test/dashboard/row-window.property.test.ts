import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OperationRow } from '../../src/dashboard/rows/row-order.ts';
import {
  mostRows,
  type RowPage,
  windowOf,
  withPageAfter,
  withPageBefore,
} from '../../src/dashboard/rows/row-window.ts';
import { cursorOf, idOf, moment, newestFirst, row } from './rows.ts';

/** A list in the gateway's order. Many are created in the same moment, and their ids say nothing of who was first. */
const list = fc
  .record({
    count: fc.integer({ min: 1, max: 4_000 }),
    together: fc.integer({ min: 1, max: 900 }),
    mix: fc.integer({ min: 1, max: 4_000 }),
  })
  .map(({ count, together, mix }) =>
    Array.from({ length: count }, (_, index): OperationRow => {
      const createdOn = moment(100_000 - Math.floor(index / together));
      return row(index, { id: idOf((index * 7_919 + mix) % 4_001), createdOn });
    }),
  )
  .filter((rows) => new Set(rows.map(({ id }) => id)).size === rows.length);

function pageOf(rows: readonly OperationRow[], from: number, to: number): RowPage {
  const start = Math.max(0, from);
  return {
    entries: rows.slice(start, to).map((operation) => ({ operation, cursor: cursorOf(operation) })),
    hasBefore: start > 0,
    hasAfter: to < rows.length,
  };
}

it('whoever goes through a list sees each row where the gateway has it, down and up again', () => {
  fc.assert(
    fc.property(list, fc.integer({ min: 50, max: 500 }), (rows, size) => {
      const indexOf = new Map(rows.map((operation, index) => [cursorOf(operation), index]));
      const at = (cursor: string | null | undefined) => indexOf.get(cursor ?? '') ?? -1;
      let window = windowOf(newestFirst, pageOf(rows, 0, size), 0);
      const isSlice = () => {
        const from = at(window.entries[0]?.cursor);
        expect(window.entries.map(({ operation }) => operation)).toEqual(
          rows.slice(from, from + window.entries.length),
        );
        expect(window.before).toBe(from);
        expect(window.entries.length).toBeLessThanOrEqual(mostRows);
      };
      while (window.hasAfter) {
        const from = at(window.entries.at(-1)?.cursor) + 1;
        window = withPageAfter(window, pageOf(rows, from, from + size));
        isSlice();
      }
      expect(window.entries.at(-1)?.operation).toBe(rows.at(-1));
      while (window.hasBefore) {
        const to = at(window.entries[0]?.cursor);
        window = withPageBefore(window, pageOf(rows, to - size, to));
        isSlice();
      }
      expect(window.entries[0]?.operation).toBe(rows[0]);
    }),
    { numRuns: 30 },
  );
});

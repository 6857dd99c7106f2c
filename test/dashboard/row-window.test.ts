import { describe, expect, it } from 'vitest';
import {
  mostRows,
  type RowWindow,
  windowOf,
  withPageAfter,
  withPageBefore,
} from '../../src/dashboard/rows/row-window.ts';
import { idOf, moment, newestFirst, pageOf, row, rowsDown } from './rows.ts';

const idsOf = (window: RowWindow) => window.entries.map(({ operation }) => operation.id);
const idsDown = (from: number, count: number) => rowsDown(from, count).map(({ id }) => id);

describe('a window of rows', () => {
  it('goes on with the page that follows', () => {
    const first = windowOf(newestFirst, pageOf(rowsDown(10, 3), { hasAfter: true }), 0);
    const both = withPageAfter(first, pageOf(rowsDown(7, 3), { hasBefore: true, hasAfter: true }));
    expect(idsOf(both)).toEqual(idsDown(10, 6));
    expect(both).toMatchObject({ before: 0, hasBefore: false, hasAfter: true });
  });

  it('lets rows go above as it goes on, and says how many', () => {
    const full = windowOf(newestFirst, pageOf(rowsDown(9_000, mostRows), { hasAfter: true }), 0);
    const next = withPageAfter(full, pageOf(rowsDown(9_000 - mostRows, 100), { hasBefore: true }));
    expect(idsOf(next)).toEqual(idsDown(8_900, mostRows));
    expect(next).toMatchObject({ before: 100, hasBefore: true, hasAfter: false });
  });

  it('takes them back from the page before, and lets go below', () => {
    const low = windowOf(newestFirst, pageOf(rowsDown(8_900, mostRows), { hasBefore: true }), 100);
    const back = withPageBefore(low, pageOf(rowsDown(9_000, 100), { hasAfter: true }));
    expect(idsOf(back)).toEqual(idsDown(9_000, mostRows));
    expect(back).toMatchObject({ before: 0, hasBefore: false, hasAfter: true });
  });

  it('shows a row once, in its newer version, and learns the cursor of what came live', () => {
    const first = windowOf(newestFirst, pageOf(rowsDown(10, 3), { hasAfter: true }), 0);
    const again = pageOf([row(8, { version: 4, progress: 0.5 }), row(7)], { hasBefore: true });
    const both = withPageAfter(first, again);
    expect(idsOf(both)).toEqual(idsDown(10, 4));
    expect(both.entries[2]).toMatchObject({ operation: { version: 4, progress: 0.5 } });
    const older = withPageAfter(both, pageOf([row(8, { version: 3 }), row(7), row(6)]));
    expect(older.entries[2]).toMatchObject({ operation: { version: 4 }, cursor: expect.stringContaining('cursor') });
  });

  it('leaves a row that has moved on where it is: the page is older', () => {
    const byChange = { field: 'MODIFIED_ON', direction: 'DESC' } as const;
    const moved = row(7, { version: 2, modifiedOn: moment(99) });
    const first = windowOf(byChange, pageOf([moved, row(10), row(9)], { hasAfter: true }), 0);
    const both = withPageAfter(first, pageOf([row(8), row(7), row(6)], { hasBefore: true }));
    expect(idsOf(both)).toEqual([7, 10, 9, 8, 6].map(idOf));
  });
});

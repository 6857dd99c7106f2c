import { describe, expect, it } from 'vitest';
import type { OperationRow, RowOrder } from '../../src/dashboard/rows/row-order.ts';
import {
  type LiveRows,
  mostWaiting,
  noneWaiting,
  type RowUpdate,
  released,
  withUpdates,
} from '../../src/dashboard/rows/row-updates.ts';
import { mostRows, type RowPage, windowOf } from '../../src/dashboard/rows/row-window.ts';
import { idOf, moment, newestFirst, pageOf, row, rowsDown } from './rows.ts';

const atTop = { isHeld: false, lastInView: 2 };
const held = { isHeld: true, lastInView: 2 };

const live = (rows: readonly OperationRow[], more: Partial<RowPage> = {}, order: RowOrder = newestFirst): LiveRows => ({
  window: windowOf(order, pageOf(rows, more), more.hasBefore ? 100 : 0),
  waiting: noneWaiting,
});
const update = (change: RowUpdate['change'], operation: OperationRow): RowUpdate => ({ change, operation });
const numbersOf = ({ window }: LiveRows) => window.entries.map(({ operation }) => Number(operation.id.slice(-12)));
const waitingOf = ({ waiting }: LiveRows) => [...waiting.rows.keys()].map((id) => Number(id.slice(-12)));

describe('at the top', () => {
  it('what enters stands in its place, what changed is changed, what left is gone', () => {
    const after = withUpdates(
      live(rowsDown(5, 3)),
      [
        update('ENTERED', row(6)),
        update('CHANGED', row(4, { version: 2, progress: 0.5 })),
        update('LEFT', row(3, { version: 2 })),
      ],
      atTop,
    );
    expect(numbersOf(after)).toEqual([6, 5, 4]);
    expect(after.window.entries[2]?.operation.progress).toBe(0.5);
    expect(waitingOf(after)).toEqual([]);
  });

  it('an update that is older than the row changes nothing', () => {
    const before = live([row(5, { version: 7 }), row(4, { version: 3 })]);
    const after = withUpdates(
      before,
      [update('CHANGED', row(5, { version: 6, progress: 0.1 })), update('LEFT', row(4, { version: 2 }))],
      atTop,
    );
    expect(after.window.entries).toEqual(before.window.entries);
  });

  it('a deletion, told with the last version that there was, takes the row away', () => {
    expect(numbersOf(withUpdates(live(rowsDown(5, 2)), [update('LEFT', row(5))], atTop))).toEqual([4]);
  });

  it('a row that changed moves where the order is by that', () => {
    const before = live(rowsDown(5, 3), {}, { field: 'MODIFIED_ON', direction: 'DESC' });
    const changed = row(3, { version: 2, modifiedOn: moment(9) });
    expect(numbersOf(withUpdates(before, [update('CHANGED', changed)], atTop))).toEqual([3, 5, 4]);
  });

  it('holds no more rows than it may, and knows that the list goes on', () => {
    const after = withUpdates(live(rowsDown(5_000, mostRows)), [update('ENTERED', row(5_001))], atTop);
    expect(after.window.entries).toHaveLength(mostRows);
    expect(after.window.hasAfter).toBe(true);
    expect(numbersOf(after)[0]).toBe(5_001);
  });

  it('what belongs below what has been read is left to be read', () => {
    const after = withUpdates(live(rowsDown(5, 3), { hasAfter: true }), [update('ENTERED', row(1))], atTop);
    expect(numbersOf(after)).toEqual([5, 4, 3]);
  });
});

describe('while the reader holds the view', () => {
  it('what is new waits, and comes in when it is let go', () => {
    const before = withUpdates(live(rowsDown(5, 5)), [update('ENTERED', row(6)), update('ENTERED', row(7))], held);
    expect(numbersOf(before)).toEqual([5, 4, 3, 2, 1]);
    expect(waitingOf(before)).toEqual([6, 7]);
    expect(numbersOf(released(before))).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(waitingOf(released(before))).toEqual([]);
  });

  it('what has left in view stays, marked, until it is let go', () => {
    const before = withUpdates(live(rowsDown(5, 5)), [update('LEFT', row(4, { version: 2 }))], held);
    expect(before.window.entries.map(({ hasLeft }) => hasLeft)).toEqual([false, true, false, false, false]);
    expect(numbersOf(released(before))).toEqual([5, 3, 2, 1]);
  });

  it('what comes back is no longer marked', () => {
    const gone = withUpdates(live(rowsDown(5, 3)), [update('LEFT', row(4, { version: 2 }))], held);
    const back = withUpdates(gone, [update('ENTERED', row(4, { version: 3 }))], held);
    expect(back.window.entries.map(({ hasLeft }) => hasLeft)).toEqual([false, false, false]);
    expect(waitingOf(back)).toEqual([]);
  });

  it('what changes below the view enters and leaves at once', () => {
    const oldestFirst: RowOrder = { field: 'CREATED_ON', direction: 'ASC' };
    const before = live(
      [1, 2, 3, 4, 6].map((number) => row(number)),
      {},
      oldestFirst,
    );
    const after = withUpdates(before, [update('LEFT', row(4, { version: 2 })), update('ENTERED', row(7))], held);
    expect(numbersOf(after)).toEqual([1, 2, 3, 6, 7]);
    expect(waitingOf(after)).toEqual([]);
  });

  it('a row that the order would move changes where it stands, and counts as new', () => {
    const before = live(rowsDown(5, 3), {}, { field: 'MODIFIED_ON', direction: 'DESC' });
    const moved = withUpdates(before, [update('CHANGED', row(3, { version: 2, modifiedOn: moment(9) }))], held);
    expect(numbersOf(moved)).toEqual([5, 4, 3]);
    expect(moved.window.entries[2]?.operation.version).toBe(2);
    expect(waitingOf(moved)).toEqual([3]);
    expect(numbersOf(released(moved))).toEqual([3, 5, 4]);
  });

  it('changes of rows that the reader has passed are not new', () => {
    const before = live(rowsDown(5, 5), { hasBefore: true });
    expect(waitingOf(withUpdates(before, [update('CHANGED', row(8, { version: 2 }))], held))).toEqual([]);
    expect(waitingOf(withUpdates(before, [update('ENTERED', row(8))], held))).toEqual([8]);
  });

  it('what waited and left does not wait any more', () => {
    const waiting = withUpdates(live(rowsDown(5, 3)), [update('ENTERED', row(6))], held);
    expect(waitingOf(withUpdates(waiting, [update('LEFT', row(6, { version: 2 }))], held))).toEqual([]);
  });

  it('no more wait than may, and it is known that there were more', () => {
    const many = Array.from({ length: mostWaiting + 1 }, (_, index) => update('ENTERED', row(100 + index)));
    const { waiting } = withUpdates(live(rowsDown(5, 3)), many, held);
    expect(waiting.rows.size).toBe(mostWaiting);
    expect(waiting.hasMore).toBe(true);
    expect(waiting.rows.has(idOf(100))).toBe(true);
  });
});

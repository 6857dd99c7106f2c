import fc from 'fast-check';
import { expect, it } from 'vitest';
import { comparePlaces, type OperationRow, placeOf, type RowOrder } from '../../src/dashboard/rows/row-order.ts';
import {
  type LiveRows,
  noneWaiting,
  type RowUpdate,
  released,
  withUpdates,
} from '../../src/dashboard/rows/row-updates.ts';
import { windowOf } from '../../src/dashboard/rows/row-window.ts';
import { createUpdateBatch } from '../../src/dashboard/rows/update-batch.ts';
import { withUpdatesInPlace } from '../../src/dashboard/rows/updates-in-place.ts';
import { idOf, moment, pageOf, row } from './rows.ts';

const order = fc.record<RowOrder>({
  field: fc.constantFrom('CREATED_ON', 'MODIFIED_ON', 'NAME'),
  direction: fc.constantFrom('ASC', 'DESC'),
});

/** What becomes of an operation, step by step: whether it matches after each. */
const steps = fc.array(fc.record({ number: fc.nat(19), matches: fc.boolean() }), { maxLength: 80 });
const known = fc.uniqueArray(fc.nat(19), { maxLength: 20 });

/** A list that changes as the gateway tells it, and what it is after all of that. */
function history(start: readonly number[], told: readonly { number: number; matches: boolean }[]) {
  const rows = new Map(
    Array.from({ length: 20 }, (_, number) => [idOf(number), row(number, { name: `n${number % 7}` })]),
  );
  const matching = new Set(start.map(idOf));
  const updates = told.flatMap(({ number, matches }, index): RowUpdate[] => {
    const id = idOf(number);
    const before = rows.get(id) ?? row(number);
    const operation = { ...before, version: before.version + 1, modifiedOn: moment(100 + index) };
    rows.set(id, operation);
    const did = matching.has(id);
    if (matches) matching.add(id);
    else matching.delete(id);
    if (!did && !matches) return [];
    return [{ operation, change: !matches ? 'LEFT' : did ? 'CHANGED' : 'ENTERED' }];
  });
  const first = start.map((number) => row(number, { name: `n${number % 7}` }));
  return { first, updates, last: [...matching].flatMap((id) => rows.get(id) ?? []) };
}

const sorted = (by: RowOrder, rows: readonly OperationRow[]) =>
  [...rows].sort((a, b) => comparePlaces(by, placeOf(by, a), placeOf(by, b)));
const start = (by: RowOrder, rows: readonly OperationRow[]): LiveRows => ({
  window: windowOf(by, pageOf(sorted(by, rows)), 0),
  waiting: noneWaiting,
});
const shown = ({ window }: LiveRows) => window.entries.map(({ operation }) => operation);

it('at the top the rows are the list, after each update', () => {
  fc.assert(
    fc.property(order, known, steps, (by, numbers, told) => {
      const { first, updates, last } = history(numbers, told);
      const after = updates.reduce<LiveRows>(
        (rows, update) => withUpdates(rows, [update], { isHeld: false, lastInView: 5 }),
        start(by, first),
      );
      expect(shown(after)).toEqual(sorted(by, last));
    }),
  );
});

it('what is shown in its place first, and moved later, comes to the same', () => {
  const shares = fc.array(fc.nat(6), { minLength: 1 });
  fc.assert(
    fc.property(order, known, steps, shares, (by, numbers, told, sizes) => {
      const { first, updates, last } = history(numbers, told);
      const batch = createUpdateBatch(100);
      let rows = start(by, first);
      for (const size of sizes) {
        for (const update of updates.splice(0, size)) batch.add(update);
        const { window, later } = withUpdatesInPlace(rows.window, batch.take());
        expect(window.entries.map(({ operation }) => operation.id)).toEqual(shown(rows).map(({ id }) => id));
        rows = { ...rows, window };
        for (const update of later) batch.add(update);
      }
      for (const update of updates) batch.add(update);
      const after = withUpdates(rows, batch.take(), { isHeld: false, lastInView: 5 });
      expect(shown(after)).toEqual(sorted(by, last));
    }),
  );
});

it('while the view is held no row in view moves, and when it is let go the rows are the list', () => {
  fc.assert(
    fc.property(order, known, steps, fc.nat(12), (by, numbers, told, lastInView) => {
      const { first, updates, last } = history(numbers, told);
      const before = start(by, first);
      const after = updates.reduce<LiveRows>(
        (rows, update) => withUpdates(rows, [update], { isHeld: true, lastInView }),
        before,
      );
      const inView = (rows: LiveRows) =>
        shown(rows)
          .slice(0, lastInView + 1)
          .map(({ id }) => id);
      expect(inView(after).slice(0, inView(before).length)).toEqual(inView(before));
      expect(shown(released(after))).toEqual(sorted(by, last));
    }),
  );
});

import { expect, test } from 'vitest';
import type { InstantRange } from '../../src/core/filter.ts';
import { drawnIn } from '../../src/store/sqlite/drawn-in.ts';

const keyAt = (value: number | null) => (value === null ? null : { value, seq: 1 });

test.each<['ASC' | 'DESC', InstantRange, number | null, number | null, InstantRange]>([
  ['ASC', { from: 3 }, 7, null, { from: 7, to: null }],
  ['ASC', { from: 9 }, 7, null, { from: 9, to: null }],
  ['ASC', { from: 0 }, null, 9, { from: 0, to: 10 }],
  ['ASC', { from: 1, to: 99 }, 7, 9, { from: 7, to: 10 }],
  ['DESC', { to: 9 }, 7, null, { from: null, to: 8 }],
  ['DESC', { to: 5 }, 7, null, { from: null, to: 5 }],
  ['DESC', { from: 1, to: 99 }, 9, 7, { from: 7, to: 10 }],
  ['ASC', { from: 1, to: 99 }, null, null, { from: 1, to: 99 }],
])('%s, what is in %j after %j and before %j is in %j', (direction, range, after, before, drawn) => {
  const filter = { ownerId: ['bob'], createdOn: range };
  const order = { field: 'CREATED_ON', direction } as const;
  const bounds = { after: keyAt(after), before: keyAt(before) };
  expect(drawnIn({ filter, order, ...bounds })).toEqual({ ...filter, createdOn: drawn });
  expect(drawnIn({ filter, order: { field: 'MODIFIED_ON', direction }, ...bounds })).toBe(filter);
});

test('a range without an end, and an order by name, leave the filter as it is', () => {
  const after = { value: 'A', seq: 1 };
  const filter = { createdOn: { from: 3 } };
  expect(drawnIn({ filter, order: { field: 'NAME', direction: 'ASC' }, after, before: null })).toBe(filter);
  const open = { createdOn: { from: null, to: null } };
  expect(
    drawnIn({ filter: open, order: { field: 'CREATED_ON', direction: 'ASC' }, after: keyAt(7), before: null }),
  ).toBe(open);
});

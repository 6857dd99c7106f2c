import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrderOf, topTypeRows, typeRows } from '../../src/dashboard/overview/type-rows.ts';
import { type Counts, countsOfTypes } from '../../src/dashboard/shell/counts.ts';
import { statuses } from '../../src/dashboard/status/status-words.ts';

type Cell = Counts['byOperationType'][number];

const cell = (value: number, statusCode: Cell['statusCode'], count: number): Cell => ({
  operationType: { value },
  statusCode,
  count,
});

/** Counts as the gateway tells them: whole, and with every status. */
function countsOf(byOperationType: Counts['byOperationType']): Counts {
  const of = (status: string) => byOperationType.filter(({ statusCode }) => statusCode === status);
  const sum = (cells: readonly Cell[]) => cells.reduce((total, { count }) => total + count, 0);
  const byStatus = statuses.map((statusCode) => ({ statusCode, count: sum(of(statusCode)) }));
  return { position: '1', total: sum(byOperationType), byStatus, byOperationType };
}

const some = countsOf([
  cell(2, 'SUCCEEDED', 4),
  cell(2, 'FAILED', 1),
  cell(5, 'IN_PROGRESS', 9),
  cell(10, 'WAITING', 5),
]);
const values = (rows: readonly { readonly value: number }[]) => rows.map(({ value }) => value);

describe('counts by type', () => {
  it('are sorted by how many, then by type', () => {
    expect(typeRows(some, [])).toEqual([
      { value: 5, total: 9, byStatus: { IN_PROGRESS: 9 } },
      { value: 2, total: 5, byStatus: { SUCCEEDED: 4, FAILED: 1 } },
      { value: 10, total: 5, byStatus: { WAITING: 5 } },
    ]);
  });

  it('have a row for a chosen type of which there is none', () => {
    expect(typeRows(some, [49]).at(-1)).toEqual({ value: 49, total: 0, byStatus: {} });
  });

  it('hide the less frequent, but none that is chosen, and never one alone', () => {
    const rows = typeRows(some, []);
    expect(topTypeRows(rows, 2, [])).toEqual({ shown: rows, hidden: [] });
    expect(values(topTypeRows(rows, 1, []).hidden)).toEqual([2, 10]);
    expect(values(topTypeRows(rows, 1, [10]).shown)).toEqual([5, 10]);
  });

  it('keep an order while they are held, and new ones come last', () => {
    expect(values(inOrderOf(typeRows(some, []), [10, 2]))).toEqual([10, 2, 5]);
  });
});

describe('counts of chosen types', () => {
  it('are all of them where none is chosen', () => {
    expect(countsOfTypes(some, [])).toBe(some);
  });

  it('are what the gateway would count with the types in the filter', () => {
    const cells = fc.uniqueArray(
      fc.record({
        operationType: fc.record({ value: fc.nat(4) }),
        statusCode: fc.constantFrom(...statuses),
        count: fc.integer({ min: 1, max: 9 }),
      }),
      { selector: ({ operationType, statusCode }) => `${operationType.value} ${statusCode}` },
    );
    fc.assert(
      fc.property(cells, fc.uniqueArray(fc.nat(4), { minLength: 1 }), (all, types) => {
        const chosen = all.filter(({ operationType }) => types.includes(operationType.value));
        expect(countsOfTypes(countsOf(all), types)).toEqual(countsOf(chosen));
      }),
    );
  });
});

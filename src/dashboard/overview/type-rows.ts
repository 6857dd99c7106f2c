import type { AsyncOperationStatus } from '../../client/documents.ts';
import type { Counts } from '../shell/counts.ts';

/** One type, and how many of it are in which status. */
export interface TypeRow {
  readonly value: number;
  readonly total: number;
  readonly byStatus: Readonly<Partial<Record<AsyncOperationStatus, number>>>;
}

/** One row for each type: those that have operations, and those that the reader chose; by how many, then by value. */
export function typeRows(counts: Counts, chosen: readonly number[]): readonly TypeRow[] {
  const rows = new Map<number, TypeRow>(chosen.map((value) => [value, emptyTypeRow(value)]));
  for (const { operationType, statusCode, count } of counts.byOperationType) {
    const { value } = operationType;
    const { total, byStatus } = rows.get(value) ?? emptyTypeRow(value);
    rows.set(value, { value, total: total + count, byStatus: { ...byStatus, [statusCode]: count } });
  }
  return [...rows.values()].sort((a, b) => b.total - a.total || a.value - b.value);
}

export const emptyTypeRow = (value: number): TypeRow => ({ value, total: 0, byStatus: {} });

export interface TypeRowParts {
  readonly shown: readonly TypeRow[];
  readonly hidden: readonly TypeRow[];
}

/** The top of the rows; what the reader chose is never among the hidden. One row too many is shown, not hidden behind a button. */
export function topTypeRows(rows: readonly TypeRow[], most: number, chosen: readonly number[]): TypeRowParts {
  if (rows.length <= most + 1) return { shown: rows, hidden: [] };
  const isShown = (row: TypeRow, index: number) => index < most || chosen.includes(row.value);
  return { shown: rows.filter(isShown), hidden: rows.filter((row, index) => !isShown(row, index)) };
}

/** The rows in the order of before, as far as they were there; new ones come last. */
export function inOrderOf(rows: readonly TypeRow[], before: readonly number[]): readonly TypeRow[] {
  const rank = ({ value }: TypeRow) => (before.includes(value) ? before.indexOf(value) : before.length);
  return [...rows].sort((a, b) => rank(a) - rank(b));
}

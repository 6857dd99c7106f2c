import { mostSelected } from './action-target.ts';

/** What is selected, and the range that is being drawn over it. */
export interface SelectedRows {
  readonly ids: ReadonlySet<string>;
  readonly range: RowRange | null;
}

interface RowRange {
  /** The row that it began at, and the one that it reaches. */
  readonly anchor: string;
  readonly end: string;
  /** What was selected before it: a range that grows smaller gives back what it took. */
  readonly before: ReadonlySet<string>;
}

export const selectedRows = (ids: Iterable<string>): SelectedRows => ({
  ids: new Set([...ids].slice(0, mostSelected)),
  range: null,
});

export function withToggled({ ids }: SelectedRows, id: string): SelectedRows {
  return selectedRows(ids.has(id) ? [...ids].filter((each) => each !== id) : [...ids, id]);
}

/** All of them, as far as there is room; where all are selected, none of them. */
export function withAllToggled({ ids }: SelectedRows, all: readonly string[]): SelectedRows {
  return selectedRows(all.every((id) => ids.has(id)) ? [...ids].filter((id) => !all.includes(id)) : [...ids, ...all]);
}

/**
 * With the rows from one to another, as they stand now. A range goes on where it was last extended to; from anywhere
 * else, or where its beginning is no longer among the rows, a new one begins.
 */
export function withRange(
  { ids, range }: SelectedRows,
  rows: readonly string[],
  from: string,
  to: string,
): SelectedRows {
  const isSame = range !== null && range.end === from && rows.includes(range.anchor);
  const { anchor, before } = isSame ? range : { anchor: rows.includes(from) ? from : to, before: ids };
  const [first = 0, last = 0] = [rows.indexOf(anchor), rows.indexOf(to)].toSorted((a, b) => a - b);
  const selected = selectedRows([...before, ...rows.slice(first, last + 1)]);
  return { ...selected, range: { anchor, end: to, before } };
}

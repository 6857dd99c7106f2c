import { comparePlaces, type OperationRow, placeOf, type RowOrder, type RowPlace } from './row-order.ts';

/** A row as the list shows it. */
export interface RowEntry {
  readonly operation: OperationRow;
  /** Where it was put; while the reader holds the view, an operation may have moved on from there. */
  readonly place: RowPlace;
  /** Its place for the gateway. Null for what came live: updates bring none. */
  readonly cursor: string | null;
  /** It no longer matches the filter or was deleted, and stays so that the view does not jump. */
  readonly hasLeft: boolean;
}

/**
 * The part of the list that is in memory: neighbours, in order, at most `mostRows`. The reader may be anywhere in a list
 * of a million.
 */
export interface RowWindow {
  readonly order: RowOrder;
  readonly entries: readonly RowEntry[];
  /** How many rows the reader has passed above it; exact but for what changed there since. */
  readonly before: number;
  /** Whether the list goes on above and below. */
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

/** What one request brought. */
export interface RowPage {
  readonly entries: readonly { readonly cursor: string; readonly operation: OperationRow }[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

export const mostRows = 1_000;

export const emptyWindow = (order: RowOrder): RowWindow => ({
  order,
  entries: [],
  before: 0,
  hasBefore: false,
  hasAfter: false,
});

/** A window of this page alone, with so many rows above it. */
export function windowOf(order: RowOrder, page: RowPage, before: number): RowWindow {
  return {
    order,
    entries: page.entries.map(({ cursor, operation }) => entryOf(order, operation, cursor)),
    before: page.hasBefore ? before : 0,
    hasBefore: page.hasBefore,
    hasAfter: page.hasAfter,
  };
}

/** The window with the page that follows it; as many rows are let go above as there are too many. */
export function withPageAfter(window: RowWindow, page: RowPage): RowWindow {
  const entries = merged(window, page);
  const surplus = Math.max(0, entries.length - mostRows);
  return {
    ...window,
    entries: entries.slice(surplus),
    before: window.before + surplus,
    hasBefore: window.hasBefore || surplus > 0,
    hasAfter: page.hasAfter,
  };
}

/** The window with the page that comes before it; as many rows are let go below as there are too many. */
export function withPageBefore(window: RowWindow, page: RowPage): RowWindow {
  const entries = merged(window, page);
  const added = entries.length - window.entries.length;
  return {
    ...window,
    entries: entries.slice(0, mostRows),
    before: page.hasBefore ? Math.max(0, window.before - added) : 0,
    hasBefore: page.hasBefore,
    hasAfter: window.hasAfter || entries.length > mostRows,
  };
}

/** The first index whose entry does not stand before the place. */
export function indexOfPlace(order: RowOrder, entries: readonly RowEntry[], place: RowPlace): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && comparePlaces(order, entry.place, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function entryOf(order: RowOrder, operation: OperationRow, cursor: string | null): RowEntry {
  return { operation, place: placeOf(order, operation), cursor, hasLeft: false };
}

/** A row that is there already gets its cursor; of two versions the newer counts, and with it its place. */
function merged({ order, entries }: RowWindow, page: RowPage): RowEntry[] {
  const byId = new Map(entries.map((entry) => [entry.operation.id, entry]));
  for (const { operation, cursor } of page.entries) {
    const known = byId.get(operation.id);
    const isNews = known === undefined || operation.version > known.operation.version;
    byId.set(operation.id, isNews ? entryOf(order, operation, cursor) : { ...known, cursor });
  }
  return [...byId.values()].sort((a, b) => comparePlaces(order, a.place, b.place));
}

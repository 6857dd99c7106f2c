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

/** The window with the page that follows its last cursor; as many rows are let go above as there are too many. */
export function withPageAfter(window: RowWindow, page: RowPage): RowWindow {
  const { added, others } = withoutPage(window, page);
  const edge = others.findLastIndex((entry) => entry.cursor !== null) + 1;
  const entries = withLive(window.order, [...others.slice(0, edge), ...added], others.slice(edge));
  const surplus = Math.max(0, entries.length - mostRows);
  return {
    ...window,
    entries: entries.slice(surplus),
    before: window.before + surplus,
    hasBefore: window.hasBefore || surplus > 0,
    hasAfter: page.hasAfter && page.entries.length > 0,
  };
}

/** The window with the page before its first cursor; as many rows are let go below as there are too many. */
export function withPageBefore(window: RowWindow, page: RowPage): RowWindow {
  const { added, others } = withoutPage(window, page);
  const edge = others.findIndex((entry) => entry.cursor !== null);
  const live = edge === -1 ? others : others.slice(0, edge);
  const entries = withLive(window.order, [...added, ...others.slice(live.length)], live);
  const hasBefore = page.hasBefore && page.entries.length > 0;
  return {
    ...window,
    entries: entries.slice(0, mostRows),
    before: hasBefore ? Math.max(0, window.before - (entries.length - window.entries.length)) : 0,
    hasBefore,
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

/**
 * The rows of the page, in its order, and those of the window that are not among them. Of two versions the newer counts,
 * and with it its place: a row may have moved after the page was read.
 */
function withoutPage({ order, entries }: RowWindow, page: RowPage) {
  const known = new Map(entries.map((entry) => [entry.operation.id, entry]));
  const added: RowEntry[] = [];
  for (const { operation, cursor } of page.entries) {
    const told = entryOf(order, operation, cursor);
    const entry = known.get(operation.id);
    const isOld = entry !== undefined && entry.operation.version > operation.version;
    if (isOld && comparePlaces(order, entry.place, told.place) !== 0) continue;
    known.delete(operation.id);
    added.push(isOld ? { ...entry, cursor } : told);
  }
  return { added, others: entries.filter((entry) => known.has(entry.operation.id)) };
}

/** With what came live beyond the last cursor, which the page may not have known, each in its place. */
function withLive(order: RowOrder, entries: readonly RowEntry[], live: readonly RowEntry[]): RowEntry[] {
  const all = [...entries];
  for (const entry of live) all.splice(indexOfPlace(order, all, entry.place), 0, entry);
  return all;
}

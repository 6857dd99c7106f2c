import type { UpdateChange } from '../../client/documents.ts';
import { comparePlaces, compareValues, type OperationRow, placeOf } from './row-order.ts';
import { entryOf, indexOfPlace, mostRows, type RowEntry, type RowWindow } from './row-window.ts';

/** The newest that was told of one operation, and how it moved since what was told before. */
export interface RowUpdate {
  readonly operation: OperationRow;
  readonly change: UpdateChange;
}

/** What the reader looks at. Held: nothing may move down to the last row in view. */
export interface ReaderView {
  readonly isHeld: boolean;
  /** Index in the window of the last row in view. */
  readonly lastInView: number;
}

/** What belongs into the view and waits because the reader holds it: the newest of each operation, at most so many. */
export interface WaitingRows {
  readonly rows: ReadonlyMap<string, OperationRow>;
  /** There were more than are kept: only reading again tells them all. */
  readonly hasMore: boolean;
}

export interface LiveRows {
  readonly window: RowWindow;
  readonly waiting: WaitingRows;
}

export const mostWaiting = 999;
export const noneWaiting: WaitingRows = { rows: new Map(), hasMore: false };

/**
 * The rows after updates, each of another operation. One that is older than what is known changes nothing: a page may
 * have been read after it happened. Rows in view keep their place while the view is held; those that left are marked,
 * and what should come in waits.
 */
export function withUpdates(live: LiveRows, updates: Iterable<RowUpdate>, view: ReaderView): LiveRows {
  const draft = new Draft(live, view);
  for (const update of updates) draft.apply(update);
  return draft.result();
}

/** Without what the window shows in its place: a page may have brought what waited. */
export function stillWaiting(window: RowWindow, waiting: WaitingRows): WaitingRows {
  if (waiting.rows.size === 0) return waiting;
  const rows = new Map(waiting.rows);
  for (const { operation, place } of window.entries) {
    const row = rows.get(operation.id);
    if (row !== undefined && comparePlaces(window.order, place, placeOf(window.order, row)) === 0) {
      rows.delete(operation.id);
    }
  }
  return { ...waiting, rows };
}

/** What waited comes in, what has left goes, and everything stands where it belongs: the reader has let go. */
export function released({ window, waiting }: LiveRows): LiveRows {
  const { order } = window;
  const kept = window.entries
    .filter((entry) => !entry.hasLeft)
    .map((entry) => ({ ...entry, place: placeOf(order, entry.operation) }))
    .sort((a, b) => compareValues(order, a.place, b.place));
  const settled = { window: { ...window, entries: kept }, waiting: noneWaiting };
  const updates = [...waiting.rows.values()].map((operation): RowUpdate => ({ operation, change: 'ENTERED' }));
  return withUpdates(settled, updates, { isHeld: false, lastInView: -1 });
}

/** One batch being applied: copied once, so that many updates of a frame cost one copy. */
class Draft {
  readonly #window: RowWindow;
  readonly #view: ReaderView;
  readonly #entries: RowEntry[];
  readonly #ids: Set<string>;
  readonly #waiting: Map<string, OperationRow>;
  #hasMore: boolean;

  constructor({ window, waiting }: LiveRows, view: ReaderView) {
    this.#window = window;
    this.#view = view;
    this.#entries = [...window.entries];
    this.#ids = new Set(window.entries.map((entry) => entry.operation.id));
    this.#waiting = new Map(waiting.rows);
    this.#hasMore = waiting.hasMore;
  }

  apply(update: RowUpdate): void {
    const { id } = update.operation;
    if (this.#ids.has(id)) this.#change(update);
    else if (update.change === 'LEFT') this.#waiting.delete(id);
    else this.#enter(update.operation, update.change === 'ENTERED');
  }

  result(): LiveRows {
    const surplus = Math.max(0, this.#entries.length - mostRows);
    const window = {
      ...this.#window,
      entries: surplus === 0 ? this.#entries : this.#entries.slice(0, mostRows),
      hasAfter: this.#window.hasAfter || surplus > 0,
    };
    return { window, waiting: { rows: this.#waiting, hasMore: this.#hasMore } };
  }

  #change({ operation, change }: RowUpdate): void {
    const matches = change !== 'LEFT';
    const index = this.#entries.findIndex((entry) => entry.operation.id === operation.id);
    const entry = this.#entries[index];
    if (entry === undefined) return;
    const { version } = entry.operation;
    const { order } = this.#window;
    const place = placeOf(order, operation);
    const stays = comparePlaces(order, place, entry.place) === 0;
    // A deletion is told with the last version there was; what is shown already may still have to move.
    if (operation.version < version) return;
    if (matches && operation.version === version && (stays || entry.hasLeft)) return;
    const isInTheWay = this.#isHeldAt(index);
    if (!matches) {
      this.#waiting.delete(operation.id);
      if (isInTheWay) this.#entries[index] = { ...entry, operation, hasLeft: true };
      else this.#take(index);
      return;
    }
    if (stays || isInTheWay) {
      this.#entries[index] = { ...entry, operation, hasLeft: false };
      if (!stays && this.#isHeldAt(indexOfPlace(order, this.#entries, place))) this.#wait(operation);
      return;
    }
    this.#take(index);
    this.#enter(operation, true);
  }

  #enter(operation: OperationRow, isNew: boolean): void {
    const { order, hasBefore, hasAfter } = this.#window;
    const known = this.#waiting.get(operation.id);
    if (known !== undefined && known.version >= operation.version) return;
    const entry = entryOf(order, operation, null);
    const index = indexOfPlace(order, this.#entries, entry.place);
    const isBelow = index === this.#entries.length && hasAfter;
    const isAbove = index === 0 && hasBefore;
    if (isBelow) return;
    if (isAbove || this.#isHeldAt(index)) {
      // One that only changed, and keeps its place, stands among the rows that the reader has passed.
      if (isNew || known !== undefined || order.field === 'MODIFIED_ON') this.#wait(operation);
      return;
    }
    this.#waiting.delete(operation.id);
    this.#entries.splice(index, 0, entry);
    this.#ids.add(operation.id);
  }

  #isHeldAt(index: number): boolean {
    return this.#view.isHeld && index <= this.#view.lastInView;
  }

  #take(index: number): void {
    const [entry] = this.#entries.splice(index, 1);
    if (entry !== undefined) this.#ids.delete(entry.operation.id);
  }

  #wait(operation: OperationRow): void {
    if (this.#waiting.size < mostWaiting || this.#waiting.has(operation.id)) this.#waiting.set(operation.id, operation);
    else this.#hasMore = true;
  }
}

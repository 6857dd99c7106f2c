import type { Position } from '../core/operation.ts';
import { portionBytes } from './encode-portion.ts';
import type { Droppable } from './page-budget.ts';

/** Messages that are written together, and up to where they tell the log. */
export interface Portion<Encoded> {
  readonly messages: readonly Encoded[];
  readonly until: Position;
}

interface Entry<Encoded> {
  readonly position: Position;
  readonly encoded: Encoded;
  readonly bytes: number;
}

/** A part of the log as a group is told it. It grows with the log until it has ended. */
export class Page<Encoded> implements Droppable {
  readonly #entries: Entry<Encoded>[] = [];
  /** By the place that they begin at: members who read the same get the same array, see `Outlet`. */
  readonly #portions = new Map<number, Portion<Encoded>>();
  readonly #onDrop: () => void;
  #until: Position;
  #bytes = 0;
  #hasEnded = false;

  /** @param after it tells what comes after this position */
  constructor(after: Position, onDrop: () => void) {
    this.#until = after;
    this.#onDrop = onDrop;
  }

  /** All up to here has been read. */
  get until(): Position {
    return this.#until;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Nothing is added any more: what comes after `until` is in another page. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  add(position: Position, encoded: Encoded, bytes: number): void {
    this.#entries.push({ position, encoded, bytes });
    this.#bytes += bytes;
    this.readUntil(position);
  }

  readUntil(position: Position): void {
    this.#until = position;
    // A portion that ended with the page may hold more now.
    if (this.#portions.size > 0) this.#portions.clear();
  }

  endAt(position: Position): void {
    this.readUntil(position);
    this.#hasEnded = true;
  }

  drop(): void {
    this.#onDrop();
  }

  /** What a reader at `cursor` is written next. Without messages where the rest of the page has none. */
  portionAfter(cursor: Position): Portion<Encoded> {
    const from = this.#placeAfter(cursor);
    const known = this.#portions.get(from);
    if (known !== undefined) return known;
    const messages: Encoded[] = [];
    let bytes = 0;
    let until = this.#until;
    for (const entry of this.#entries.slice(from)) {
      if (messages.length > 0 && bytes + entry.bytes > portionBytes) break;
      messages.push(entry.encoded);
      bytes += entry.bytes;
      until = entry.position;
    }
    if (from + messages.length === this.#entries.length) until = this.#until;
    const portion = { messages, until };
    this.#portions.set(from, portion);
    return portion;
  }

  #placeAfter(cursor: Position): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.#entries[middle];
      if (entry !== undefined && entry.position <= cursor) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

import type { Position } from '../core/operation.ts';
import { portionBytes } from './encode-portion.ts';
import type { Droppable } from './page-budget.ts';

/** Messages that are written together, and up to where they tell the log. */
export interface Portion<Encoded> {
  readonly messages: readonly Encoded[];
  readonly until: Position;
  /** The last of them stands before `until`: who has read that far does not know it from them. */
  readonly endsSilently: boolean;
}

/** What a page, and each message in it, take beside the messages' own bytes. */
const pageOverhead = 600;
const entryOverhead = 250;
/** Itself, in frames, and in events. */
const formsOfMessage = 3;

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
  readonly #onHeld: (by: 1 | -1) => void;
  #holders = 0;
  #until: Position;
  #bytes = 0;
  #hasEnded = false;

  /**
   * @param after it tells what comes after this position
   * @param onDrop it is not shared any more
   * @param onHeld one more page is in somebody's hand, or one less
   */
  constructor(after: Position, onDrop: () => void, onHeld: (by: 1 | -1) => void) {
    this.#until = after;
    this.#onDrop = onDrop;
    this.#onHeld = onHeld;
  }

  /** A reader has it in hand. */
  hold(): void {
    this.#holders += 1;
    if (this.#holders === 1) this.#onHeld(1);
  }

  letGo(): void {
    this.#holders -= 1;
    if (this.#holders === 0) this.#onHeld(-1);
  }

  /** All up to here has been read. */
  get until(): Position {
    return this.#until;
  }

  /** What it takes in memory, about: each message as it is, and as transports keep it. */
  get bytes(): number {
    return this.#bytes * formsOfMessage + pageOverhead + this.#entries.length * entryOverhead;
  }

  /** Of its messages. */
  get messageBytes(): number {
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

  /**
   * What a reader at `cursor` is written next. Without messages where the rest of the page has none. Portions are cut at
   * the same places for all, so that readers who begin within one share those that follow.
   */
  portionAfter(cursor: Position): Portion<Encoded> {
    const from = this.#placeAfter(cursor);
    const known = this.#portions.get(from);
    if (known !== undefined) return known;
    let begins = 0;
    let ends = this.#endOfPortion(begins);
    while (ends <= from && ends < this.#entries.length) {
      begins = ends;
      ends = this.#endOfPortion(begins);
    }
    const isLast = ends === this.#entries.length;
    const told = this.#entries.slice(from, ends);
    const last = told.at(-1)?.position ?? null;
    const until = isLast || last === null ? this.#until : last;
    const portion = { messages: told.map(({ encoded }) => encoded), until, endsSilently: last !== until };
    if (from === begins) this.#portions.set(from, portion);
    return portion;
  }

  #endOfPortion(begins: number): number {
    let bytes = 0;
    let ends = begins;
    for (const entry of this.#entries.slice(begins)) {
      if (ends > begins && bytes + entry.bytes > portionBytes) break;
      bytes += entry.bytes;
      ends += 1;
    }
    return ends;
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

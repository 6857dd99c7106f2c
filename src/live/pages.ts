import { idsToLookUp, type OperationFilter } from '../core/filter.ts';
import type { Operation, Position } from '../core/operation.ts';
import { portionBytes } from './encode-portion.ts';
import type { Encoder } from './group.ts';
import type { Update } from './live.ts';
import type { LogSlice, LogTail } from './log-tail.ts';
import { Page } from './page.ts';
import type { PageBudget } from './page-budget.ts';
import type { Task, Turns } from './turns.ts';
import { updateOf } from './update-of.ts';

export interface PagesOptions<Encoded> {
  readonly tail: LogTail;
  readonly filter: OperationFilter;
  readonly matches: (operation: Operation) => boolean;
  readonly encoder: Encoder<Update, Encoded>;
  readonly budget: PageBudget;
  readonly turns: Turns;
}

/** How many positions a page covers. They begin at its multiples, so that readers at different places share them. */
export const pageSize = 128;

/** A page ends early where its messages hold so much. */
const mostPageBytes = 1_048_576;

/**
 * What one group is told of the log, in pages, made on demand: where many of its members come back at once, each event
 * is read and encoded once for all of them.
 */
export class Pages<Encoded> {
  readonly #options: PagesOptions<Encoded>;
  readonly #idsToLookUp: readonly string[] | null;
  /** By the position after which they begin. */
  readonly #pages = new Map<Position, Page<Encoded>>();
  /**
   * Where pages ended early, by where they begin. Kept where they are dropped: who looks for what comes after them would
   * have to make them again, one after the other.
   */
  readonly #ends = new Map<Position, Position>();
  readonly #growing = new Map<Position, Promise<Page<Encoded> | null>>();
  /** How often it was cleared: what was begun before is not kept. */
  #cleared = 0;

  constructor(options: PagesOptions<Encoded>) {
    this.#options = options;
    this.#idsToLookUp = idsToLookUp(options.filter);
  }

  /** The page that tells what comes after `cursor`, which is below the head, where it is there already. */
  ready(cursor: Position): Page<Encoded> | null {
    const page = this.#pages.get(this.#beginning(cursor));
    if (page === undefined || page.until <= cursor) return null;
    this.#options.budget.touch(page);
    return page;
  }

  /** Whether there is room for another page; else it is to be asked for again in another turn. */
  get mayMake(): boolean {
    return this.#options.budget.mayMake;
  }

  /** The same, made where it is not; null where some of it is no longer kept. The reader is to hold it in hand. */
  async make(cursor: Position): Promise<Page<Encoded> | null> {
    const { budget } = this.#options;
    budget.hand(1);
    try {
      return await this.#made(cursor);
    } finally {
      budget.hand(-1);
    }
  }

  async #made(cursor: Position): Promise<Page<Encoded> | null> {
    const { tail } = this.#options;
    if (this.#idsToLookUp !== null && !tail.isRecent(cursor)) return this.#lookUp(this.#idsToLookUp, cursor);
    const begins = this.#beginning(cursor);
    let page: Page<Encoded> | null;
    try {
      page = await (this.#growing.get(begins) ?? this.#grow(begins));
    } catch (error) {
      // It may be what this reader is past already that cannot be told.
      if (begins < cursor) return this.#readFrom(cursor);
      throw error;
    }
    // The log may have been cut between where the page would begin and the reader's place.
    if (page === null) return begins < cursor ? this.#readFrom(cursor) : null;
    // It ends before this reader's place, or did when it was asked for.
    return page.until > cursor ? page : this.#made(cursor);
  }

  /** Nobody reads any more. */
  clear(): void {
    this.#cleared += 1;
    for (const page of this.#pages.values()) this.#options.budget.forget(page);
    this.#pages.clear();
    this.#ends.clear();
    this.#growing.clear();
  }

  #grow(begins: Position): Promise<Page<Encoded> | null> {
    const growing = this.#extended(begins).finally(() => {
      if (this.#growing.get(begins) === growing) this.#growing.delete(begins);
    });
    this.#growing.set(begins, growing);
    return growing;
  }

  async #extended(begins: Position): Promise<Page<Encoded> | null> {
    const { tail, budget } = this.#options;
    const cleared = this.#cleared;
    const page = this.#pages.get(begins) ?? this.#page(begins, () => this.#pages.delete(begins));
    const slice = await tail.read(page.until, boundaryAbove(begins));
    if (slice === null) return null;
    await this.#fill(page, slice, boundaryAbove(begins), mostPageBytes);
    if (cleared === this.#cleared) {
      this.#pages.set(begins, page);
      if (page.hasEnded && page.until < boundaryAbove(begins)) this.#ends.set(begins, page.until);
      budget.touch(page);
    }
    return page;
  }

  async #readFrom(cursor: Position): Promise<Page<Encoded> | null> {
    const slice = await this.#options.tail.read(cursor, boundaryAbove(cursor));
    return slice === null ? null : this.#unshared(cursor, slice);
  }

  async #lookUp(ids: readonly string[], cursor: Position): Promise<Page<Encoded> | null> {
    const slice = await this.#options.tail.readOf(ids, cursor);
    return slice === null ? null : this.#unshared(cursor, slice);
  }

  async #unshared(cursor: Position, slice: LogSlice): Promise<Page<Encoded>> {
    const page = this.#page(cursor, () => {});
    // No more than its one reader is written at once.
    await this.#fill(page, slice, slice.position, portionBytes);
    return page;
  }

  #page(begins: Position, onDrop: () => void): Page<Encoded> {
    return new Page(begins, onDrop, (by) => this.#options.budget.hand(by));
  }

  /** In turns: each event may take a while to carry out. */
  #fill(page: Page<Encoded>, { events, position }: LogSlice, boundary: Position, mostBytes: number): Promise<void> {
    const { encoder, matches, turns } = this.#options;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const left = events.values();
    const add = (at: Position, encoded: Encoded) => page.add(at, encoded, encoder.sizeOf(encoded));
    const fill = (): 'DONE' | 'LATER' => {
      for (const event of left) {
        const update = updateOf(event, matches);
        if (update !== null) {
          const encoding = encoder.encode(update);
          if (encoding instanceof Promise) {
            encoding.then((encoded) => add(event.position, encoded)).then(() => turns.addReading(task), reject);
            return 'LATER';
          }
          add(event.position, encoding);
        }
        if (page.messageBytes >= mostBytes) break;
        if (turns.isOver) {
          turns.addReading(task);
          return 'LATER';
        }
      }
      if (page.messageBytes >= mostBytes) {
        page.endAt(page.until);
      } else {
        page.readUntil(position);
        if (position >= boundary) page.endAt(position);
      }
      return 'DONE';
    };
    const task: Task = {
      run: () => {
        try {
          if (fill() === 'DONE') resolve();
        } catch (error) {
          reject(error);
        }
      },
    };
    turns.addReading(task);
    return promise;
  }

  /** Where the page that `cursor` lies in begins: at a multiple, where another ended early, or where the ring does. */
  #beginning(cursor: Position): Position {
    const { tail } = this.#options;
    let begins = cursor - (cursor % pageSize);
    // Who needs nothing but what is in memory does not wait for the store for the sake of sharing.
    if (!this.#pages.has(begins) && !tail.isRecent(begins) && tail.isRecent(cursor)) begins = tail.floor;
    for (;;) {
      const end = this.#ends.get(begins);
      if (end === undefined || end > cursor) return begins;
      begins = end;
    }
  }
}

function boundaryAbove(position: Position): Position {
  return position - (position % pageSize) + pageSize;
}

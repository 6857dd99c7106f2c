import type { OperationFilter } from '../../core/filter.ts';
import type { Counts, PageQuery } from '../store.ts';
import type { StoredPage } from './read-page.ts';

/** What reads beside the event loop, or holds it up no more than it must. */
export interface LongReader {
  page(query: PageQuery): Promise<StoredPage>;
  counts(filter: OperationFilter): Promise<Counts>;
  close(): Promise<void>;
}

/**
 * Reads that may look at every operation there is, one at a time: whoever asks for them waits for others who do, and
 * nobody else waits for either.
 */
export class LongReads {
  readonly #reader: LongReader;
  /** First come, first served. */
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;
  #isClosed = false;

  constructor(reader: LongReader) {
    this.#reader = reader;
  }

  page(query: PageQuery): Promise<StoredPage> {
    return this.#inTurn(() => this.#reader.page(query));
  }

  counts(filter: OperationFilter): Promise<Counts> {
    return this.#inTurn(() => this.#reader.counts(filter));
  }

  /**
   * Resolves when nothing is being read, before what waits: nothing is, until what it answers with is called. A log that
   * somebody reads from can neither be copied to its end nor begun anew.
   */
  async hold(): Promise<() => void> {
    await this.#turn((resume) => this.#waiting.unshift(resume));
    return () => this.#next();
  }

  /** Once what is being read has been. What waits is not. */
  async close(): Promise<void> {
    const letGo = await this.hold();
    this.#isClosed = true;
    letGo();
    await this.#reader.close();
  }

  async #inTurn<Result>(read: () => Promise<Result>): Promise<Result> {
    await this.#turn((resume) => this.#waiting.push(resume));
    try {
      if (this.#isClosed) throw new Error('the store is closed');
      return await read();
    } finally {
      this.#next();
    }
  }

  #turn(wait: (resume: () => void) => void): Promise<void> {
    if (this.#isTaken) return new Promise(wait);
    this.#isTaken = true;
    return Promise.resolve();
  }

  #next(): void {
    const resume = this.#waiting.shift();
    if (resume === undefined) this.#isTaken = false;
    else resume();
  }
}

import type { OperationFilter } from '../../core/filter.ts';
import { OverloadedError } from '../overloaded-error.ts';
import type { Asker, Counts, PageQuery } from '../store.ts';
import type { StoredPage } from './read-page.ts';

/** What reads beside the event loop, or holds it up no more than it must. */
export interface LongReader {
  page(query: PageQuery): Promise<StoredPage>;
  counts(filter: OperationFilter): Promise<Counts>;
  close(): Promise<void>;
}

/** Where so many wait, whoever is not patient is refused. */
const mostWaiting = 200;

const givenUp = () => new OverloadedError('The read was given up before its turn; ask again.');

/**
 * A page ends where it is full, which most are long before everything has been looked at; to count takes looking at all
 * that there is. So nobody who wants to see something waits for those who count.
 */
export interface LongReadsByKind {
  readonly pages: LongReads;
  /** Pages with a total, too. */
  readonly counts: LongReads;
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
  #refused = 0;

  constructor(reader: LongReader) {
    this.#reader = reader;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Or what is written into the log is copied. */
  get isReading(): boolean {
    return this.#isTaken;
  }

  /** How many were refused because too many waited. */
  get refused(): number {
    return this.#refused;
  }

  page(query: PageQuery, asker?: Asker): Promise<StoredPage> {
    return this.#inTurn(asker, () => this.#reader.page(query));
  }

  counts(filter: OperationFilter, asker?: Asker): Promise<Counts> {
    return this.#inTurn(asker, () => this.#reader.counts(filter));
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

  async #inTurn<Result>(asker: Asker | undefined, read: () => Promise<Result>): Promise<Result> {
    if (asker?.signal?.aborted) throw givenUp();
    if (asker !== undefined && asker.isPatient !== true && this.#waiting.length >= mostWaiting) {
      this.#refused += 1;
      throw new OverloadedError('Too many reads that take long are waiting; try again in a moment.');
    }
    await this.#turn((resume, giveUp) => this.#wait(asker?.signal, resume, giveUp));
    try {
      if (this.#isClosed) throw new Error('the store is closed');
      return await read();
    } finally {
      this.#next();
    }
  }

  /** What is given up leaves the others at once: it is not to keep anybody from waiting. */
  #wait(signal: AbortSignal | undefined, resume: () => void, giveUp: (error: Error) => void): void {
    const leave = () => {
      this.#waiting.splice(this.#waiting.indexOf(takeTurn), 1);
      giveUp(givenUp());
    };
    const takeTurn = () => {
      signal?.removeEventListener('abort', leave);
      resume();
    };
    this.#waiting.push(takeTurn);
    signal?.addEventListener('abort', leave, { once: true });
  }

  #turn(wait: (resume: () => void, giveUp: (error: Error) => void) => void): Promise<void> {
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

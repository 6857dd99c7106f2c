/** How much SQLite's write-ahead log holds, in pages. */
export interface LogLength {
  readonly pages: number;
  /** Of these, from the first on, how many stand in the database too. */
  readonly copied: number;
}

/** What waits for the disk in a thread of its own. */
export interface LogCopier {
  /** Brings what the log holds into the database, and both to the disk. Commits go on meanwhile. */
  copy(): Promise<void>;
  /** Copies the rest, and begins the log anew unless somebody else reads from it. Nothing may be committed meanwhile. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

export interface CheckpointsOptions {
  readonly copier: LogCopier;
  readonly measure: () => LogLength;
  /** How many pages the log grows by until it is begun anew. */
  readonly everyPages: number;
  /** Called where that cannot be done: the log would grow without end. */
  readonly onFailure: (error: Error) => void;
  /** Resolves when no long read goes on; none does until what it answers with is called. By default there is none. */
  readonly holdReads?: () => Promise<() => void>;
}

/**
 * By how many times what it should be the log may grow while it is copied, on a disk that is slow: then commits rest
 * earlier.
 */
const mostTimesCopying = 7;
/** How many times longer than it should be the log may become while long reads are waited for: then commits do, too. */
const mostTimesRead = 64;

/**
 * Keeps the write-ahead log short. SQLite would do that in the middle of a commit: there the event loop would wait for
 * the disk, and with it all who have nothing to do with either.
 *
 * Nearly everything is copied while commits go on, and then what has come meanwhile. Then they rest, for as long as it
 * takes to copy the little that is left and to begin the log anew, because a log to which somebody adds all the time
 * never ends. Reads do not rest, but for those that take long: they wait until it is done.
 */
export class Checkpoints {
  readonly #options: CheckpointsOptions;
  #running: Promise<void> | null = null;
  #rest: Promise<void> | null = null;
  /** How long the log was when copying began; null: that has not begun. */
  #copiedFrom: number | null = null;
  /** Where the log ended when that was last tried: somebody else who reads may have kept it from being begun anew. */
  #triedAt = 0;
  #done = 0;

  constructor(options: CheckpointsOptions) {
    this.#options = options;
  }

  /** Until it is resolved, nothing may be committed; null: commits go on. It never rejects. */
  get rest(): Promise<void> | null {
    return this.#rest;
  }

  get logPages(): number {
    return this.#options.measure().pages;
  }

  /** How often the log was copied. */
  get done(): number {
    return this.#done;
  }

  /** Something was committed. */
  committed(): void {
    const { measure, everyPages, onFailure } = this.#options;
    const { pages, copied } = measure();
    if (this.#running !== null) {
      const most =
        this.#copiedFrom === null ? everyPages * mostTimesRead : this.#copiedFrom + everyPages * mostTimesCopying;
      if (pages >= most) this.#rest ??= this.#running;
      return;
    }
    if (pages < this.#triedAt) this.#triedAt = 0;
    if (pages - Math.max(copied, this.#triedAt) < everyPages) return;
    this.#running = this.#run()
      .catch((cause: unknown) => {
        onFailure(new Error('what was committed cannot be brought into the database', { cause }));
      })
      .finally(() => {
        this.#running = null;
        this.#rest = null;
        this.#copiedFrom = null;
      });
  }

  /** Once what runs is done. */
  async close(): Promise<void> {
    await this.#running;
    await this.#options.copier.close();
  }

  async #run(): Promise<void> {
    const { copier, measure, holdReads } = this.#options;
    const letGo = holdReads === undefined ? () => {} : await holdReads();
    try {
      this.#copiedFrom = measure().pages;
      await copier.copy();
      // That took long, and much has come meanwhile, for which commits need not rest either.
      if (this.#rest === null) await copier.copy();
      const renewed = copier.renew();
      // Where it fails, that is told once, below.
      this.#rest = renewed.catch(() => {});
      await renewed;
      this.#triedAt = measure().pages;
      this.#done += 1;
    } finally {
      letGo();
    }
  }
}

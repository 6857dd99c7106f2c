/** Brings what was written into a file to the disk. */
export interface SyncedFile {
  /** Everything that was written before the call. */
  sync(): Promise<void>;
  close(): void;
}

interface Waiting {
  readonly commits: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * Waits for the disk beside the event loop: SQLite hands a commit to the system, where the next transactions see it, and
 * nobody is told of it before it is on the disk. A power failure until then takes away what nobody knows of, always the
 * last commits; the death of the process takes away nothing. All that is committed while the disk is waited for shares
 * the next wait: two at once would only be in each other's way.
 *
 * Where the disk refuses, the system may drop what it could not write and call the next attempt a success. So then all
 * that waits fails, and so does everything later.
 */
export class CommitSync {
  readonly #open: () => SyncedFile;
  readonly #onFailure: (error: Error) => void;
  /** In the order of their commits. */
  readonly #waiting: Waiting[] = [];
  #file: SyncedFile | null = null;
  #isRunning = false;
  #commits = 0;
  #durable = 0;
  #failure: Error | null = null;

  /**
   * @param open called at the first commit
   * @param onFailure called once, where a commit cannot be brought to the disk
   */
  constructor(open: () => SyncedFile, onFailure: (error: Error) => void) {
    this.#open = open;
    this.#onFailure = onFailure;
  }

  /** A commit was handed to the system. */
  committed(): void {
    this.#commits += 1;
    if (this.#isRunning || this.#failure !== null) return;
    this.#isRunning = true;
    this.#run().catch((error: unknown) => this.#fail(error));
  }

  /** Resolves when all that was committed by now is on the disk. */
  untilDurable(): Promise<void> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    if (this.#durable === this.#commits) return Promise.resolve();
    const commits = this.#commits;
    return new Promise((resolve, reject) => this.#waiting.push({ commits, resolve, reject }));
  }

  /** Once what was committed is on the disk, or cannot be brought there. Idempotent. */
  async close(): Promise<void> {
    // Whatever is committed meanwhile, the file is not closed while it is being synced.
    while (this.#isRunning && this.#failure === null) await Promise.allSettled([this.untilDurable()]);
    this.#file?.close();
    this.#file = null;
  }

  async #run(): Promise<void> {
    this.#file ??= this.#open();
    while (this.#durable < this.#commits) {
      const commits = this.#commits;
      await this.#file.sync();
      this.#durable = commits;
      const answered = this.#waiting.findIndex((waiting) => waiting.commits > commits);
      for (const { resolve } of this.#waiting.splice(0, answered === -1 ? this.#waiting.length : answered)) resolve();
    }
    this.#isRunning = false;
  }

  #fail(cause: unknown): void {
    const error = new Error('what was committed cannot be brought to the disk', { cause });
    this.#failure = error;
    for (const { reject } of this.#waiting.splice(0)) reject(error);
    this.#onFailure(error);
  }
}

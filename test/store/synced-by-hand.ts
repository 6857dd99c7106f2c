import type { SyncedFile } from '../../src/store/sqlite/commit-sync.ts';

/** A disk that is waited for until the test says so. */
export class SyncedByHand implements SyncedFile {
  readonly #asked: PromiseWithResolvers<void>[] = [];
  #waiting = Promise.withResolvers<void>();
  asked = 0;
  isClosed = false;
  #isFree = false;

  sync(): Promise<void> {
    this.asked += 1;
    if (this.#isFree) return Promise.resolve();
    const asked = Promise.withResolvers<void>();
    this.#asked.push(asked);
    this.#waiting.resolve();
    return asked.promise;
  }

  /** Until it is waited for. */
  async untilAsked(): Promise<void> {
    await this.#waiting.promise;
  }

  /** Ends the oldest wait. */
  async done(error?: Error): Promise<void> {
    await this.untilAsked();
    const oldest = this.#asked.shift();
    if (this.#asked.length === 0) this.#waiting = Promise.withResolvers();
    if (error === undefined) oldest?.resolve();
    else oldest?.reject(error);
  }

  /** The test is over: nothing is to wait for it, however it went. */
  free(): void {
    this.#isFree = true;
    for (const { resolve } of this.#asked.splice(0)) resolve();
  }

  close(): void {
    this.isClosed = true;
  }
}

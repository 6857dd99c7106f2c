import type { LogCopier, LogLength } from '../../src/store/sqlite/checkpoints.ts';

/** A write-ahead log that is as long as the test says, and a disk that is waited for until it says so. */
export class CopiedByHand implements LogCopier {
  readonly asked: ('COPY' | 'RENEW')[] = [];
  length: LogLength = { pages: 0, copied: 0 };
  isClosed = false;
  #asked: PromiseWithResolvers<void> | null = null;

  copy(): Promise<void> {
    return this.#ask('COPY');
  }

  renew(): Promise<void> {
    return this.#ask('RENEW');
  }

  #ask(what: 'COPY' | 'RENEW'): Promise<void> {
    this.asked.push(what);
    this.#asked = Promise.withResolvers();
    return this.#asked.promise;
  }

  /** What was asked last has been done, or cannot be; resolves when whoever asked has carried on. */
  async done(error?: Error): Promise<void> {
    if (this.#asked === null) throw new Error('nothing was asked');
    if (error === undefined) this.#asked.resolve();
    else this.#asked.reject(error);
    this.#asked = null;
    await new Promise((resolve) => setImmediate(resolve));
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }
}

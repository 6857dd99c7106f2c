/**
 * Operations of one socket that are carried out a few at a time, and the next only while there is room for its answer:
 * each answer may be as large as a client can make it, and is there whole before it is written.
 */
export class ExecutionQueue {
  readonly #most: number;
  readonly #mayBegin: () => boolean;
  readonly #waiting: (() => void)[] = [];
  #executing = 0;

  constructor(most: number, mayBegin: () => boolean) {
    this.#most = most;
    this.#mayBegin = mayBegin;
  }

  /** `begin` is called in its turn, which may never come: nothing is owed to who is about to be cut off. */
  add(begin: () => Promise<unknown>): void {
    this.#waiting.push(() => this.#carryOut(begin));
    // Behind others, it is begun with them: see `#carryOut`.
    if (this.#waiting.length === 1) this.resume();
  }

  /** There may be room again. */
  resume(): void {
    while (this.#executing < this.#most && this.#waiting.length > 0 && this.#mayBegin()) this.#waiting.shift()?.();
  }

  #carryOut(begin: () => Promise<unknown>): void {
    this.#executing += 1;
    const done = () => {
      this.#executing -= 1;
      // The answer is written in what follows the promise: only then can be seen what room it has left.
      if (this.#waiting.length > 0) setImmediate(() => this.resume());
    };
    begin().then(done, done);
  }
}

/** A piece of work of a few milliseconds at most. */
export interface Task {
  /** @returns how much it was, in units of about ten microseconds */
  run(): number;
}

/** What is done in one go, in the same units: a few milliseconds. */
const portion = 400;

/**
 * Work for readers that catch up, in turns: after each small portion the event loop goes round, so that commits, live
 * deliveries and other requests are not kept waiting by however much there is to replay. First come, first served.
 */
export class Turns {
  #queue: Task[] = [];
  #isScheduled = false;

  add(task: Task): void {
    this.#queue.push(task);
    this.#schedule();
  }

  /** Resolves when it is this work's turn. */
  take(cost: number): Promise<void> {
    return new Promise((resolve) => {
      this.add({
        run: () => {
          resolve();
          return cost;
        },
      });
    });
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#run());
  }

  #run(): void {
    this.#isScheduled = false;
    const queue = this.#queue;
    this.#queue = [];
    let spent = 0;
    let done = 0;
    for (const task of queue) {
      if (spent >= portion) break;
      done += 1;
      spent += task.run();
    }
    // What is left goes before what was added meanwhile.
    if (done < queue.length) this.#queue = [...queue.slice(done), ...this.#queue];
    if (this.#queue.length > 0) this.#schedule();
  }
}

interface Awaited {
  readonly isReached: () => boolean;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** What many subscribers have received together, and a way to wait for it. */
export class EventTally {
  #events = 0;
  #live = 0;
  #reads = 0;
  #failure: Error | null = null;
  #awaited: Awaited | null = null;

  get events(): number {
    return this.#events;
  }

  /** Subscribers that have got anything at all of their subscription. */
  get live(): number {
    return this.#live;
  }

  /** How often anything was read from any of their sockets. */
  get reads(): number {
    return this.#reads;
  }

  onRead(): void {
    this.#reads += 1;
  }

  onEvent(): void {
    this.#events += 1;
    this.#look();
  }

  onLive(): void {
    this.#live += 1;
    this.#look();
  }

  /** The first failure is told to who waits, and to everybody who waits later. */
  fail(error: Error): void {
    this.#failure ??= error;
    this.#awaited?.reject(this.#failure);
    this.#awaited = null;
  }

  /** Throws what has failed. */
  check(): void {
    if (this.#failure !== null) throw this.#failure;
  }

  untilEvents(events: number, withinMs: number): Promise<void> {
    return this.#until(() => this.#events >= events, withinMs, `${events} events`);
  }

  untilLive(subscribers: number, withinMs: number): Promise<void> {
    return this.#until(() => this.#live >= subscribers, withinMs, `${subscribers} live subscribers`);
  }

  #look(): void {
    if (this.#awaited?.isReached() !== true) return;
    this.#awaited.resolve();
    this.#awaited = null;
  }

  async #until(isReached: () => boolean, withinMs: number, what: string): Promise<void> {
    this.check();
    if (isReached()) return;
    if (this.#awaited !== null) throw new Error('somebody waits already');
    const timer = setTimeout(() => {
      this.fail(new Error(`no ${what} within ${withinMs} ms: ${this.#events} events, ${this.#live} live`));
    }, withinMs);
    try {
      await new Promise<void>((resolve, reject) => {
        this.#awaited = { isReached, resolve, reject };
      });
    } finally {
      clearTimeout(timer);
    }
  }
}

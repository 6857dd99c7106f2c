import type { Membership, Outlet } from './group.ts';

type Waiting<Message> = PromiseWithResolvers<IteratorResult<Message>>;

/**
 * An async iterator over a membership. It has room while somebody waits for `next`, so a consumer who asks for nothing
 * holds a place in the log and no queue. Written by hand, because an async generator that waits for a quiet source does
 * not answer `return()` until something happens: every closed subscription would leak until then.
 */
export class PullOutlet<Message> implements Outlet<Message>, AsyncIterableIterator<Message> {
  readonly #join: (outlet: Outlet<Message>) => Membership;
  #membership: Membership | null = null;
  /** What was written together with what was asked for. */
  #held: readonly Message[] = [];
  readonly #waiting: Waiting<Message>[] = [];
  #hasEnded = false;
  #error: { readonly error: unknown } | null = null;

  constructor(join: (outlet: Outlet<Message>) => Membership) {
    this.#join = join;
  }

  get hasRoom(): boolean {
    return this.#waiting.length > 0;
  }

  write(messages: readonly Message[]): void {
    this.#held = this.#held.length === 0 ? messages : [...this.#held, ...messages];
    this.#handOut();
  }

  end(...error: [error?: unknown]): void {
    this.#hasEnded = true;
    if (error[0] !== undefined) this.#error = { error: error[0] };
    this.#handOut();
  }

  complete(): void {
    this.end();
  }

  next(): Promise<IteratorResult<Message>> {
    const waiting = Promise.withResolvers<IteratorResult<Message>>();
    this.#waiting.push(waiting);
    this.#handOut();
    if (!this.#hasEnded && this.hasRoom) {
      if (this.#membership === null) this.#membership = this.#join(this);
      else this.#membership.resume();
    }
    return waiting.promise;
  }

  return(): Promise<IteratorResult<Message>> {
    this.#hasEnded = true;
    this.#held = [];
    this.#error = null;
    this.#membership?.leave();
    this.#handOut();
    return Promise.resolve({ done: true, value: undefined });
  }

  async throw(error: unknown): Promise<never> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #handOut(): void {
    let given = 0;
    for (const message of this.#held) {
      const waiting = this.#waiting.shift();
      if (waiting === undefined) break;
      given += 1;
      waiting.resolve({ done: false, value: message });
    }
    // Most often there is nothing left: what was handed out must not be kept by a consumer at rest.
    this.#held = this.#held.slice(given);
    if (!this.#hasEnded || this.#held.length > 0) return;
    for (const waiting of this.#waiting.splice(0)) {
      if (this.#error === null) waiting.resolve({ done: true, value: undefined });
      else waiting.reject(this.#error.error);
      this.#error = null;
    }
  }
}

/** An endless source for a subscription, which counts what is taken from it and whether it was told to end. */
export class CountedSource implements AsyncIterableIterator<{ tick: string }> {
  pulls = 0;
  returned = 0;
  readonly #payload: string;
  readonly #most: number;
  readonly #end = Promise.withResolvers<IteratorResult<{ tick: string }>>();

  /** After `most` values it stays pending, as a quiet subscription does. */
  constructor(payload: string, most = Number.POSITIVE_INFINITY) {
    this.#payload = payload;
    this.#most = most;
  }

  next(): Promise<IteratorResult<{ tick: string }>> {
    if (this.returned > 0) return Promise.resolve({ done: true, value: undefined });
    if (this.pulls >= this.#most) return this.#end.promise;
    this.pulls += 1;
    return Promise.resolve({ done: false, value: { tick: this.#payload } });
  }

  return(): Promise<IteratorResult<{ tick: string }>> {
    this.returned += 1;
    this.#end.resolve({ done: true, value: undefined });
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

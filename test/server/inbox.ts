/** What arrives, in order, for somebody who waits for it. */
export class Inbox<Item> {
  readonly #arrived: Item[] = [];
  #end: string | null = null;
  #wake = () => {};

  put(item: Item): void {
    this.#arrived.push(item);
    this.#wake();
  }

  /** Nothing more arrives. */
  close(why: string): void {
    this.#end ??= why;
    this.#wake();
  }

  /** The next item; fails where none comes any more. */
  async next(): Promise<Item> {
    for (;;) {
      const item = this.#arrived.shift();
      if (item !== undefined) return item;
      if (this.#end !== null) throw new Error(`nothing more comes: ${this.#end}`);
      const woken = Promise.withResolvers<void>();
      this.#wake = woken.resolve;
      await woken.promise;
    }
  }
}

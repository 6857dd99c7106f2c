/** Something that is kept to spare making it again, and can be dropped at any time. */
export interface Droppable {
  readonly bytes: number;
  drop(): void;
}

/** Pages that readers have in hand or wait for; each has a megabyte of messages at most. */
const mostInHand = 64;

/** Bounds what all groups together keep for readers that catch up: the one that was used longest ago goes first. */
export class PageBudget {
  readonly #mostBytes: number;
  readonly #held = new Map<Droppable, number>();
  #bytes = 0;
  #inHand = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get inHand(): number {
    return this.#inHand;
  }

  /** Whether another page may be made; where not, some of those in hand come to their end in each turn. */
  get mayMake(): boolean {
    return this.#inHand < mostInHand;
  }

  /** One more page is in hand or waited for, or one less. */
  hand(by: 1 | -1): void {
    this.#inHand += by;
  }

  /** It was used, or has grown. May drop others, and it too where it is too large by itself. */
  touch(page: Droppable): void {
    this.forget(page);
    this.#held.set(page, page.bytes);
    this.#bytes += page.bytes;
    for (const oldest of this.#held.keys()) {
      if (this.#bytes <= this.#mostBytes) break;
      this.forget(oldest);
      oldest.drop();
    }
  }

  forget(page: Droppable): void {
    this.#bytes -= this.#held.get(page) ?? 0;
    this.#held.delete(page);
  }
}

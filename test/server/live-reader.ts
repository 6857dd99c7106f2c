import { parsePosition } from '../../src/core/position.ts';
import type { LiveSubscriber, Subscribe } from './live-subscriber.ts';

/** What a reader keeps of an update: where, how, and of which operation. */
export interface ReadChange {
  readonly position: number;
  readonly change: string;
  readonly id: string;
}

interface Told {
  readonly position: string;
  readonly change: string | null;
  readonly operation: { readonly id: string } | null;
  readonly reset: { readonly reason: string } | null;
}

export interface LiveReaderOptions {
  readonly url: string;
  readonly subscribe: Subscribe;
  readonly filter: object;
  readonly after: string;
}

/** Large, so that a client who does not read soon fills what the operating system holds for it. */
const query = `subscription ($filter: AsyncOperationFilter, $after: LogPosition) {
  told: asyncOperationsChanged(filter: $filter, after: $after) {
    position change operation { id ${Array.from({ length: 20 }, (_, index) => `d${index}: data`).join(' ')} }
    reset { reason }
  }
}`;

/** A client that resumes after the last position that it has seen, drops what it has, and loses its connection. */
export class LiveReader {
  readonly changes: ReadChange[] = [];
  readonly #options: LiveReaderOptions;
  #last: string;
  #subscriber: LiveSubscriber | null = null;
  #reading = Promise.resolve();
  #messagesLeft = Number.POSITIVE_INFINITY;

  constructor(options: LiveReaderOptions) {
    this.#options = options;
    this.#last = options.after;
  }

  /** Loses the connection, if it has one, once so many more messages have come. */
  cutIn(messages: number): void {
    this.#messagesLeft = messages;
  }

  async cut(): Promise<void> {
    this.#lose();
    // What had arrived is read before the reader says where it stands.
    await this.#reading;
  }

  pause(): void {
    this.#subscriber?.pause();
  }

  /** Reads on, over a new connection where the last was lost. */
  async resume(): Promise<void> {
    this.#messagesLeft = Number.POSITIVE_INFINITY;
    if (this.#subscriber === null) {
      await this.#reading;
      const { url, subscribe, filter } = this.#options;
      this.#subscriber = await subscribe(url, { query, variables: { filter, after: this.#last } });
      this.#reading = this.#read(this.#subscriber);
    }
    this.#subscriber.resume();
  }

  #lose(): void {
    this.#subscriber?.cut();
    this.#subscriber = null;
  }

  async #read(subscriber: LiveSubscriber): Promise<void> {
    let seen = numberOf(this.#last);
    for (;;) {
      const text = await subscriber.next().catch(() => null);
      if (text === null) return;
      const { position, change, operation, reset }: Told = JSON.parse(text).data.told;
      if (reset !== null) throw new Error(`a reset that nothing called for: ${text}`);
      if (change !== null && numberOf(position) <= seen) throw new Error(`${position} came after ${seen}`);
      seen = numberOf(position);
      this.#last = position;
      if (change !== null) this.changes.push({ position: seen, change, id: operation?.id ?? '' });
      this.#messagesLeft -= 1;
      if (this.#messagesLeft === 0) this.#lose();
    }
  }
}

function numberOf(position: string): number {
  const place = parsePosition(position);
  if (place === undefined) throw new Error(`${position} is no position`);
  return place.position;
}

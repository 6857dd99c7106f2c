import { setTimeout as after } from 'node:timers/promises';
import { dashboardSubscription, numberOf, positionIn } from './dashboard-subscription.ts';
import { EventTally } from './event-tally.ts';
import { LiveSocket } from './live-socket.ts';
import { Sequence } from './sequence.ts';

const retryMs = 500;
const withinMs = 60_000;

/**
 * A subscriber to everything that can stop reading, pings included. Where the gateway gives its socket up, it comes back
 * with the position of the last message that it got, as the shipped client does. No event may be missing or come twice:
 * each position must be the one after the last.
 */
export class ResumingReader {
  readonly #url: URL;
  readonly #more: string;
  readonly #tally = new EventTally();
  #socket: LiveSocket | null = null;
  #position: string | null = null;
  #numbers: Sequence | null = null;
  #resumed = 0;
  #isClosed = false;

  private constructor(url: URL, more: string) {
    this.#url = url;
    this.#more = more;
  }

  /** `more` is selected of the operation besides. Resolves when it is live. */
  static async open(url: URL, more: string): Promise<ResumingReader> {
    const reader = new ResumingReader(url, more);
    await reader.#connect();
    await reader.#tally.untilLive(1, withinMs);
    return reader;
  }

  /** How often it came back. */
  get resumed(): number {
    return this.#resumed;
  }

  /** Events up to `number` that have not come to it. */
  behind(number: number): number {
    return number - (this.#numbers?.next ?? 0) + 1;
  }

  /** Throws where what came was not complete and in order. */
  hasReached(number: number): boolean {
    this.#tally.check();
    return this.behind(number) <= 0;
  }

  pause(): void {
    this.#socket?.pause();
  }

  resume(): void {
    this.#socket?.resume();
  }

  close(): void {
    this.#isClosed = true;
    this.#socket?.close();
  }

  async #connect(): Promise<void> {
    this.#socket = await LiveSocket.open({
      url: this.#url,
      request: dashboardSubscription(this.#position === null ? {} : { after: this.#position }, this.#more),
      tally: this.#tally,
      onEvent: (message) => {
        this.#position = positionIn(message);
        this.#numbers?.take(numberOf(this.#position));
      },
      onCheckpoint: (message) => {
        this.#position = positionIn(message);
        this.#numbers ??= new Sequence(numberOf(this.#position) + 1);
        if (numberOf(this.#position) !== this.#numbers.next - 1) throw new Error('a checkpoint told of more than came');
      },
      onClosed: () => {
        this.#comeBack().catch((error: Error) => this.#tally.fail(error));
      },
    });
  }

  /** Until it is let in. */
  async #comeBack(): Promise<void> {
    await after(retryMs * (0.5 + Math.random()));
    if (this.#isClosed) return;
    this.#resumed += 1;
    // Where it fails, the socket tells that it is closed, and this is called again.
    await this.#connect().catch(() => {});
  }
}

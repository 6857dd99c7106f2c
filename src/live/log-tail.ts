import type { OperationEvent } from '../core/change.ts';
import type { Position } from '../core/operation.ts';
import type { Engine } from '../engine/engine.ts';

/** What streams need of the engine: the log, and a hint when it has grown. */
export type CommittedLog = Pick<Engine, 'reads' | 'head' | 'onCommit'>;

/** Where a stream stands still: at most one function, which ends the wait and takes itself away. */
export interface Waiting {
  wake: (() => void) | null;
}

export interface LogSlice {
  readonly events: readonly OperationEvent[];
  /** The log has been read up to here, events that were not asked for included. */
  readonly position: Position;
}

/** What a stream reads at a time: enough to catch up fast, little enough to hold in memory for many. */
const sliceSize = 200;

/**
 * The end of the log, for all streams of this process: the newest events in a ring, and the store behind it for
 * readers who are further back. Commits only wake it; what is delivered is always read by position.
 */
export class LogTail {
  readonly #log: CommittedLog;
  readonly #capacity: number;
  readonly #waiting = new Set<Waiting>();
  readonly #forget: () => void;
  /** Event at position p stands in place p modulo the capacity. */
  readonly #ring: OperationEvent[] = [];
  #floor: Position;
  #head: Position;

  constructor(log: CommittedLog, capacity: number) {
    this.#log = log;
    this.#capacity = capacity;
    this.#floor = log.head;
    this.#head = log.head;
    this.#forget = log.onCommit((events) => this.#append(events));
  }

  get head(): Position {
    return this.#head;
  }

  /**
   * The next events above `after`, only of `operationIds` where these are given and the reader is behind the ring
   * (their index then spares reading everybody's). Null where some of them are no longer kept.
   */
  async read(after: Position, operationIds: readonly string[] | null): Promise<LogSlice | null> {
    const recent = this.readRecent(after);
    if (recent !== null) return recent;
    const { reads } = this.#log;
    const until = this.#head;
    const events = await reads.events({ after, until, limit: sliceSize, operationIds });
    // Asked afterwards: what is kept now was kept when the events were read.
    if ((await reads.floor()) > after) return null;
    if (events.length < sliceSize) return { events, position: until };
    // A long replay is many turns of the event loop, not one that keeps everybody else waiting.
    await new Promise((resolve) => setImmediate(resolve));
    return { events, position: events.at(-1)?.position ?? until };
  }

  /** The next events above `after`, out of the ring; null where it does not go back that far. */
  readRecent(after: Position): LogSlice | null {
    if (after < this.#floor) return null;
    const events: OperationEvent[] = [];
    const last = Math.min(this.#head, after + sliceSize);
    for (let position = after + 1; position <= last; position += 1) {
      const event = this.#ring[position % this.#capacity];
      if (event?.position !== position) throw new Error(`the ring lost the event at ${position}`);
      events.push(event);
    }
    return { events, position: last };
  }

  /** Stands still until the head is above `after` or somebody wakes it. */
  waitAbove(after: Position, waiting: Waiting): Promise<void> {
    return new Promise((resolve) => {
      waiting.wake = () => {
        waiting.wake = null;
        this.#waiting.delete(waiting);
        resolve();
      };
      if (this.#head > after) waiting.wake();
      else this.#waiting.add(waiting);
    });
  }

  /** Hears of no more commits: the head stays where it is. */
  stop(): void {
    this.#forget();
  }

  #append(events: readonly OperationEvent[]): void {
    for (const event of events) {
      // Where an announcement was lost, the ring starts anew: what it lacks is read from the store.
      if (event.position !== this.#head + 1) this.#floor = event.position - 1;
      this.#ring[event.position % this.#capacity] = event;
      this.#head = event.position;
    }
    this.#floor = Math.max(this.#floor, this.#head - this.#capacity);
    for (const waiting of [...this.#waiting]) waiting.wake?.();
  }
}

import type { OperationEvent } from '../core/change.ts';
import type { Position } from '../core/operation.ts';
import type { Engine } from '../engine/engine.ts';
import { StoredSlices } from './stored-slices.ts';

/** What streams need of the engine: the log, and a hint when it has grown. */
export type CommittedLog = Pick<Engine, 'reads' | 'head' | 'onCommit'>;

export interface LogSlice {
  readonly events: readonly OperationEvent[];
  /** The log has been read up to here, events that were not asked for included. */
  readonly position: Position;
}

export interface LogTailOptions {
  /** How many of the newest events are kept in memory. */
  readonly ringSize: number;
  readonly onGrowth: () => void;
}

/** What is read of one operation's events at a time. */
const sliceSize = 200;

/**
 * The end of the log, for all streams of this process: the newest events in a ring, and the store behind it for
 * readers who are further back. Commits are only a hint; what is delivered is always read by position.
 */
export class LogTail {
  readonly #log: CommittedLog;
  readonly #capacity: number;
  readonly #onGrowth: () => void;
  readonly #forget: () => void;
  readonly #stored: StoredSlices;
  /** Event at position p stands in place p modulo the capacity. */
  readonly #ring: OperationEvent[] = [];
  #floor: Position;
  #head: Position;

  constructor(log: CommittedLog, { ringSize, onGrowth }: LogTailOptions) {
    this.#log = log;
    this.#capacity = ringSize;
    this.#onGrowth = onGrowth;
    this.#floor = log.head;
    this.#head = log.head;
    this.#stored = new StoredSlices(log.reads);
    this.#forget = log.onCommit((events) => this.#append(events));
  }

  get head(): Position {
    return this.#head;
  }

  /** All events above it, up to the head, are in memory. */
  get floor(): Position {
    return this.#floor;
  }

  /** Whether all events above `after` are in memory. */
  isRecent(after: Position): boolean {
    return after >= this.#floor;
  }

  /**
   * All events above `after`, up to and with `until` or the head, whichever comes first. Null where some of them are no
   * longer kept.
   */
  async read(after: Position, until: Position): Promise<LogSlice | null> {
    const last = Math.min(until, this.#head);
    const recent = this.readRecent(after, last);
    if (recent !== null) return recent;
    const events = await this.#stored.read(after, last);
    return (await this.#areKept(after)) ? { events, position: last } : null;
  }

  /**
   * The next events above `after` of a few operations alone: their index spares reading everybody's. Null where some
   * are no longer kept. None is missed either where the log was cut, but each of them has rested since `after`: one may
   * be years old, and its own position is what its reader starts from.
   */
  async readOf(operationIds: readonly string[], after: Position): Promise<LogSlice | null> {
    const until = this.#head;
    const events = await this.#log.reads.events({ after, until, limit: sliceSize, operationIds });
    if (!(await this.#areKept(after)) && !(await this.#haveRested(operationIds, after))) return null;
    const last = events.length < sliceSize ? until : events.at(-1)?.position;
    return { events, position: last ?? until };
  }

  /** The events above `after`, up to and with `until`, out of the ring; null where it does not go back that far. */
  readRecent(after: Position, until: Position): LogSlice | null {
    if (after < this.#floor) return null;
    const events: OperationEvent[] = [];
    const last = Math.min(this.#head, until);
    for (let position = after + 1; position <= last; position += 1) {
      const event = this.#ring[position % this.#capacity];
      if (event?.position !== position) throw new Error(`the ring lost the event at ${position}`);
      events.push(event);
    }
    return { events, position: Math.max(after, last) };
  }

  /** Hears of no more commits: the head stays where it is. */
  stop(): void {
    this.#forget();
  }

  /** Asked after reading: what is kept now was kept when the events were read. */
  async #areKept(after: Position): Promise<boolean> {
    return (await this.#log.reads.floor()) <= after;
  }

  /** Whether none of them changed between `after` and what is kept. Asked after reading, too. */
  async #haveRested(operationIds: readonly string[], after: Position): Promise<boolean> {
    const floor = await this.#log.reads.floor();
    for (const id of operationIds) {
      const operation = await this.#log.reads.operationAt(id, floor);
      if (operation === null || operation.position > after) return false;
    }
    return true;
  }

  #append(events: readonly OperationEvent[]): void {
    for (const event of events) {
      // Where an announcement was lost, the ring starts anew: what it lacks is read from the store.
      if (event.position !== this.#head + 1) this.#floor = event.position - 1;
      this.#ring[event.position % this.#capacity] = event;
      this.#head = event.position;
    }
    this.#floor = Math.max(this.#floor, this.#head - this.#capacity);
    this.#onGrowth();
  }
}

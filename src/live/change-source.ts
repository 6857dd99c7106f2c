import type { OperationEvent } from '../core/change.ts';
import type { OperationFilter } from '../core/filter.ts';
import { compileFilter, idsToLookUp } from '../core/filter.ts';
import type { Operation, Position } from '../core/operation.ts';
import type { Update } from './live.ts';
import type { LogTail, Waiting } from './log-tail.ts';
import type { Source } from './pull-stream.ts';
import { positionExpired } from './stream-reset.ts';

export interface ChangeSourceOptions {
  readonly tail: LogTail;
  readonly filter: OperationFilter;
  /** Read on from here. */
  readonly cursor: Position;
  /** Told before anything else; a checkpoint here is the one that the stream tells. */
  readonly first: Update | null;
  /** True once the gateway stops: the stream ends when everything committed has been told. */
  readonly isStopping: () => boolean;
  readonly onEnd: (source: ChangeSource) => void;
}

/**
 * The changes that a filter sees, read from the log by position. What it holds is one slice of the log at most; what
 * its consumer has not asked for stays in the log.
 */
export class ChangeSource implements Source<Update> {
  readonly #options: ChangeSourceOptions;
  readonly #matches: (operation: Operation) => boolean;
  readonly #waiting: Waiting = { wake: null };
  #ready: Update[];
  #cursor: Position;
  #isLive: boolean;
  #hasEnded = false;

  constructor(options: ChangeSourceOptions) {
    this.#options = options;
    this.#matches = compileFilter(options.filter);
    this.#ready = options.first === null ? [] : [options.first];
    this.#cursor = options.cursor;
    this.#isLive = options.first?.type === 'CHECKPOINT';
  }

  async next(): Promise<Update | null> {
    const { tail, isStopping } = this.#options;
    while (!this.#hasEnded) {
      const told = this.#ready.shift();
      if (told !== undefined) return told;
      if (this.#cursor < tail.head) await this.#read();
      else if (!this.#isLive) {
        this.#isLive = true;
        return { type: 'CHECKPOINT', position: this.#cursor };
      } else if (isStopping()) return null;
      else await tail.waitAbove(this.#cursor, this.#waiting);
    }
    return null;
  }

  end(): void {
    this.#hasEnded = true;
    this.#ready = [];
    this.wake();
    this.#options.onEnd(this);
  }

  /** Has it look again: at the log, and whether it should stop. */
  wake(): void {
    this.#waiting.wake?.();
  }

  async #read(): Promise<void> {
    const { tail, filter } = this.#options;
    const slice = await tail.read(this.#cursor, idsToLookUp(filter));
    if (slice === null) {
      this.#cursor = tail.head;
      this.#ready = [positionExpired(this.#cursor)];
      return;
    }
    this.#ready = slice.events.flatMap((event) => this.#updateOf(event));
    this.#cursor = slice.position;
  }

  #updateOf(event: OperationEvent): Update[] {
    const was = event.before !== null && this.#matches(event.before);
    const is = event.toStatus !== null && this.#matches(event.operation);
    if (!was && !is) return [];
    const change = was ? (is ? 'CHANGED' : 'LEFT') : 'ENTERED';
    return [{ type: 'CHANGE', position: event.position, change, event }];
  }
}

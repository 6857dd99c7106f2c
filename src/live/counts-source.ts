import { compileFilter, type OperationFilter } from '../core/filter.ts';
import type { Instant, Operation, Position } from '../core/operation.ts';
import { statusValue } from '../core/statuses.ts';
import type { Clock } from '../engine/clock.ts';
import type { CountRow, Counts } from '../store/store.ts';
import type { LogTail, Waiting } from './log-tail.ts';
import type { Source } from './pull-stream.ts';

export interface CountsSourceOptions {
  readonly tail: LogTail;
  readonly filter: OperationFilter;
  readonly clock: Clock;
  /** The counts as they are now, from the store. */
  readonly readCounts: () => Promise<Counts>;
  readonly isStopping: () => boolean;
  readonly onEnd: (source: CountsSource) => void;
}

/** At most four messages a second under load; what changes in a quiet time is told at once. */
const leastPauseMs = 250;

/**
 * Counts, read once and then kept up from the ring: each message is exact at its position. A consumer who is so slow
 * that the ring has moved past it has them read once more, which costs less than what it missed.
 */
export class CountsSource implements Source<Counts> {
  readonly #options: CountsSourceOptions;
  readonly #matches: (operation: Operation) => boolean;
  readonly #waiting: Waiting = { wake: null };
  #rows: Map<string, CountRow> | null = null;
  #cursor: Position = 0;
  #toldOn: Instant | null = null;
  #hasNews = false;
  #hasEnded = false;

  constructor(options: CountsSourceOptions) {
    this.#options = options;
    this.#matches = compileFilter(options.filter);
  }

  async next(): Promise<Counts | null> {
    const { tail, isStopping } = this.#options;
    while (!this.#hasEnded) {
      if (this.#rows === null) await this.#start();
      else if (this.#cursor < tail.head) this.#read(this.#rows);
      else if (this.#hasNews && (this.#restMs() === 0 || isStopping())) return this.#tell(this.#rows);
      else if (isStopping()) return null;
      else if (this.#hasNews) await this.#pause();
      else await tail.waitAbove(this.#cursor, this.#waiting);
    }
    return null;
  }

  end(): void {
    this.#hasEnded = true;
    this.wake();
    this.#options.onEnd(this);
  }

  /** Has it look again: at the log, and whether it should stop. */
  wake(): void {
    this.#waiting.wake?.();
  }

  async #start(): Promise<void> {
    const { position, rows } = await this.#options.readCounts();
    this.#cursor = position;
    this.#rows = new Map(rows.map((row) => [keyOf(row), row]));
    this.#hasNews = true;
  }

  #tell(rows: ReadonlyMap<string, CountRow>): Counts {
    this.#hasNews = false;
    this.#toldOn = this.#options.clock.now();
    return { position: this.#cursor, rows: [...rows.values()].filter(({ count }) => count > 0).sort(byTypeThenStatus) };
  }

  #read(rows: Map<string, CountRow>): void {
    const slice = this.#options.tail.readRecent(this.#cursor);
    if (slice === null) {
      this.#rows = null;
      return;
    }
    for (const { before, operation, toStatus } of slice.events) {
      const was = before !== null && this.#matches(before) ? before : null;
      const is = toStatus !== null && this.#matches(operation) ? operation : null;
      if (was !== null && is !== null && keyOf(was) === keyOf(is)) continue;
      if (was !== null) this.#add(rows, was, -1);
      if (is !== null) this.#add(rows, is, 1);
    }
    this.#cursor = slice.position;
  }

  #add(rows: Map<string, CountRow>, { operationType, statusCode }: Operation, delta: number): void {
    const key = keyOf({ operationType, statusCode });
    rows.set(key, { operationType, statusCode, count: (rows.get(key)?.count ?? 0) + delta });
    this.#hasNews = true;
  }

  /** A clock that has been set back must not hold the news back until it comes round again. */
  #restMs(): number {
    if (this.#toldOn === null) return 0;
    const passedMs = this.#options.clock.now() - this.#toldOn;
    return passedMs < 0 ? 0 : Math.max(0, leastPauseMs - passedMs);
  }

  /** Until the next message may be sent; commits meanwhile are read then. */
  async #pause(): Promise<void> {
    let cancel = () => {};
    await new Promise<void>((resolve) => {
      this.#waiting.wake = resolve;
      cancel = this.#options.clock.after(this.#restMs(), resolve);
    });
    cancel();
    this.#waiting.wake = null;
  }
}

function byTypeThenStatus(left: CountRow, right: CountRow): number {
  return left.operationType - right.operationType || statusValue(left.statusCode) - statusValue(right.statusCode);
}

function keyOf({ operationType, statusCode }: Pick<CountRow, 'operationType' | 'statusCode'>): string {
  return `${operationType}/${statusCode}`;
}

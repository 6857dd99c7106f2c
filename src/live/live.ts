import type { OperationEvent } from '../core/change.ts';
import type { OperationFilter } from '../core/filter.ts';
import type { Position } from '../core/operation.ts';
import type { LogPlace } from '../core/position.ts';
import type { Counts } from '../store/store.ts';

/** How an operation moved, seen from a filter. */
export type UpdateChange = 'ENTERED' | 'CHANGED' | 'LEFT';

type StreamResetReason = 'POSITION_EXPIRED' | 'POSITION_UNKNOWN';

/** One message of a stream. Everything up to `position` has been told once it has been received. */
export type Update =
  | {
      readonly type: 'CHANGE';
      readonly position: Position;
      readonly change: UpdateChange;
      readonly event: OperationEvent;
    }
  | {
      readonly type: 'RESET';
      readonly position: Position;
      readonly reason: StreamResetReason;
      readonly message: string;
    }
  | { readonly type: 'CHECKPOINT'; readonly position: Position };

/**
 * Streams over the log. A stream reads the log from its position (the ring in memory, the table behind it) whenever
 * its consumer asks for the next message, so a slow consumer holds a position, not a queue.
 */
export interface Live {
  /**
   * Changes that the filter sees. With `after`, first what happened since; then, and at once without `after`, one
   * checkpoint; then live. An `after` of another log, or beyond the head, gives a reset and goes on live from the head;
   * so does a position, at the start or of a slow consumer, above which events are no longer kept.
   */
  changes(filter: OperationFilter, after: LogPlace | null): Promise<AsyncIterableIterator<Update>>;
  /** The counts now, then whenever they change, at most a few times a second. Each is exact at its position. */
  counts(filter: OperationFilter): AsyncIterableIterator<Counts>;
  /** The streams that are open. */
  readonly streams: number;
  /**
   * Ends each stream once it has told what is committed, and resolves when all have ended. A consumer that no longer
   * asks must be ended by its owner, with `return`. Idempotent.
   */
  stop(): Promise<void>;
}

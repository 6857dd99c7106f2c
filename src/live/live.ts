import type { OperationEvent } from '../core/change.ts';
import type { OperationFilter } from '../core/filter.ts';
import type { LogLine } from '../core/log-line.ts';
import type { Position } from '../core/operation.ts';
import type { LogPlace } from '../core/position.ts';
import type { Counts } from '../store/store.ts';
import type { Encoder, Group, Start } from './group.ts';

/** How an operation moved, seen from a filter. */
export type UpdateChange = 'ENTERED' | 'CHANGED' | 'LEFT';

type StreamResetReason = 'POSITION_EXPIRED' | 'POSITION_UNKNOWN';

/** One message of a stream of changes. Everything up to `position` has been told once it has been received. */
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

/** Some log lines of an operation; of the first message none, where there is none to tell. */
export interface LogLinesUpdate {
  /** The number of the last line; where there is none, that after which they would come. */
  readonly position: number;
  readonly lines: readonly LogLine[];
  /** How many lines up to `position` cannot be told: they are gone, or never came. */
  readonly dropped: number;
  /** No further line was there when these were read. */
  readonly isUpToDate: boolean;
}

/** A message tells the log up to a position. */
export interface Positioned {
  readonly position: Position;
}

/**
 * What a subscription is about and where it starts. Holds nothing until it is used, in one of two ways: iterated, one
 * consumer by itself; or as a group, for all whose subscriptions are equal, which makes each message once.
 *
 * Either way a consumer holds a position, not a queue: what it has not taken stays in the log.
 */
export interface LiveStream<Message extends Positioned> extends AsyncIterableIterator<Message> {
  /** Where a consumer of this stream starts in a group. Another stream's group will do, if only the start differs. */
  readonly start: Start;
  /** @param onEmpty called when the last member has left or ended */
  openGroup<Encoded>(encoder: Encoder<Message, Encoded>, onEmpty?: () => void): Group<Encoded>;
}

/** Live streams over the log. */
export interface Live {
  /**
   * Changes that the filter sees. With `after`, first what happened since; then, and at once without `after`, one
   * checkpoint; then live, with a checkpoint now and then where nothing else is told, and where a slow consumer is at the
   * head again after something that its filter does not see. An `after` of another log, or beyond the head, gives a
   * reset and goes on live from the head; so does a position, at the start or of a slow consumer, above which events are
   * no longer kept.
   */
  changes(filter: OperationFilter, after: LogPlace | null): LiveStream<Update>;
  /** The counts now, then whenever they change, at most a few times a second. Each is exact at its position. */
  counts(filter: OperationFilter): LiveStream<Counts>;
  /**
   * The log lines of an operation that come after the line `after`, then those that are written, until the operation is
   * Completed or deleted. Positions are numbers of lines.
   */
  logLines(operationId: string, after: number): LiveStream<LogLinesUpdate>;
  /** Consumers that have begun and not ended. */
  readonly streams: number;
  /** Of those, the ones of changes that read what has been committed already: new ones, and slow ones. */
  readonly catchingUp: number;
  /** Groups that have a member. */
  readonly groups: number;
  /**
   * Ends each consumer once it has been told what is committed, and resolves when all have ended. One that takes
   * nothing more must be ended by its owner. Idempotent.
   */
  stop(): Promise<void>;
}

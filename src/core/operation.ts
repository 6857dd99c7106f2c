import type { AsyncOperationStatus } from './statuses.ts';

/** A moment in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A place in the event log: 1 for the first event, then up by one, without holes, in commit order. */
export type Position = number;

/** Who holds the lock. `epoch` is the fencing token: it grows with every claim of the operation. */
export interface Lease {
  readonly hostId: string;
  readonly epoch: number;
  readonly expiresOn: Instant;
  readonly heartbeatOn: Instant;
  /** How long each heartbeat extends it. */
  readonly leaseMs: number;
}

/** What put a Suspended operation there, which is also why it waits. */
export type Suspension = 'POSTPONED' | 'PAUSED' | 'WAITING' | 'BACKING_OFF';

/**
 * Text that may be large. It is stored once per change, under the position of the event that set it; the operation
 * and its events carry that position (`dataAt`, ...) instead of the text. Null: there is none.
 */
interface PayloadPositions {
  readonly dataAt: Position | null;
  readonly resultAt: Position | null;
  readonly messageAt: Position | null;
  readonly friendlyMessageAt: Position | null;
}

export type PayloadField = 'data' | 'result' | 'message' | 'friendlyMessage';

/** What is fixed when an operation is created. */
export interface OperationOrigin {
  /** UUID, version 7. */
  readonly id: string;
  /** The position of its CREATED event: the order of creation. */
  readonly seq: Position;
  readonly name: string;
  readonly operationType: number;
  readonly requestId: string | null;
  readonly dependencyToken: string | null;
  readonly concurrencyKey: string | null;
  /** How many of its key may be Locked at the same time, itself included; null where it has no key. */
  readonly concurrencyLimit: number | null;
  readonly priority: number;
  readonly maxRetries: number;
  readonly correlationId: string | null;
  readonly regardingObjectId: string | null;
  readonly regardingObjectType: string | null;
  readonly ownerId: string | null;
  /** Of an occurrence: its series, its own time in it, and the rule as it was then. Null where it does not recur. */
  readonly seriesId: string | null;
  readonly occurrenceOn: Instant | null;
  readonly recurrencePattern: string | null;
  readonly recurrenceStartTime: Instant | null;
  /** The id of the operation that it is run again of; null: of none. */
  readonly rerunOf: string | null;
  readonly createdBy: string;
  readonly createdOn: Instant;
}

/** What its life changes. */
export interface OperationProgress extends PayloadPositions {
  readonly statusCode: AsyncOperationStatus;
  readonly suspension: Suspension | null;
  readonly postponeUntil: Instant | null;
  readonly startedOn: Instant | null;
  readonly completedOn: Instant | null;
  /** Milliseconds spent Locked up to `modifiedOn`, over all attempts; null before the first. */
  readonly executionMs: number | null;
  readonly retryCount: number;
  readonly progress: number | null;
  readonly stage: string | null;
  readonly errorCode: number | null;
  /** The epoch of the newest lease, 0 before the first; it outlives the lease so that the next one is higher. */
  readonly epoch: number;
  /** Null unless Locked. */
  readonly lease: Lease | null;
}

export interface Operation extends OperationOrigin, OperationProgress {
  /** Grows by one with every event. */
  readonly version: number;
  /** Of its newest event. */
  readonly position: Position;
  readonly modifiedBy: string;
  readonly modifiedOn: Instant;
}

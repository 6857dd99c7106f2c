import type { ClaimedOperationPartsFragment } from '../../gql/graphql.ts';

export type ClaimedOperation = ClaimedOperationPartsFragment;

/** What a handler is given. */
export interface Work<Data = unknown, Checkpoint = unknown> {
  readonly operation: ClaimedOperation;
  /** Of the operation: what it was created with, or where the run before it has left it. */
  readonly data: Data;
  /**
   * Aborted where the work should stop; its reason is an `InterruptedError`, whose `why` tells a cancel, a pause, a
   * lost lease and a host that stops apart.
   */
  readonly signal: AbortSignal;
  /** How far it is, 0 to 1. It may be called as often as one likes: the newest is sent now and then. */
  progress(fraction: number, stage?: string, message?: string): void;
  /**
   * A line, or several with line breaks between them, for the log of the operation. It is sent soon, and before the
   * operation is settled. Of what cannot be sent in time the oldest is dropped; a long line is cut.
   */
  log(text: string): void;
  /** Where the next run goes on from, should this one be paused, stopped or fail. A JSON value; the newest counts. */
  checkpoint(data: Checkpoint): void;
}

/**
 * Does the work of one operation. What it returns is the result, a JSON value, or an `Outcome`; where it throws, the
 * operation has failed and is tried again while it has retries. It may be run more than once.
 */
export type Handler<Data = unknown, Checkpoint = unknown> = (work: Work<Data, Checkpoint>) => unknown;

/** For each operation type that a host takes, by its value. */
export type Handlers = Readonly<Record<number, Handler>>;

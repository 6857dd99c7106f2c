import type { SettleInput } from '../../gql/graphql.ts';

/** How an operation is left, without whose it is. */
export type Settlement = Omit<SettleInput, 'id' | 'epoch'>;

/** The same for every copy of this file: a host and its handlers may each have loaded their own. */
const brand = Symbol.for('asyncops.outcome');

/** What a handler returns, or throws, to say more than that it succeeded or failed. Made by the functions here. */
export class Outcome {
  readonly [brand] = true;
  readonly settlement: Settlement;

  constructor(settlement: Settlement) {
    this.settlement = settlement;
  }
}

export function isOutcome(value: unknown): value is Outcome {
  return typeof value === 'object' && value !== null && brand in value;
}

export interface Texts {
  /** For administrators. */
  readonly message?: string;
  /** For users. */
  readonly friendlyMessage?: string;
}

export interface SucceededOptions extends Texts {
  readonly result?: unknown;
}

/** Done, with more to say than a result. */
export const succeeded = (options: SucceededOptions = {}): Outcome => new Outcome({ ...options, outcome: 'SUCCEEDED' });

export interface WaitingOptions extends Texts {
  /** Without it, until somebody resumes the operation. */
  readonly until?: Date;
  /** Where the next run goes on from; the last checkpoint by default. */
  readonly data?: unknown;
}

/** Not done: it rests until a time, or until something has happened and it is resumed. No retry is spent. */
export function waiting({ until, ...rest }: WaitingOptions = {}): Outcome {
  return new Outcome({ ...rest, ...(until && { postponeUntil: until.toISOString() }), outcome: 'WAITING' });
}

export interface FailedOptions extends Texts {
  readonly message: string;
  /** False: for good, whatever retries are left. */
  readonly retry?: boolean;
  /** When to try again; what the gateway's backoff says by default. */
  readonly retryOn?: Date;
  /** In the host's own terms. */
  readonly errorCode?: number;
  readonly result?: unknown;
  readonly data?: unknown;
}

/** As a throw, which is tried again where retries are left; with more to say. */
export function failed({ retryOn, ...rest }: FailedOptions): Outcome {
  return new Outcome({ ...rest, ...(retryOn && { postponeUntil: retryOn.toISOString() }), outcome: 'FAILED' });
}

/** It will never do: no retry. */
export const failedForGood = (message: string, options: Omit<FailedOptions, 'message' | 'retry' | 'retryOn'> = {}) =>
  failed({ ...options, message, retry: false });

export interface PausedOptions extends Texts {
  readonly data?: unknown;
}

/** It has stopped as it was asked to; where no pause was asked for, a fault of the handler. */
export const paused = (options: PausedOptions = {}): Outcome => new Outcome({ ...options, outcome: 'PAUSED' });

export interface CanceledOptions extends Texts {
  readonly result?: unknown;
}

/** It has stopped as it was asked to; where no cancel was asked for, a fault of the handler. */
export const canceled = (options: CanceledOptions = {}): Outcome => new Outcome({ ...options, outcome: 'CANCELED' });

/** Not for this host, or not now: whoever is free takes it. No retry is spent. */
export const released = (): Outcome => new Outcome({ outcome: 'RELEASED' });

import type { Change } from './change.ts';
import type { Condition, Transition } from './lifecycle.ts';
import type { LogAppend } from './log-line.ts';
import type { Instant, Lease, Operation, Position } from './operation.ts';
import type { OperationTypes } from './operation-types.ts';
import { type Refusal, refusal } from './refusal.ts';
import type { Series } from './series.ts';
import type { TypeControl } from './type-control.ts';

/** What a decision may know beside the operation and the command. */
export interface DecisionContext {
  readonly now: Instant;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly operationTypes: OperationTypes;
  /** A new UUID, version 7. */
  readonly newId: () => string;
}

/** The verdict on one command for one operation. */
export type Decision =
  /** With `series`, the operation is the first of a new one; with `control`, its type has changed with it. */
  | { readonly type: 'CHANGE'; readonly change: Change; readonly series?: Series; readonly control?: TypeControl }
  /** A heartbeat with nothing to tell: the lease lives on, which is no event. */
  | { readonly type: 'RENEW'; readonly lease: Lease }
  /** Lines for the operation's log, which are no event either. */
  | { readonly type: 'APPEND'; readonly append: LogAppend }
  /** A create whose requestId is known, or a rerun of what has been run again: there is nothing to do. */
  | { readonly type: 'EXISTING' }
  | { readonly type: 'REFUSE'; readonly refusal: Refusal };

export const notFound: Refusal = refusal('NOT_FOUND', 'There is no operation with this id.', ['id']);

export function refuse(refused: Refusal): Decision {
  return { type: 'REFUSE', refusal: refused };
}

/** A change along an arrow of the table; `rest` is what this arrow changes beside the status. */
export function changeAlong(
  row: Transition,
  context: DecisionContext,
  actor: string,
  rest: {
    reason?: string | null;
    patch?: Change['patch'];
    payloads?: Change['payloads'];
    origin?: Change['origin'];
    dataFrom?: Position | null;
  },
): { readonly type: 'CHANGE'; readonly change: Change } {
  const { origin, dataFrom = null } = rest;
  return {
    type: 'CHANGE',
    change: {
      kind: row.event,
      from: row.from,
      to: row.to,
      occurredOn: context.now,
      actor,
      reason: rest.reason ?? null,
      patch: rest.patch ?? {},
      payloads: rest.payloads ?? {},
      ...(origin === undefined ? {} : { origin }),
      ...(dataFrom === null ? {} : { dataFrom }),
    },
  };
}

/** Which arrow a failed attempt takes, unless its host rules out the retry. */
export function retryLeft(operation: Operation): Condition {
  return operation.retryCount < operation.maxRetries ? 'RETRY_LEFT' : 'NO_RETRY_LEFT';
}

/** What a step into Completed changes beside the status. */
export function completed(now: Instant): Change['patch'] {
  return { lease: null, suspension: null, postponeUntil: null, completedOn: now };
}

import type { Instant, Operation } from './operation.ts';
import type { OperationType } from './operation-types.ts';
import { stateOf } from './statuses.ts';

type WaitingReasonCode =
  | 'NEXT_IN_QUEUE'
  | 'POSTPONED'
  | 'PAUSED'
  | 'WAITING_FOR_EVENT'
  | 'BACKING_OFF'
  | 'BEHIND_DEPENDENCY'
  | 'NO_HOST';

export interface WaitingReason {
  readonly code: WaitingReasonCode;
  readonly message: string;
  readonly until: Instant | null;
  /** Of the same dependency token and before it. */
  readonly behind: Operation | null;
}

/** What the answer depends on outside the operation. */
export interface Surroundings {
  /** The first operation of its dependency token that is not Completed, where that is another one. */
  readonly behind: Operation | null;
  readonly operationType: OperationType | undefined;
  /** Whether a host that takes its type has been heard of lately. */
  readonly hostSeen: boolean;
}

/** Why an operation is not running; null where it is Locked or Completed. */
export function whyWaiting(operation: Operation, surroundings: Surroundings): WaitingReason | null {
  switch (stateOf(operation.statusCode)) {
    case 'SUSPENDED':
      return suspended(operation);
    case 'READY':
      return ready(surroundings);
    default:
      return null;
  }
}

function suspended(operation: Operation): WaitingReason {
  const until = operation.postponeUntil;
  const at = until === null ? null : new Date(until).toISOString();
  switch (operation.suspension) {
    case 'WAITING':
      return reason('WAITING_FOR_EVENT', `Its host suspended it until ${at ?? 'somebody resumes it'}.`, until);
    case 'BACKING_OFF': {
      const retry = `retry ${operation.retryCount} of ${operation.maxRetries}`;
      return reason('BACKING_OFF', `Its last attempt failed; ${retry} is due at ${at}.`, until);
    }
    default:
      return at === null
        ? reason('PAUSED', 'A person paused it; it waits until somebody resumes it.')
        : reason('POSTPONED', `It is postponed until ${at}.`, until);
  }
}

function ready({ behind, operationType, hostSeen }: Surroundings): WaitingReason {
  if (behind !== null) {
    return {
      ...reason('BEHIND_DEPENDENCY', `“${behind.name}” has the same dependency token and comes first.`),
      behind,
    };
  }
  if (!hostSeen) {
    const type = operationType === undefined ? 'its type' : `type ${operationType.value} (${operationType.label})`;
    return reason('NO_HOST', `No host that takes ${type} has been heard of lately.`);
  }
  return reason('NEXT_IN_QUEUE', 'Nothing stands in its way: the next free host takes it.');
}

function reason(code: WaitingReasonCode, message: string, until: Instant | null = null): WaitingReason {
  return { code, message, until, behind: null };
}

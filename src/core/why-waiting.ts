import { keyAdmits } from './concurrency-key.ts';
import type { Instant, Operation } from './operation.ts';
import type { OperationType } from './operation-types.ts';
import type { HeldBackBy, TypeStanding } from './starts-now.ts';
import { stateOf } from './statuses.ts';
import type { TypeHold } from './type-control.ts';

type WaitingReasonCode =
  | 'NEXT_IN_QUEUE'
  | 'POSTPONED'
  | 'PAUSED'
  | 'WAITING_FOR_EVENT'
  | 'BACKING_OFF'
  | 'BEHIND_DEPENDENCY'
  | 'TYPE_HELD'
  | 'KEY_LIMIT'
  | 'TYPE_LIMIT'
  | 'RATE_LIMIT'
  | 'NO_HOST';

export interface WaitingReason {
  readonly code: WaitingReasonCode;
  readonly message: string;
  readonly until: Instant | null;
  /** Of the same dependency token and before it, or holding a place of its concurrency key. */
  readonly behind: Operation | null;
}

/** What the answer depends on outside the operation. */
export interface Surroundings extends TypeStanding {
  /** The first operation of its dependency token that is not Completed, where that is another one. */
  readonly behind: Operation | null;
  /** Those of its concurrency key that are Locked; null where it has none. */
  readonly lockedOfKey: { readonly count: number; readonly first: Operation | null } | null;
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
      return ready(operation, surroundings);
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

/** Where several hold it back, the first in this order is told. */
function ready(operation: Operation, surroundings: Surroundings): WaitingReason {
  const { behind, starts } = surroundings;
  if (behind !== null) {
    return {
      ...reason('BEHIND_DEPENDENCY', `“${behind.name}” has the same dependency token and comes first.`),
      behind,
    };
  }
  if (starts.heldBackBy === 'TYPE_HELD') return byType(starts.heldBackBy, surroundings);
  const heldByKey = byKey(operation, surroundings);
  if (heldByKey !== null) return heldByKey;
  if (starts.heldBackBy !== null) return byType(starts.heldBackBy, surroundings);
  if (!hasHost(surroundings)) {
    return reason('NO_HOST', `No host that takes ${typeOf(surroundings)} has been heard of lately.`);
  }
  return reason('NEXT_IN_QUEUE', 'Nothing stands in its way: the next free host takes it.');
}

/** Whoever holds one of the type takes it: with a long lease, or after the gateway was down, nothing else tells of it. */
function hasHost({ hostSeen, load }: Surroundings): boolean {
  return hostSeen || load.lockedCount > 0;
}

function byKey({ concurrencyKey, concurrencyLimit }: Operation, { lockedOfKey }: Surroundings): WaitingReason | null {
  if (concurrencyLimit === null || lockedOfKey === null || keyAdmits(concurrencyLimit, lockedOfKey.count)) return null;
  const { count, first } = lockedOfKey;
  const places = `${count} of at most ${concurrencyLimit} operations with its concurrency key “${concurrencyKey}” are Locked`;
  const holder = first === null ? '' : `, the first of them “${first.name}” by ${first.lease?.hostId}`;
  return { ...reason('KEY_LIMIT', `${places}${holder}.`), behind: first };
}

function byType(heldBackBy: HeldBackBy, surroundings: Surroundings): WaitingReason {
  const { operationType, load, starts } = surroundings;
  const type = typeOf(surroundings);
  const subject = `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
  switch (heldBackBy) {
    case 'TYPE_HELD':
      return reason(heldBackBy, `${subject} is held${heldHow(load.control.hold)}`);
    case 'TYPE_LIMIT': {
      const places = `${load.lockedCount} of at most ${operationType?.limits.maxLocked}`;
      return reason(heldBackBy, `${places} operations of ${type} are Locked.`);
    }
    case 'RATE_LIMIT': {
      const pace = `${subject} starts at most ${operationType?.limits.startsPerMinute} operations a minute`;
      const next = starts.until === null ? '' : `; the next may start at ${new Date(starts.until).toISOString()}`;
      return reason(heldBackBy, `${pace}${next}.`, starts.until);
    }
  }
}

function typeOf({ operationType }: Surroundings): string {
  return operationType === undefined ? 'its type' : `type ${operationType.value} (${operationType.label})`;
}

function heldHow(hold: TypeHold | null): string {
  if (hold === null) return '.';
  const who = hold.byBreaker ? 'its breaker' : hold.heldBy;
  return ` by ${who} since ${new Date(hold.heldOn).toISOString()}${hold.reason === null ? '.' : `: ${hold.reason}`}`;
}

function reason(code: WaitingReasonCode, message: string, until: Instant | null = null): WaitingReason {
  return { code, message, until, behind: null };
}

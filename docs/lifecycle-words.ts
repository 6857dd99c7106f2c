import type { Condition, Transition, Trigger } from '../src/core/lifecycle.ts';
import { type AsyncOperationState, type AsyncOperationStatus, asyncOperationStatuses } from '../src/core/statuses.ts';

/** The words in which the documents speak of states, statuses and arrows. */
export const stateLabels: Record<AsyncOperationState, string> = {
  READY: 'Ready',
  SUSPENDED: 'Suspended',
  LOCKED: 'Locked',
  COMPLETED: 'Completed',
};

export function statusLabel(status: AsyncOperationStatus): string {
  const { label, value } = asyncOperationStatuses[status];
  return `${label} (${value})`;
}

const verbs: Record<Trigger, string> = {
  CREATE: 'creates',
  CANCEL: 'cancels',
  PAUSE: 'pauses',
  POSTPONE: 'postpones',
  RESUME: 'resumes',
  DELETE: 'deletes',
  RERUN: 'runs another one again',
  CLAIM: 'claims',
  PROGRESS: 'reports progress',
  SETTLE_SUCCEEDED: 'settles SUCCEEDED',
  SETTLE_FAILED: 'settles FAILED',
  SETTLE_CANCELED: 'settles CANCELED',
  SETTLE_PAUSED: 'settles PAUSED',
  SETTLE_WAITING: 'settles WAITING',
  SETTLE_RELEASED: 'settles RELEASED',
  WAKE: 'wakes at postponeUntil',
  EXPIRE: 'ends the expired lease',
};

const conditions: Record<Condition, string> = {
  AT_ONCE: 'to run at once',
  IN_THE_FUTURE: 'postponed',
  RETRY_LEFT: 'retries left',
  NO_RETRY_LEFT: 'no retry left',
};

/** Who takes an arrow, and by what: `host settles PAUSED`. */
export function causeOf({ by, trigger }: Transition): string {
  return `${by.join(' or ')} ${verbs[trigger]}`;
}

/** When the arrow is taken, where there are two for its trigger, or where it hangs on another operation; otherwise null. */
export function conditionOf({ trigger, when, rerunOf }: Transition): string | null {
  if (rerunOf !== null) return `that one is ${rerunOf.map(statusLabel).join(' or ')}`;
  if (when === null) return null;
  return trigger === 'SETTLE_FAILED' && when === 'NO_RETRY_LEFT' ? 'no retry left or wanted' : conditions[when];
}

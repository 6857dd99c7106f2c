import type { Change } from './change.ts';
import type { TickCommand } from './command.ts';
import { changeAlong, completed, type Decision, type DecisionContext, refuse, retryLeft } from './decision.ts';
import { arrow, type Transition } from './lifecycle.ts';
import type { Lease, Operation } from './operation.ts';
import { refusal } from './refusal.ts';

/** The platform's clock: what it owes an operation whose time has come. */
export function decideTick(command: TickCommand, operation: Operation, context: DecisionContext): Decision {
  const { statusCode, lease, postponeUntil } = operation;
  const expiry = arrow(statusCode, 'EXPIRE', retryLeft(operation));
  if (expiry !== undefined && lease !== null && hasRunOut(lease, command, context)) {
    const reason = `The lease of host ${lease.hostId} ran out: no heartbeat came in time.`;
    return changeAlong(expiry, context, command.actor, {
      reason,
      patch: expirePatch(expiry, operation, context),
      payloads: expiry.event === 'LEASE_EXPIRED' ? { message: reason, friendlyMessage: null, result: null } : {},
    });
  }
  const waking = arrow(statusCode, 'WAKE');
  if (waking !== undefined && postponeUntil !== null && postponeUntil <= context.now) {
    return changeAlong(waking, context, command.actor, { patch: { postponeUntil: null, suspension: null } });
  }
  // The store offered it, so its query and this rule disagree by a moment: the clock was set back in between.
  return refuse(refusal('INVALID_STATE_CHANGE', 'Its time has not come.'));
}

/** Out of time, although its host has been able to renew it for as long as it is. */
function hasRunOut({ expiresOn, leaseMs }: Lease, { renewableSince }: TickCommand, { now }: DecisionContext): boolean {
  return expiresOn <= now && leaseMs <= now - renewableSince;
}

function expirePatch(row: Transition, operation: Operation, context: DecisionContext): Change['patch'] {
  switch (row.to) {
    case 'WAITING_FOR_RESOURCES':
      return { lease: null, retryCount: operation.retryCount + 1, errorCode: null };
    case 'WAITING':
      return { lease: null, suspension: 'PAUSED' };
    case 'FAILED':
      return { ...completed(context.now), errorCode: null };
    default:
      return completed(context.now);
  }
}

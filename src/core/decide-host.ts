import { anyOf } from './any-of.ts';
import type { Change, PayloadChanges } from './change.ts';
import type { ClaimCommand, HeartbeatCommand, SettleCommand } from './command.ts';
import { changeAlong, completed, type Decision, type DecisionContext, refuse, retryLeft } from './decision.ts';
import { arrow, arrows, type Condition, settleOutcomes, type Transition } from './lifecycle.ts';
import type { Instant, Lease, Operation } from './operation.ts';
import { invalidInput, type Refusal, refusal } from './refusal.ts';
import { defaultBackoff, retryDelayMs } from './retry.ts';
import { limitsOf, startsNow, type TypeLoad } from './starts-now.ts';
import { asyncOperationStatuses } from './statuses.ts';
import { futureInstant } from './time-rules.ts';

/** How much of a failure's message stands in the history as the reason of the event. */
const reasonCharacters = 1_000;

export function decideClaim(
  command: ClaimCommand,
  operation: Operation,
  context: DecisionContext,
  load: TypeLoad,
): Decision {
  const row = arrow(operation.statusCode, 'CLAIM');
  if (row === undefined) return refuse(illegalClaim(operation));
  const { heldBackBy } = startsNow(limitsOf(context.operationTypes, operation.operationType), load, context.now);
  if (heldBackBy !== null) return refuse(refusal('INVALID_STATE_CHANGE', `Its type has to wait: ${heldBackBy}.`));
  const epoch = operation.epoch + 1;
  const { hostId, leaseMs } = command;
  return changeAlong(row, context, command.actor, {
    patch: {
      epoch,
      lease: { hostId, epoch, leaseMs, heartbeatOn: context.now, expiresOn: context.now + leaseMs },
      startedOn: operation.startedOn ?? context.now,
      executionMs: operation.executionMs ?? 0,
    },
  });
}

/**
 * Renews the lease, and records progress and a checkpoint where there is some to record. Once a pause or a cancel has
 * been asked for, the lease is all that a heartbeat changes: the host learns of the request from the operation's status.
 */
export function decideHeartbeat(
  command: HeartbeatCommand,
  operation: Operation | null,
  context: DecisionContext,
): Decision {
  const held = heldLease(command, operation);
  if ('code' in held) return refuse(held);
  const { lease } = held;
  const renewed = { ...lease, heartbeatOn: context.now, expiresOn: context.now + lease.leaseMs };
  const row = arrow(held.operation.statusCode, 'PROGRESS');
  const progress = command.progress ?? held.operation.progress;
  const stage = command.stage ?? held.operation.stage;
  const { message, data } = command;
  const payloads = { ...(message !== null && { message }), ...(data !== undefined && { data }) };
  const isKnown = progress === held.operation.progress && stage === held.operation.stage;
  if (row === undefined || (isKnown && Object.keys(payloads).length === 0)) return { type: 'RENEW', lease: renewed };
  return changeAlong(row, context, lease.hostId, { patch: { lease: renewed, progress, stage }, payloads });
}

export function decideSettle(command: SettleCommand, operation: Operation | null, context: DecisionContext): Decision {
  const held = heldLease(command, operation);
  if ('code' in held) return refuse(held);
  const row = arrow(held.operation.statusCode, `SETTLE_${command.outcome}`, retryCondition(command, held.operation));
  if (row === undefined) return refuse(illegalSettle(command, held.operation));
  const fault = payloadFault(command);
  if (fault !== null) return refuse(fault);
  const postponeUntil = postponeTime(command, held.operation, context);
  if (postponeUntil !== null && typeof postponeUntil !== 'number') return refuse(postponeUntil);
  return changeAlong(row, context, held.lease.hostId, {
    reason: command.outcome === 'FAILED' ? (command.message?.slice(0, reasonCharacters).toWellFormed() ?? null) : null,
    patch: settlePatch(row, { ...command, postponeUntil }, held.operation, context),
    payloads: settlePayloads(command),
  });
}

/**
 * The lease that the host writes under, or LEASE_LOST; an epoch that never was is the input's fault. A database that is
 * restored to an earlier time gives epochs out anew: the host's name tells its lease from that of the same epoch before.
 */
export function heldLease(
  command: { readonly epoch: number; readonly hostId: string | null },
  operation: Operation | null,
): { operation: Operation; lease: Lease } | Refusal {
  if (operation === null) return refusal('LEASE_LOST', 'There is no operation with this id; it may have been deleted.');
  if (command.epoch < 1 || command.epoch > operation.epoch) {
    const newest = operation.epoch === 0 ? 'it has never been claimed' : `its newest epoch is ${operation.epoch}`;
    return invalidInput(['epoch'], `${command.epoch} was never an epoch of this operation: ${newest}.`);
  }
  if (operation.lease === null || operation.lease.epoch !== command.epoch) {
    const now = asyncOperationStatuses[operation.statusCode].label;
    const message = `The lease of epoch ${command.epoch} is over; the operation is ${now}. Stop working on it.`;
    return refusal('LEASE_LOST', message);
  }
  if (command.hostId !== null && command.hostId !== operation.lease.hostId) {
    const message = `The lease of epoch ${command.epoch} is held by another host, ${operation.lease.hostId}. Stop working on it.`;
    return refusal('LEASE_LOST', message);
  }
  return { operation, lease: operation.lease };
}

function retryCondition(command: SettleCommand, operation: Operation): Condition | null {
  if (command.outcome !== 'FAILED') return null;
  return command.retry ? retryLeft(operation) : 'NO_RETRY_LEFT';
}

function illegalClaim(operation: Operation): Refusal {
  const now = asyncOperationStatuses[operation.statusCode].label;
  return refusal('INVALID_STATE_CHANGE', `The operation is ${now}; only one that is Ready can be claimed.`);
}

function illegalSettle(command: SettleCommand, operation: Operation): Refusal {
  const { label } = asyncOperationStatuses[operation.statusCode];
  const legal = settleOutcomes.filter((outcome) => arrows(operation.statusCode, `SETTLE_${outcome}`).length > 0);
  const message = `The operation is ${label}; it cannot be settled as ${command.outcome}, only as ${anyOf(legal)}.`;
  return refusal('INVALID_STATE_CHANGE', message);
}

/** Which fields go with which outcome: what would be thrown away silently is refused instead. */
function payloadFault(command: SettleCommand): Refusal | null {
  const { outcome } = command;
  if (command.data !== undefined && !['PAUSED', 'WAITING', 'FAILED', 'RELEASED'].includes(outcome)) {
    const why = 'data goes with PAUSED, WAITING, FAILED or RELEASED: it is where the next run goes on from.';
    return invalidInput(['data'], why);
  }
  if (command.result !== undefined && !['SUCCEEDED', 'FAILED', 'CANCELED'].includes(outcome)) {
    return invalidInput(['result'], 'result goes with SUCCEEDED, FAILED or CANCELED.');
  }
  return null;
}

/** Until when the operation is to rest, where the host says so; or what is wrong with it. */
function postponeTime(
  command: SettleCommand,
  operation: Operation,
  context: DecisionContext,
): Instant | null | Refusal {
  const { outcome } = command;
  if (command.postponeUntil === null) return outcome === 'WAITING' ? endlessFault(operation, context) : null;
  if (outcome !== 'WAITING' && outcome !== 'FAILED') {
    return invalidInput(['postponeUntil'], 'postponeUntil goes with WAITING, or with FAILED as the time of the retry.');
  }
  if (outcome === 'FAILED' && !command.retry) {
    return invalidInput(
      ['postponeUntil'],
      'With FAILED, postponeUntil is the time of the retry; retry: false rules it out.',
    );
  }
  return futureInstant(['postponeUntil'], command.postponeUntil, context.now);
}

/** Nobody may resume or cancel an operation of a restricted type: without a time it would wait for good. */
function endlessFault({ operationType }: Operation, { operationTypes }: DecisionContext): Refusal | null {
  const type = operationTypes.get(operationType);
  if (type === undefined || type.userControllable) return null;
  const jobs = `Operations of type ${type.value} (${type.label}) are recurring system jobs`;
  return invalidInput(['postponeUntil'], `${jobs}, which nobody may resume: WAITING needs postponeUntil.`);
}

/** The others leave it unfinished: its errorCode and texts, from an earlier attempt, still hold. */
function endsAttempt(command: Pick<SettleCommand, 'outcome'>): boolean {
  return command.outcome === 'SUCCEEDED' || command.outcome === 'FAILED';
}

function settlePatch(
  row: Transition,
  command: Pick<SettleCommand, 'outcome' | 'errorCode'> & { readonly postponeUntil: Instant | null },
  operation: Operation,
  context: DecisionContext,
): Change['patch'] {
  const { errorCode = endsAttempt(command) ? null : operation.errorCode } = command;
  switch (row.event) {
    case 'SUCCEEDED':
    case 'FAILED':
    case 'CANCELED':
      return { ...completed(context.now), errorCode };
    case 'RETRY_SCHEDULED': {
      const retryCount = operation.retryCount + 1;
      const { backoff = defaultBackoff } = context.operationTypes.get(operation.operationType) ?? {};
      const rest = retryDelayMs(retryCount, context.random(), backoff);
      const postponeUntil = command.postponeUntil ?? context.now + rest;
      return { lease: null, errorCode, retryCount, suspension: 'BACKING_OFF', postponeUntil };
    }
    case 'WAITING':
      return { lease: null, errorCode, suspension: 'WAITING', postponeUntil: command.postponeUntil };
    case 'PAUSED':
      return { lease: null, errorCode, suspension: 'PAUSED' };
    default:
      return { lease: null, errorCode, suspension: row.to === 'WAITING' ? 'PAUSED' : null };
  }
}

/**
 * An attempt that ends takes away what an earlier one left, unless it says something itself. A failure alone keeps the
 * message: the host may have sent it by heartbeat, just before.
 */
function settlePayloads(command: SettleCommand): PayloadChanges {
  const silent = endsAttempt(command) ? null : undefined;
  const silentMessage = command.outcome === 'SUCCEEDED' ? null : undefined;
  const { data, result = silent, message = silentMessage, friendlyMessage = silent } = command;
  return {
    ...(data === undefined ? {} : { data }),
    ...(result === undefined ? {} : { result }),
    ...(message === undefined ? {} : { message }),
    ...(friendlyMessage === undefined ? {} : { friendlyMessage }),
  };
}

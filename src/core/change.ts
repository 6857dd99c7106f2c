import type { EventKind } from './lifecycle.ts';
import type { Instant, Operation, OperationOrigin, OperationProgress, PayloadField, Position } from './operation.ts';
import { type AsyncOperationStatus, stateOf } from './statuses.ts';

/** A new text for each payload that changes; null takes it away. */
export type PayloadChanges = { readonly [field in PayloadField]?: string | null };

/** One step in an operation's life, decided and not yet written: what the event will say and what changes in the row. */
export interface Change {
  readonly kind: EventKind;
  readonly from: AsyncOperationStatus | null;
  /** Null: the operation is deleted. */
  readonly to: AsyncOperationStatus | null;
  readonly occurredOn: Instant;
  readonly actor: string;
  readonly reason: string | null;
  readonly patch: Partial<Omit<OperationProgress, 'statusCode' | `${PayloadField}At`>>;
  readonly payloads: PayloadChanges;
  /** With CREATED alone. */
  readonly origin?: Omit<OperationOrigin, 'seq' | 'createdOn' | 'createdBy'>;
  /** With CREATED alone: the data that it begins with, as stored at a position, is stored anew for it. */
  readonly dataFrom?: Position;
}

/** A step that has been written down. */
export interface OperationEvent {
  readonly position: Position;
  readonly kind: EventKind;
  readonly occurredOn: Instant;
  readonly fromStatus: AsyncOperationStatus | null;
  readonly toStatus: AsyncOperationStatus | null;
  readonly actor: string;
  readonly reason: string | null;
  /** The operation as it stood right after the event; for DELETED, as it stood last. */
  readonly operation: Operation;
  /** The operation as it stood right before it; null for CREATED. */
  readonly before: Operation | null;
}

const unborn: OperationProgress = {
  statusCode: 'WAITING_FOR_RESOURCES',
  suspension: null,
  postponeUntil: null,
  startedOn: null,
  completedOn: null,
  executionMs: null,
  retryCount: 0,
  progress: null,
  stage: null,
  errorCode: null,
  epoch: 0,
  lease: null,
  dataAt: null,
  resultAt: null,
  messageAt: null,
  friendlyMessageAt: null,
};

/**
 * The operation after a change that becomes the event at `position`. A deleted one keeps its last status and only
 * moves on in version, position and who touched it last.
 */
export function applyChange(before: Operation | null, change: Change, position: Position): Operation {
  return {
    ...bornFrom(before, change, position),
    ...change.patch,
    ...(change.to === null ? {} : { statusCode: change.to }),
    ...(before === null ? {} : timeSpent(before, change)),
    ...payloadPositions(change.payloads, position),
    ...(change.dataFrom === undefined ? {} : { dataAt: position }),
    version: (before?.version ?? 0) + 1,
    position,
    modifiedBy: change.actor,
    modifiedOn: change.occurredOn,
  };
}

/** The event that a change becomes at `position`. */
export function eventOf(before: Operation | null, change: Change, position: Position): OperationEvent {
  return {
    position,
    kind: change.kind,
    occurredOn: change.occurredOn,
    fromStatus: change.from,
    toStatus: change.to,
    actor: change.actor,
    reason: change.reason,
    operation: applyChange(before, change, position),
    before,
  };
}

function bornFrom(before: Operation | null, change: Change, position: Position): OperationOrigin & OperationProgress {
  if (before !== null) return before;
  if (change.origin === undefined) throw new Error(`${change.kind} of an operation that does not exist`);
  return { ...unborn, ...change.origin, seq: position, createdBy: change.actor, createdOn: change.occurredOn };
}

/** Adds the stretch since the last change, where the operation was Locked during it; a clock set back adds nothing. */
function timeSpent(before: Operation, change: Change): { executionMs?: number } {
  if (stateOf(before.statusCode) !== 'LOCKED') return {};
  return { executionMs: (before.executionMs ?? 0) + Math.max(0, change.occurredOn - before.modifiedOn) };
}

function payloadPositions(
  payloads: PayloadChanges,
  position: Position,
): Partial<Record<`${PayloadField}At`, Position | null>> {
  const positions: Partial<Record<`${PayloadField}At`, Position | null>> = {};
  for (const field of ['data', 'result', 'message', 'friendlyMessage'] as const) {
    const text = payloads[field];
    if (text !== undefined) positions[`${field}At`] = text === null ? null : position;
  }
  return positions;
}

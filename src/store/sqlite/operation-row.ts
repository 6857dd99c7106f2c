import { foldName } from '../../core/filter.ts';
import type { Operation, Suspension } from '../../core/operation.ts';
import { statusFromValue, statusValue } from '../../core/statuses.ts';
import type { operations } from './tables.ts';

export type OperationRow = typeof operations.$inferSelect;

/** What changes of an operation touch. The others are fixed at its creation, or kept by the ledger. */
export const changingColumns = [
  'statusCode',
  'suspension',
  'postponeUntil',
  'startedOn',
  'completedOn',
  'executionMs',
  'retryCount',
  'progress',
  'stage',
  'errorCode',
  'epoch',
  'hostId',
  'leaseMs',
  'expiresOn',
  'heartbeatOn',
  'dataAt',
  'resultAt',
  'messageAt',
  'friendlyMessageAt',
  'version',
  'position',
  'modifiedBy',
  'modifiedOn',
] as const satisfies readonly (keyof OperationRow)[];

type ChangingRow = Pick<OperationRow, (typeof changingColumns)[number]>;

const suspensions: ReadonlySet<string> = new Set<Suspension>(['POSTPONED', 'PAUSED', 'WAITING', 'BACKING_OFF']);

function isSuspension(text: string | null): text is Suspension {
  return text !== null && suspensions.has(text);
}

// All are written out, field by field: for objects of so many fields that takes a fraction of copying the rest of them.

export function operationFromRow(row: OperationRow): Operation {
  const { hostId, leaseMs, expiresOn, heartbeatOn, epoch, suspension } = row;
  return {
    id: row.id,
    seq: row.seq,
    name: row.name,
    operationType: row.operationType,
    requestId: row.requestId,
    dependencyToken: row.dependencyToken,
    concurrencyKey: row.concurrencyKey,
    concurrencyLimit: row.concurrencyLimit,
    priority: row.priority,
    maxRetries: row.maxRetries,
    correlationId: row.correlationId,
    regardingObjectId: row.regardingObjectId,
    regardingObjectType: row.regardingObjectType,
    ownerId: row.ownerId,
    seriesId: row.seriesId,
    occurrenceOn: row.occurrenceOn,
    recurrencePattern: row.recurrencePattern,
    recurrenceStartTime: row.recurrenceStartTime,
    rerunOf: row.rerunOf,
    createdBy: row.createdBy,
    createdOn: row.createdOn,
    statusCode: statusFromValue(row.statusCode),
    suspension: isSuspension(suspension) ? suspension : null,
    postponeUntil: row.postponeUntil,
    startedOn: row.startedOn,
    completedOn: row.completedOn,
    executionMs: row.executionMs,
    retryCount: row.retryCount,
    progress: row.progress,
    stage: row.stage,
    errorCode: row.errorCode,
    epoch,
    lease:
      hostId === null || leaseMs === null || expiresOn === null || heartbeatOn === null
        ? null
        : { hostId, epoch, expiresOn, heartbeatOn, leaseMs },
    dataAt: row.dataAt,
    resultAt: row.resultAt,
    messageAt: row.messageAt,
    friendlyMessageAt: row.friendlyMessageAt,
    version: row.version,
    position: row.position,
    modifiedBy: row.modifiedBy,
    modifiedOn: row.modifiedOn,
  };
}

export function changingRowOf(operation: Operation): ChangingRow {
  const { lease } = operation;
  return {
    statusCode: statusValue(operation.statusCode),
    suspension: operation.suspension,
    postponeUntil: operation.postponeUntil,
    startedOn: operation.startedOn,
    completedOn: operation.completedOn,
    executionMs: operation.executionMs,
    retryCount: operation.retryCount,
    progress: operation.progress,
    stage: operation.stage,
    errorCode: operation.errorCode,
    epoch: operation.epoch,
    hostId: lease === null ? null : lease.hostId,
    leaseMs: lease === null ? null : lease.leaseMs,
    expiresOn: lease === null ? null : lease.expiresOn,
    heartbeatOn: lease === null ? null : lease.heartbeatOn,
    dataAt: operation.dataAt,
    resultAt: operation.resultAt,
    messageAt: operation.messageAt,
    friendlyMessageAt: operation.friendlyMessageAt,
    version: operation.version,
    position: operation.position,
    modifiedBy: operation.modifiedBy,
    modifiedOn: operation.modifiedOn,
  };
}

export function rowFromOperation(operation: Operation, isBehind: boolean): OperationRow {
  return {
    ...changingRowOf(operation),
    seq: operation.seq,
    id: operation.id,
    name: operation.name,
    nameKey: foldName(operation.name),
    operationType: operation.operationType,
    requestId: operation.requestId,
    dependencyToken: operation.dependencyToken,
    concurrencyKey: operation.concurrencyKey,
    concurrencyLimit: operation.concurrencyLimit,
    priority: operation.priority,
    maxRetries: operation.maxRetries,
    correlationId: operation.correlationId,
    regardingObjectId: operation.regardingObjectId,
    regardingObjectType: operation.regardingObjectType,
    ownerId: operation.ownerId,
    seriesId: operation.seriesId,
    occurrenceOn: operation.occurrenceOn,
    recurrencePattern: operation.recurrencePattern,
    recurrenceStartTime: operation.recurrenceStartTime,
    rerunOf: operation.rerunOf,
    createdBy: operation.createdBy,
    createdOn: operation.createdOn,
    behind: isBehind ? 1 : 0,
    keyBlocked: operation.concurrencyKey === null ? 0 : 1,
    turn: operation.dependencyToken === null && operation.concurrencyKey === null ? null : operation.seq,
  };
}

import { foldName } from '../../core/filter.ts';
import type { Operation, Suspension } from '../../core/operation.ts';
import { statusFromValue, statusValue } from '../../core/statuses.ts';
import type { operations } from './tables.ts';

export type OperationRow = typeof operations.$inferSelect;

const suspensions: ReadonlySet<string> = new Set<Suspension>(['POSTPONED', 'PAUSED', 'WAITING', 'BACKING_OFF']);

function isSuspension(text: string | null): text is Suspension {
  return text !== null && suspensions.has(text);
}

export function operationFromRow(row: OperationRow): Operation {
  const { nameKey, behind, keyBlocked, hostId, leaseMs, expiresOn, heartbeatOn, statusCode, suspension, ...same } = row;
  const lease =
    hostId === null || leaseMs === null || expiresOn === null || heartbeatOn === null
      ? null
      : { hostId, epoch: row.epoch, expiresOn, heartbeatOn, leaseMs };
  return {
    ...same,
    statusCode: statusFromValue(statusCode),
    suspension: isSuspension(suspension) ? suspension : null,
    lease,
  };
}

export function rowFromOperation(operation: Operation, behind: boolean): OperationRow {
  const { lease, statusCode, ...same } = operation;
  return {
    ...same,
    nameKey: foldName(operation.name),
    statusCode: statusValue(statusCode),
    hostId: lease?.hostId ?? null,
    leaseMs: lease?.leaseMs ?? null,
    expiresOn: lease?.expiresOn ?? null,
    heartbeatOn: lease?.heartbeatOn ?? null,
    behind: behind ? 1 : 0,
    keyBlocked: operation.concurrencyKey === null ? 0 : 1,
  };
}

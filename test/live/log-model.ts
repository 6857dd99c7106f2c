import type { OperationEvent } from '../../src/core/change.ts';
import type { InstantRange, OperationFilter } from '../../src/core/filter.ts';
import type { Operation, Position } from '../../src/core/operation.ts';
import { stateOf, statusNames } from '../../src/core/statuses.ts';
import type { UpdateChange } from '../../src/live/live.ts';
import type { Counts } from '../../src/store/store.ts';

/** What a stream must tell of one event. */
export interface ExpectedChange {
  readonly position: Position;
  readonly change: UpdateChange;
  readonly event: OperationEvent;
}

/** The log folded from its first event, without a look at `before`: the streams are measured against this. */
export function expectedChanges(events: readonly OperationEvent[], filter: OperationFilter): ExpectedChange[] {
  const inside = new Set<string>();
  const changes: ExpectedChange[] = [];
  for (const event of events) {
    const { id } = event.operation;
    const was = inside.delete(id);
    const is = event.kind !== 'DELETED' && isSeenBy(filter, event.operation);
    if (is) inside.add(id);
    if (was && is) changes.push({ position: event.position, change: 'CHANGED', event });
    else if (was) changes.push({ position: event.position, change: 'LEFT', event });
    else if (is) changes.push({ position: event.position, change: 'ENTERED', event });
  }
  return changes;
}

/** The counts after the last of these events. */
export function recount(events: readonly OperationEvent[], filter: OperationFilter): Counts {
  const operations = new Map<string, Operation>();
  for (const { kind, operation } of events) {
    if (kind === 'DELETED') operations.delete(operation.id);
    else operations.set(operation.id, operation);
  }
  const seen = [...operations.values()].filter((operation) => isSeenBy(filter, operation));
  const types = [...new Set(seen.map(({ operationType }) => operationType))].sort((left, right) => left - right);
  const rows = types.flatMap((operationType) =>
    statusNames.map((statusCode) => ({
      operationType,
      statusCode,
      count: seen.filter(
        (operation) => operation.operationType === operationType && operation.statusCode === statusCode,
      ).length,
    })),
  );
  return { position: events.at(-1)?.position ?? 0, rows: rows.filter(({ count }) => count > 0) };
}

/** The conditions of a filter that the streams' tests use, said once more in the plainest way. */
function isSeenBy(filter: OperationFilter, operation: Operation): boolean {
  const { ids, nameContains, stateCode, statusCode, operationType, hostId, ownerId } = filter;
  return (
    (!ids || ids.includes(operation.id)) &&
    (!nameContains || operation.name.toLowerCase().includes(nameContains.toLowerCase())) &&
    (!stateCode || stateCode.includes(stateOf(operation.statusCode))) &&
    (!statusCode || statusCode.includes(operation.statusCode)) &&
    (!operationType || operationType.includes(operation.operationType)) &&
    (!hostId || (operation.lease !== null && hostId.includes(operation.lease.hostId))) &&
    (!ownerId || (operation.ownerId !== null && ownerId.includes(operation.ownerId))) &&
    lies(operation.modifiedOn, filter.modifiedOn) &&
    lies(operation.completedOn, filter.completedOn)
  );
}

function lies(instant: number | null, range: InstantRange | null | undefined): boolean {
  if (!range || (range.from === null && range.to === null)) return true;
  return instant !== null && instant >= (range.from ?? -Infinity) && instant < (range.to ?? Infinity);
}

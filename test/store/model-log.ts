import type { OperationEvent } from '../../src/core/change.ts';
import type { Operation, Position } from '../../src/core/operation.ts';
import type { EventsQuery } from '../../src/store/store.ts';

type Log = readonly OperationEvent[];

export function eventsOf(log: Log, floor: Position, query: EventsQuery) {
  const { after, until, limit, operationIds, take = 'FIRST' } = query;
  const between = log
    .filter(({ position }) => position > Math.max(after, floor) && position <= until)
    .filter(({ operation }) => operationIds?.includes(operation.id) ?? true);
  const taken = take === 'FIRST' ? between.slice(0, limit) : between.reverse().slice(0, limit).reverse();
  return taken.map((event) => ({ ...event, before: previousOf(log, event) }));
}

/** As it was right after the event at `position`. */
export function operationAt(log: Log, id: string, position: Position): Operation | null {
  const event = log.findLast((each) => each.operation.id === id && each.position <= position);
  return event === undefined || event.toStatus === null ? null : event.operation;
}

/** All that existed right after the event at `position`. */
export function operationsAt(log: Log, position: Position): Operation[] {
  const newest = new Map(log.slice(0, position).map((event) => [event.operation.id, event]));
  return [...newest.values()].flatMap(({ operation, toStatus }) => (toStatus === null ? [] : [operation]));
}

/** As a reader of the log sees it: renewals of the lease since the event before are not in there. */
function previousOf(log: Log, { position, operation }: OperationEvent): Operation | null {
  const previous = log.findLast((each) => each.operation.id === operation.id && each.position < position);
  return previous?.operation ?? null;
}

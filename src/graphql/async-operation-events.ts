import { setImmediate as afterOthers } from 'node:timers/promises';
import type { OperationEvent } from '../core/change.ts';
import { compileFilter, idsToLookUp, type OperationFilter } from '../core/filter.ts';
import type { Position } from '../core/operation.ts';
import type { Reads } from '../engine/engine.ts';
import { AsyncOperationEventPage, type EventPage } from './async-operation-event.ts';
import { AsyncOperationFilter, checkedFilter } from './async-operation-filter.ts';
import type { QueryFields } from './builder.ts';
import { LogPosition, positionInLog } from './log-position.ts';
import { pageSize } from './page-size.ts';

const eventsPerRead = 500;
const mostEventsRead = 10_000;

export const asyncOperationEvents = (t: QueryFields) =>
  t.field({
    type: AsyncOperationEventPage,
    description:
      'The event log itself, in order, without subscribing: the events whose operation matches right before or right after. One request looks at no more than 10,000 events, so a page may hold less than `first`, or nothing, while `hasNextPage` is true: go on from its `position`.',
    args: {
      filter: t.arg({ type: AsyncOperationFilter, description: 'Events of which operations; of all by default.' }),
      after: t.arg({
        type: LogPosition,
        description: 'Only what comes after; from the first event that is kept by default.',
      }),
      first: t.arg.int({ description: 'How many at most: 0 to 500, 50 by default.' }),
    },
    resolve: async (_root, { filter, after, first }, context) => {
      const { reads } = context.engine;
      const size = pageSize('first', first, context.limits);
      const wanted = checkedFilter(filter, context.limits);
      const floor = await reads.floor();
      if (!after)
        return keptOf({ ...(await scanLog(reads, wanted, floor, size)), hasPreviousPage: false }, await reads.floor());
      const start = await positionInLog(context, after, ['after']);
      const page = { ...(await scanLog(reads, wanted, start, size)), hasPreviousPage: start > floor };
      // What is no longer kept now may have gone while it was read.
      await positionInLog(context, after, ['after']);
      return page;
    },
  });

/** Reads the log in pieces, and lets other requests run between them, until the page is full or enough has been read. */
async function scanLog(
  reads: Reads,
  filter: OperationFilter,
  after: Position,
  size: number,
): Promise<Omit<EventPage, 'hasPreviousPage'>> {
  const matches = eventFilter(filter);
  const operationIds = idsToLookUp(filter);
  const until = await reads.head();
  const found: OperationEvent[] = [];
  let position = after;
  for (let read = 0; read < mostEventsRead && found.length < size && position < until; read += eventsPerRead) {
    if (read > 0) await afterOthers();
    const events = await reads.events({ after: position, until, limit: eventsPerRead, operationIds });
    for (const event of events) {
      position = event.position;
      if (matches(event)) found.push(event);
      if (found.length === size) break;
    }
    // Fewer than asked for: up to `until`, the log holds no more of them.
    if (found.length < size && events.length < eventsPerRead) position = until;
  }
  return { events: found, position, hasNextPage: position < until };
}

/** The log may have been cut while it was read, with a part that was still to be read: the page begins where it does. */
function keptOf(page: EventPage, floor: Position): EventPage {
  if (page.position >= floor && page.events.every(({ position }) => position > floor)) return page;
  const events = page.events.filter(({ position }) => position > floor);
  return { ...page, events, position: Math.max(page.position, floor) };
}

function eventFilter(filter: OperationFilter): (event: OperationEvent) => boolean {
  const matches = compileFilter(filter);
  return ({ operation, before }) => matches(operation) || (before !== null && matches(before));
}

import type { Operation, Position } from '../core/operation.ts';
import type { LogPlace } from '../core/position.ts';
import { AsyncOperationEventPage, type EventPage } from './async-operation-event.ts';
import type { ObjectFields } from './builder.ts';
import type { GatewayContext } from './context.ts';
import { LogPosition, positionInLog } from './log-position.ts';
import { pageExtent } from './page-size.ts';

export const history = (t: ObjectFields<Operation>) =>
  t.field({
    type: AsyncOperationEventPage,
    description: 'Its events, oldest first, up to its `position`. Those that are no longer kept are left out.',
    args: {
      first: t.arg.int({ description: 'How many at most, from the oldest: 0 to 500. 50 by default, unless `last`.' }),
      after: t.arg({
        type: LogPosition,
        description: 'Only events after this position; from the first that is kept by default.',
      }),
      last: t.arg.int({ description: 'How many at most, from the newest: 0 to 500. Not together with `first`.' }),
      before: t.arg({
        type: LogPosition,
        description: 'Only events before this position: give that of the first of `nodes` for what precedes them.',
      }),
    },
    resolve: async (operation, { first, after, last, before }, context) => {
      const extent = pageExtent(first, last, context.limits);
      const floor = await context.engine.reads.floor();
      const bounds = {
        after: after ? await positionInLog(context, after, ['after']) : floor,
        until: before ? Math.min((await positionInLog(context, before, ['before'])) - 1, operation.position) : null,
        floor,
      };
      const page = await pageOfHistory(operation, extent, bounds, context);
      // What is no longer kept now may have gone while it was read.
      await areStillKept(context, { after, before });
      return page;
    },
  });

interface Bounds {
  readonly after: Position;
  /** Null: the operation's own position. */
  readonly until: Position | null;
  readonly floor: Position;
}

async function pageOfHistory(
  operation: Operation,
  { take, limit }: ReturnType<typeof pageExtent>,
  { after, until: given, floor }: Bounds,
  { engine }: GatewayContext,
): Promise<EventPage> {
  const until = given ?? operation.position;
  const query = { after, until, limit, operationIds: [operation.id], take };
  const events = limit === 0 ? [] : await engine.reads.events(query);
  // Fewer than asked for: there are no more between the bounds, even where the newest has been cut from the log.
  const isFull = events.length === limit;
  if (take === 'FIRST') {
    const position = events.at(-1)?.position ?? after;
    const hasNextPage = (isFull ? position : until) < operation.position;
    return { events, position, hasNextPage, hasPreviousPage: after > floor };
  }
  const before = isFull ? (events.at(0)?.position ?? until + 1) - 1 : after;
  const position = Math.max(until, after);
  return { events, position, hasNextPage: until < operation.position, hasPreviousPage: before > floor };
}

async function areStillKept(
  context: GatewayContext,
  places: Readonly<Record<string, LogPlace | null | undefined>>,
): Promise<void> {
  for (const [name, place] of Object.entries(places)) if (place) await positionInLog(context, place, [name]);
}

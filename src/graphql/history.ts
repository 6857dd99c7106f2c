import type { Operation } from '../core/operation.ts';
import { AsyncOperationEventPage, type EventPage } from './async-operation-event.ts';
import type { ObjectFields } from './builder.ts';
import type { GatewayContext } from './context.ts';
import { LogPosition, positionInLog } from './log-position.ts';
import { pageSize } from './page-size.ts';

export const history = (t: ObjectFields<Operation>) =>
  t.field({
    type: AsyncOperationEventPage,
    description: 'Its events, oldest first, up to its `position`. Those that are no longer kept are left out.',
    args: {
      first: t.arg.int({ description: 'How many at most: 0 to 500, 50 by default.' }),
      after: t.arg({
        type: LogPosition,
        description: 'Only events after this position; from the first that is kept by default.',
      }),
    },
    resolve: async (operation, { first, after }, context) => {
      const size = pageSize('first', first, context.limits);
      const start = after ? await positionInLog(context, after, ['after']) : await context.engine.reads.floor();
      const page = await pageOfHistory(operation, start, size, context);
      // What is no longer kept now may have gone while it was read.
      if (after) await positionInLog(context, after, ['after']);
      return page;
    },
  });

async function pageOfHistory(
  operation: Operation,
  after: number,
  size: number,
  { engine }: GatewayContext,
): Promise<EventPage> {
  const query = { after, until: operation.position, limit: size, operationIds: [operation.id] };
  const events = size === 0 ? [] : await engine.reads.events(query);
  const position = events.at(-1)?.position ?? after;
  // Fewer than asked for: the newest may have been cut from the log, which ends the history all the same.
  return { events, position, hasNextPage: events.length === size && position < operation.position };
}

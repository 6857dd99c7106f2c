import type { Operation } from '../core/operation.ts';
import { AsyncOperationEventPage, type EventPage } from './async-operation-event.ts';
import type { ObjectFields } from './builder.ts';
import type { GatewayContext } from './context.ts';
import { LogPosition, positionInLog } from './log-position.ts';
import { pageSize } from './page-size.ts';

export const history = (t: ObjectFields<Operation>) =>
  t.field({
    type: AsyncOperationEventPage,
    description: 'Its events, oldest first, up to its `position`.',
    args: {
      first: t.arg.int({ description: 'How many at most: 0 to 500, 50 by default.' }),
      after: t.arg({ type: LogPosition, description: 'Only events after this position; from the first by default.' }),
    },
    resolve: async (operation, { first, after }, context) => {
      const size = pageSize('first', first, context.limits);
      return pageOfHistory(operation, after ? await positionInLog(context, after, ['after']) : 0, size, context);
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
  return { events, position, hasNextPage: position < operation.position };
}

import type { Operation } from '../core/operation.ts';
import type { Order, OrderKey, Page } from '../store/store.ts';
import { AsyncOperation } from './async-operation.ts';
import { AsyncOperationFilter, checkedFilter } from './async-operation-filter.ts';
import { AsyncOperationOrder, newestFirst } from './async-operation-order.ts';
import { builder, type QueryFields } from './builder.ts';
import type { GatewayContext } from './context.ts';
import { formatCursor, parseCursor } from './cursor.ts';
import { invalidArgument } from './invalid-argument.ts';
import { LogPosition, publicPosition } from './log-position.ts';
import { unlessOverloaded } from './overloaded.ts';
import { PageInfo } from './page-info.ts';
import { pageExtent } from './page-size.ts';
import { selectsField } from './selects-field.ts';

interface Edge {
  readonly cursor: string;
  readonly node: Operation;
}

interface Connection {
  readonly page: Page;
  readonly edges: readonly Edge[];
}

const AsyncOperationEdge = builder.objectRef<Edge>('AsyncOperationEdge').implement({
  description: 'An operation in its place in a list.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', {
      description: 'Its place in the list, opaque: give it back as `after` or `before` with the same `orderBy`.',
    }),
    node: t.expose('node', { type: AsyncOperation, description: 'The operation.' }),
  }),
});

const AsyncOperationConnection = builder.objectRef<Connection>('AsyncOperationConnection').implement({
  description: 'A page of a list of operations.',
  fields: (t) => ({
    edges: t.expose('edges', { type: [AsyncOperationEdge], description: 'The operations with their cursors.' }),
    nodes: t.field({
      type: [AsyncOperation],
      description: 'The operations.',
      resolve: ({ page }) => page.operations,
    }),
    pageInfo: t.field({
      type: PageInfo,
      description: 'Where the page lies in the list.',
      resolve: ({ page, edges }) => ({
        hasNextPage: page.hasNextPage,
        hasPreviousPage: page.hasPreviousPage,
        startCursor: edges.at(0)?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      }),
    }),
    totalCount: t.int({
      description: 'How many operations match, on all pages together. It is counted only where it is asked for.',
      resolve: ({ page }) => {
        if (page.total === null) throw new Error('totalCount is asked for, and was not counted');
        return page.total;
      },
    }),
    position: t.field({
      type: LogPosition,
      description: 'The page is true as of here: subscribe `after` it, and no change is missed or seen twice.',
      resolve: ({ page }, _args, context) => publicPosition(context, page.position),
    }),
  }),
});

export const asyncOperations = (t: QueryFields) =>
  t.field({
    type: AsyncOperationConnection,
    description:
      'The operations that match, page by page, newest first unless `orderBy` says otherwise. An operation that changes its place between two requests is found in the new one.',
    args: {
      filter: t.arg({ type: AsyncOperationFilter, description: 'Which operations; all by default.' }),
      orderBy: t.arg({ type: AsyncOperationOrder, description: 'Newest first by default.' }),
      first: t.arg.int({ description: 'How many at most, from the start: 0 to 500. 50 by default, unless `last`.' }),
      after: t.arg.string({ description: 'Only what comes after this cursor.' }),
      last: t.arg.int({ description: 'How many at most, from the end: 0 to 500. Not together with `first`.' }),
      before: t.arg.string({ description: 'Only what comes before this cursor.' }),
    },
    resolve: async (_root, { filter, orderBy, first, last, after, before }, context, info) => {
      const order = orderBy ?? newestFirst;
      const query = {
        filter: checkedFilter(filter, context.limits),
        order,
        ...pageExtent(first, last, context.limits),
        after: orderKey('after', after, order, context),
        before: orderKey('before', before, order, context),
        withTotal: selectsField(info, 'totalCount'),
      };
      const page = await unlessOverloaded(context.engine.reads.page(query, context));
      return { page, edges: page.operations.map((operation) => edge(operation, order, context)) };
    },
  });

function orderKey(
  field: 'after' | 'before',
  cursor: string | null | undefined,
  order: Order,
  { engine }: GatewayContext,
): OrderKey | null {
  if (cursor === null || cursor === undefined) return null;
  const key = parseCursor(cursor, engine.reads.logId, order);
  if (typeof key === 'string') throw invalidArgument({ field: [field], message: `${field} ${key}` });
  return key;
}

function edge(node: Operation, order: Order, { engine }: GatewayContext): Edge {
  return { node, cursor: formatCursor(engine.reads.logId, order, node) };
}

import { statusNames } from '../core/statuses.ts';
import type { CountRow, Counts } from '../store/store.ts';
import { AsyncOperationFilter, checkedFilter } from './async-operation-filter.ts';
import { AsyncOperationStatus } from './async-operation-status.ts';
import { builder, type QueryFields } from './builder.ts';
import { LogPosition, publicPosition } from './log-position.ts';
import { OperationType, operationTypeOf } from './operation-type.ts';
import { takeTurn } from './turn.ts';

/** What counting costs in the rule for documents: ten counts are as much as one document may ask. */
const countCost = 5_000;

const StatusCount = builder.objectRef<Pick<CountRow, 'statusCode' | 'count'>>('StatusCount').implement({
  description: 'How many operations are in a status.',
  fields: (t) => ({
    statusCode: t.expose('statusCode', { type: AsyncOperationStatus, description: 'The status.' }),
    count: t.exposeInt('count', { description: 'How many; may be 0.' }),
  }),
});

const OperationTypeCount = builder.objectRef<CountRow>('OperationTypeCount').implement({
  description: 'How many operations of a type are in a status.',
  fields: (t) => ({
    operationType: t.field({
      type: OperationType,
      description: 'The type.',
      resolve: ({ operationType }, _args, context) => operationTypeOf(context, operationType),
    }),
    statusCode: t.expose('statusCode', { type: AsyncOperationStatus, description: 'The status.' }),
    count: t.exposeInt('count', { description: 'How many; never 0.' }),
  }),
});

export const AsyncOperationCounts = builder.objectRef<Counts>('AsyncOperationCounts').implement({
  description: 'How many operations match a filter, exact as of `position`.',
  fields: (t) => ({
    position: t.field({
      type: LogPosition,
      description: 'The counts are true as of here.',
      resolve: ({ position }, _args, context) => publicPosition(context, position),
    }),
    total: t.int({ description: 'How many in all.', resolve: ({ rows }) => sum(rows) }),
    byStatus: t.field({
      type: [StatusCount],
      description: 'How many in each of the eight statuses, in the order of their numbers.',
      resolve: ({ rows }) =>
        statusNames.map((statusCode) => ({
          statusCode,
          count: sum(rows.filter((row) => row.statusCode === statusCode)),
        })),
    }),
    byOperationType: t.field({
      type: [OperationTypeCount],
      description: 'How many of each type in each status, by type, then status; without those that are zero.',
      resolve: ({ rows }) => rows,
    }),
  }),
});

function sum(rows: readonly CountRow[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}

export const asyncOperationCounts = (t: QueryFields) =>
  t.field({
    type: AsyncOperationCounts,
    description: 'How many operations match, by status and by type.',
    args: { filter: t.arg({ type: AsyncOperationFilter, description: 'Which operations; all by default.' }) },
    // What the counters hold is there at once; what they do not may have to be counted one by one.
    extensions: { cost: countCost },
    resolve: async (_root, { filter }, { engine, limits }) => {
      const wanted = checkedFilter(filter, limits);
      if (filter) await takeTurn();
      return engine.reads.counts(wanted);
    },
  });

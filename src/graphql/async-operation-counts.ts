import type { OperationFilter } from '../core/filter.ts';
import type { LogPlace } from '../core/position.ts';
import { statusNames } from '../core/statuses.ts';
import type { CountRow } from '../store/count-row.ts';
import type { Counts } from '../store/store.ts';
import { AsyncOperationFilter, checkedFilter } from './async-operation-filter.ts';
import { AsyncOperationStatus } from './async-operation-status.ts';
import { builder, type QueryFields } from './builder.ts';
import type { GatewayContext } from './context.ts';
import { countsAsOf, mostEventsBack } from './counts-as-of.ts';
import { invalidArgument } from './invalid-argument.ts';
import { LogPosition, positionInLog, publicPosition } from './log-position.ts';
import { OperationType, operationTypeOf } from './operation-type.ts';
import { unlessOverloaded } from './overloaded.ts';

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
    description:
      'How many operations match, by status and by type. With `asOf`, how many did right after the event at that position: at any position by `operationType`, `stateCode` and `statusCode`, or with `ids`; by other filters up to 50,000 events back.',
    args: {
      filter: t.arg({ type: AsyncOperationFilter, description: 'Which operations; all by default.' }),
      asOf: t.arg({ type: LogPosition, description: 'A position that this log has reached; now by default.' }),
    },
    // What the counters hold is there at once; what they do not may have to be counted one by one.
    extensions: { cost: countCost },
    resolve: async (_root, { filter, asOf }, context) => {
      const wanted = checkedFilter(filter, context.limits);
      if (asOf) return unlessOverloaded(pastCounts(wanted, asOf, context));
      return unlessOverloaded(context.engine.reads.counts(wanted, context));
    },
  });

async function pastCounts(filter: OperationFilter, asOf: LogPlace, context: GatewayContext): Promise<Counts> {
  const field = ['asOf'];
  const counts = await countsAsOf(context.engine.reads, filter, await positionInLog(context, asOf, field), context);
  if ('earliest' in counts) {
    const earliest = publicPosition(context, counts.earliest);
    const message = `asOf is too far back for this filter: it has to be put to each event since, and that is done for ${mostEventsBack.toLocaleString('en')} events, which now reach back to ${earliest}. By operationType, stateCode and statusCode alone, or with ids, every position can be counted.`;
    throw invalidArgument({ field, message });
  }
  // What is no longer kept now may have gone while it was read.
  await positionInLog(context, asOf, field);
  return counts;
}

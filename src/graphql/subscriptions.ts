import { isUuid } from '../core/uuid.ts';
import { AsyncOperationCounts } from './async-operation-counts.ts';
import { AsyncOperationFilter, checkedFilter } from './async-operation-filter.ts';
import { AsyncOperationLogLinesUpdate } from './async-operation-log-lines-update.ts';
import { AsyncOperationUpdate } from './async-operation-update.ts';
import type { SubscriptionFields } from './builder.ts';
import { invalidArgument } from './invalid-argument.ts';
import { LogPosition } from './log-position.ts';

// Each field hands out the stream of `live` itself: who subscribes joins the group of equal subscriptions by it. A
// generator around it would hide that, and would not return when a client leaves while nothing happens.

function checkUuid(id: string): void {
  // A stream that can never tell anything would look like one that is quiet.
  if (!isUuid(id))
    throw invalidArgument({ field: ['id'], message: 'id is not a UUID, which the id of an operation is.' });
}

const after = 'The position that the caller has seen everything up to; the end of the log by default.';

export const asyncOperationChanged = (t: SubscriptionFields) =>
  t.field({
    type: AsyncOperationUpdate,
    description:
      'One operation. With `after`, first what happened since, then live, with no gap and nothing twice; a checkpoint marks the step from one to the other. Where nothing else is told, further checkpoints come about every 15 s as far as the log moves on.',
    args: {
      id: t.arg.id({ required: true, description: 'The UUID of the operation.' }),
      after: t.arg({ type: LogPosition, description: after }),
    },
    subscribe: (_root, { id, after = null }, { live, resumeAfter }) => {
      checkUuid(id);
      return live.changes({ ids: [id] }, resumeAfter ?? after);
    },
    resolve: (update) => update,
  });

export const asyncOperationsChanged = (t: SubscriptionFields) =>
  t.field({
    type: AsyncOperationUpdate,
    description:
      'All operations that match, or no longer match, the filter. With `after`, as in asyncOperationChanged.',
    args: {
      filter: t.arg({ type: AsyncOperationFilter, description: 'Which operations; all by default.' }),
      after: t.arg({ type: LogPosition, description: after }),
    },
    subscribe: (_root, { filter, after = null }, { live, limits, resumeAfter }) =>
      live.changes(checkedFilter(filter, limits), resumeAfter ?? after),
    resolve: (update) => update,
  });

export const asyncOperationLogLines = (t: SubscriptionFields) =>
  t.field({
    type: AsyncOperationLogLinesUpdate,
    description:
      'The lines that the host of an operation writes while it works: first those that come after `after`, then live. The first update comes at once, if with no line. Completes when the operation is Completed, or deleted, and all has been told. It resumes by line numbers: give back `position` as `after`.',
    args: {
      id: t.arg.id({ required: true, description: 'The UUID of the operation.' }),
      after: t.arg.int({
        description: 'The number of the last line that the caller has seen; all that are kept are told by default.',
      }),
    },
    subscribe: async (_root, { id, after }, { live, engine: { reads }, resumeAfter }) => {
      checkUuid(id);
      const start = resumeAfter?.position ?? after ?? 0;
      const [operation = null] = await reads.operations([id]);
      const isOfAnotherLog = resumeAfter !== undefined && resumeAfter.logId !== reads.logId;
      if (operation !== null && (start !== 0 || isOfAnotherLog)) {
        const { newest } = await reads.logLines({ operationSeq: operation.seq, after: start, limit: 0, take: 'FIRST' });
        // A place where no line has been: whoever goes on from there would miss those that come to stand before it.
        if (start < 0 || start > newest || isOfAnotherLog) {
          const message = `after is no line of this operation: its newest is ${newest}. Begin anew.`;
          throw invalidArgument({ field: ['after'], message });
        }
      }
      return live.logLines(id, start);
    },
    resolve: (update) => update,
  });

export const asyncOperationCountsChanged = (t: SubscriptionFields) =>
  t.field({
    type: AsyncOperationCounts,
    description: 'The counts now, then whenever they change; under load, the newest counts a few times a second.',
    args: { filter: t.arg({ type: AsyncOperationFilter, description: 'Which operations; all by default.' }) },
    subscribe: (_root, { filter }, { live, limits }) => live.counts(checkedFilter(filter, limits)),
    resolve: (counts) => counts,
  });

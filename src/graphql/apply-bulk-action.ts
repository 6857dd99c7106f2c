import { invalidInput } from '../core/refusal.ts';
import type { BulkResult } from '../engine/engine.ts';
import { AsyncOperationAction } from './async-operation-action.ts';
import { AsyncOperationFilter, readFilter } from './async-operation-filter.ts';
import { builder, type MutationFields } from './builder.ts';
import { formatBulkCursor, parseBulkCursor } from './bulk-cursor.ts';
import { DateTime } from './date-time.ts';
import { GivenTimes } from './given-times.ts';
import { LogPosition, publicPosition } from './log-position.ts';
import { InvalidInputError } from './operation-error.ts';
import { OperationErrorCode } from './operation-error-code.ts';
import { unlessOverloaded } from './overloaded.ts';
import { invalidInputError } from './refused.ts';

const BulkActionInput = builder.inputType('BulkActionInput', {
  description: 'By `ids` or by `filter`, one of the two.',
  fields: (t) => ({
    action: t.field({ type: AsyncOperationAction, required: true, description: 'What is asked of each operation.' }),
    ids: t.idList({ description: 'These operations: at most 1,000.' }),
    filter: t.field({
      type: AsyncOperationFilter,
      description: 'The operations that match now; those that come to match later are left alone.',
    }),
    postponeUntil: t.field({ type: DateTime, description: 'With POSTPONE. In the future.' }),
    reason: t.string({ description: 'Kept in the history beside the actor: at most 1,000 characters.' }),
    dryRun: t.boolean({ description: 'True: change nothing, tell what would happen. False by default.' }),
    first: t.int({
      description:
        'With `filter`: so many at most, from the oldest on, 1 to 1,000,000; the rest by `after`. All by default.',
    }),
    after: t.string({
      description:
        'With `filter`: goes on where the answer ended that gave this `endCursor`. Give the same `filter` with it.',
    }),
  }),
});

const BulkRefusal = builder.objectRef<BulkResult['refused'][number]>('BulkRefusal').implement({
  description: 'The operations that were refused for one reason.',
  fields: (t) => ({
    code: t.expose('code', { type: OperationErrorCode, description: 'The reason.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
    examples: t.exposeIDList('examples', { description: 'Some of them.' }),
  }),
});

interface Success extends BulkResult {
  readonly __typename: 'BulkActionSuccess';
}

const cursorFault = (message: string) => invalidInput(['after'], `after ${message}`);

const BulkActionSuccess = builder.objectRef<Success>('BulkActionSuccess').implement({
  description: 'What came of a bulk action, or, with `dryRun`, what would.',
  fields: (t) => ({
    position: t.field({
      type: LogPosition,
      description: 'The log after it.',
      resolve: ({ position }, _args, context) => publicPosition(context, position),
    }),
    matched: t.exposeInt('matched', {
      description: 'How many operations it was asked of: those that it was done to, and those refused.',
    }),
    applied: t.exposeInt('applied', { description: 'How many it was done to.' }),
    refused: t.expose('refused', { type: [BulkRefusal], description: 'The others, by reason.' }),
    endCursor: t.string({
      nullable: true,
      description: 'Where more match, beyond `first`: give it back as `after` to go on. Null: nothing is left.',
      resolve: ({ next }, _args, { engine }) => (next === null ? null : formatBulkCursor(engine.reads.logId, next)),
    }),
  }),
});

const BulkActionResult = builder.unionType('BulkActionResult', {
  description: 'What came of a bulk action.',
  types: [BulkActionSuccess, InvalidInputError],
});

export const applyBulkAction = (t: MutationFields) =>
  t.field({
    type: BulkActionResult,
    description:
      'Asks the same of many operations, in order of creation, of those that are there when it begins. Each is judged by itself: what refuses one leaves the others. It stops where its client goes away; what was done until then stays.',
    args: {
      input: t.arg({ type: BulkActionInput, required: true, description: 'What to ask, and of which operations.' }),
    },
    resolve: async (_root, { input }, { engine, viewer, signal }) => {
      const { action, ids = null, reason = null, first = null } = input;
      const dryRun = input.dryRun ?? false;
      const times = new GivenTimes();
      const filter = input.filter ? readFilter(input.filter, times, ['filter']) : null;
      const postponeUntil = times.read(['postponeUntil'], input.postponeUntil);
      if (times.fault !== null) return invalidInputError(times.fault, ['input']);
      const after = input.after == null ? null : parseBulkCursor(input.after, engine.reads.logId);
      if (typeof after === 'string') return invalidInputError(cursorFault(after), ['input']);
      const request = { action, ids, filter, postponeUntil, reason, dryRun, first, after, actor: viewer.name };
      const result = await unlessOverloaded(engine.bulk(request, signal));
      if ('code' in result) return invalidInputError(result, ['input']);
      return { __typename: 'BulkActionSuccess' as const, ...result };
    },
  });

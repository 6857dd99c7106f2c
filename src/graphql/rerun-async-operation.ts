import type { Operation } from '../core/operation.ts';
import { AsyncOperation } from './async-operation.ts';
import { onOneOperation } from './async-operation-actions.ts';
import { builder, type MutationFields, type ObjectFields } from './builder.ts';
import { CreateAsyncOperationSuccess, created } from './create-async-operation.ts';
import { InvalidInputError, InvalidStateChangeError, NotFoundError } from './operation-error.ts';
import { unlessOverloaded } from './overloaded.ts';
import { refused } from './refused.ts';

const RerunAsyncOperationInput = builder.inputType('RerunAsyncOperationInput', {
  description: 'Which operation to run again.',
  fields: (t) => ({
    id: t.id({ required: true, description: onOneOperation.id }),
    requestId: t.string({
      description: 'The idempotency key of the new operation: 1 to 256 characters, and that of no other operation.',
    }),
    reason: t.string({ description: 'Kept in the history of the new operation: at most 1,000 characters.' }),
  }),
});

const RerunAsyncOperationResult = builder.unionType('RerunAsyncOperationResult', {
  description: 'What came of a rerun; on success, with the new operation.',
  types: [CreateAsyncOperationSuccess, InvalidStateChangeError, NotFoundError, InvalidInputError],
});

export const rerunAsyncOperation = (t: MutationFields) =>
  t.field({
    type: RerunAsyncOperationResult,
    description:
      'Runs an operation that is FAILED or CANCELED again, as a new one that names it as `rerunOf`: of the same name, type, dependency token, priority, retries, correlation, regarding object and owner, with the data that it has now, so from its last checkpoint on. It is of no series. The old one stays as it is. Of each operation there is one rerun at a time: asking again answers with that one, as EXISTING, until it is deleted. In any other status: INVALID_STATE_CHANGE.',
    args: {
      input: t.arg({ type: RerunAsyncOperationInput, required: true, description: 'Which operation, and why.' }),
    },
    resolve: async (_root, { input }, { engine, viewer }) => {
      const { id, requestId = null, reason = null } = input;
      const outcome = await unlessOverloaded(engine.rerun({ id, requestId, reason, actor: viewer.name }));
      if (outcome.type !== 'REFUSED') return created(outcome);
      return refused(outcome, { id, path: ['input'] }, [
        'InvalidStateChangeError',
        'NotFoundError',
        'InvalidInputError',
      ]);
    },
  });

export const rerunAs = (t: ObjectFields<Operation>) =>
  t.field({
    type: AsyncOperation,
    nullable: true,
    description:
      'The operation that it was run again as, as that one stands now, also where this one is shown as it stood earlier. Null where there is none.',
    resolve: async ({ id }, _args, { engine }) => (await engine.reads.reruns([id]))[0] ?? null,
  });

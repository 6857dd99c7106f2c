import type { Operation } from '../core/operation.ts';
import { AsyncOperationActionInput, act } from './async-operation-actions.ts';
import { builder, type MutationFields } from './builder.ts';
import { LogPosition, publicPosition } from './log-position.ts';
import { ConflictError, InvalidInputError, InvalidStateChangeError, NotFoundError } from './operation-error.ts';
import { refused } from './refused.ts';

interface Deleted {
  readonly __typename: 'DeletedAsyncOperation';
  /** As it stood last, at the position of its DELETED event. */
  readonly operation: Operation;
}

const DeletedAsyncOperation = builder.objectRef<Deleted>('DeletedAsyncOperation').implement({
  description: 'The operation is deleted, durably.',
  fields: (t) => ({
    id: t.id({ description: 'The id that it had.', resolve: ({ operation }) => operation.id }),
    position: t.field({
      type: LogPosition,
      description: 'The place of its DELETED event in the log.',
      resolve: ({ operation }, _args, context) => publicPosition(context, operation.position),
    }),
  }),
});

const DeleteAsyncOperationResult = builder.unionType('DeleteAsyncOperationResult', {
  description: 'What came of a delete.',
  types: [DeletedAsyncOperation, InvalidStateChangeError, ConflictError, NotFoundError, InvalidInputError],
});

export const deleteAsyncOperation = (t: MutationFields) =>
  t.field({
    type: DeleteAsyncOperationResult,
    description:
      'Deletes a completed operation. Its history stays in the event log. One that is not completed answers CANNOT_DELETE_UNLESS_COMPLETED.',
    args: {
      input: t.arg({ type: AsyncOperationActionInput, required: true, description: 'Which operation, and why.' }),
    },
    resolve: async (_root, { input }, context) => {
      const outcome = await act('DELETE', input, context);
      if (outcome.type !== 'REFUSED')
        return { __typename: 'DeletedAsyncOperation' as const, operation: outcome.operation };
      return refused(outcome, { ...input, path: ['input'] }, [
        'InvalidStateChangeError',
        'ConflictError',
        'NotFoundError',
        'InvalidInputError',
      ]);
    },
  });

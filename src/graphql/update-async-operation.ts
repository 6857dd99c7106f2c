import { onOneOperation } from './async-operation-actions.ts';
import { AsyncOperationResult, actionResult } from './async-operation-result.ts';
import { AsyncOperationState } from './async-operation-state.ts';
import { AsyncOperationStatus } from './async-operation-status.ts';
import { builder, type MutationFields } from './builder.ts';
import { DateTime } from './date-time.ts';
import { unlessOverloaded } from './overloaded.ts';

const UpdateAsyncOperationInput = builder.inputType('UpdateAsyncOperationInput', {
  description:
    'The two attributes that Dataverse lets a caller write, StateCode (with its StatusCode) and PostponeUntil. Each legal combination is one of the actions.',
  fields: (t) => ({
    id: t.id({ required: true, description: onOneOperation.id }),
    stateCode: t.field({
      type: AsyncOperationState,
      description:
        'READY resumes; SUSPENDED pauses, or postpones where `postponeUntil` is given; COMPLETED with the status CANCELED cancels. LOCKED, and COMPLETED otherwise, are refused: only hosts do that.',
    }),
    statusCode: t.field({
      type: AsyncOperationStatus,
      description: 'A status of `stateCode`; not without it.',
    }),
    postponeUntil: t.field({
      type: DateTime,
      description: 'In the future. With the state SUSPENDED, or alone: postpones.',
    }),
    expectedVersion: t.int({ description: onOneOperation.expectedVersion }),
    reason: t.string({ description: onOneOperation.reason }),
  }),
});

export const updateAsyncOperation = (t: MutationFields) =>
  t.field({
    type: AsyncOperationResult,
    description: 'Changes an operation by writing its attributes, in the way of Dataverse.',
    args: {
      input: t.arg({
        type: UpdateAsyncOperationInput,
        required: true,
        description: 'Which operation, and its attributes.',
      }),
    },
    resolve: async (_root, { input }, { engine, viewer }) => {
      const { id, stateCode = null, statusCode = null, postponeUntil = null } = input;
      const { expectedVersion = null, reason = null } = input;
      const request = { id, stateCode, statusCode, postponeUntil, expectedVersion, reason, actor: viewer.name };
      return actionResult(await unlessOverloaded(engine.update(request)), input);
    },
  });

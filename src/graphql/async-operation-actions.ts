import type { OwnAction } from '../core/lifecycle.ts';
import type { GivenInstant } from '../core/time-rules.ts';
import type { Outcome } from '../store/store.ts';
import { AsyncOperationResult, actionResult } from './async-operation-result.ts';
import { builder, type MutationFields } from './builder.ts';
import type { GatewayContext } from './context.ts';
import { DateTime } from './date-time.ts';
import { unlessOverloaded } from './overloaded.ts';

/** What every request to change one operation may say; the words stand in one place because four inputs share them. */
export const onOneOperation = {
  id: 'The UUID of the operation.',
  expectedVersion:
    'Where given, nothing happens unless it is the current version; otherwise the answer is a ConflictError.',
  reason: 'Kept in the history beside the actor: at most 1,000 characters.',
};

export const AsyncOperationActionInput = builder.inputType('AsyncOperationActionInput', {
  description: 'Which operation an action is asked of.',
  fields: (t) => ({
    id: t.id({ required: true, description: onOneOperation.id }),
    expectedVersion: t.int({ description: onOneOperation.expectedVersion }),
    reason: t.string({ description: onOneOperation.reason }),
  }),
});

const PostponeAsyncOperationInput = builder.inputType('PostponeAsyncOperationInput', {
  description: 'Which operation to postpone, and until when.',
  fields: (t) => ({
    id: t.id({ required: true, description: onOneOperation.id }),
    postponeUntil: t.field({
      type: DateTime,
      required: true,
      description: 'When it is to become Ready by itself: in the future.',
    }),
    expectedVersion: t.int({ description: onOneOperation.expectedVersion }),
    reason: t.string({ description: onOneOperation.reason }),
  }),
});

type Asked = typeof AsyncOperationActionInput.$inferInput & { readonly postponeUntil?: GivenInstant };

export function act(action: OwnAction, asked: Asked, { engine, viewer }: GatewayContext): Promise<Outcome> {
  const { id, expectedVersion = null, reason = null, postponeUntil = null } = asked;
  return unlessOverloaded(engine.act({ action, id, expectedVersion, reason, postponeUntil, actor: viewer.name }));
}

function actionField(t: MutationFields, action: OwnAction, description: string) {
  return t.field({
    type: AsyncOperationResult,
    description,
    args: {
      input: t.arg({ type: AsyncOperationActionInput, required: true, description: 'Which operation, and why.' }),
    },
    resolve: async (_root, { input }, context) => actionResult(await act(action, input, context), input),
  });
}

export const cancelAsyncOperation = (t: MutationFields) =>
  actionField(
    t,
    'CANCEL',
    'Cancels an operation: at once where no host works on it (CANCELED), otherwise by way of CANCELING until its host obeys or loses its lease. A recurring system job answers CANNOT_CANCEL, a completed operation INVALID_STATE_CHANGE_TO_COMPLETE.',
  );

export const pauseAsyncOperation = (t: MutationFields) =>
  actionField(
    t,
    'PAUSE',
    'Pauses an operation that is IN_PROGRESS, by way of PAUSING until its host obeys or loses its lease. In any other status: INVALID_STATE_CHANGE_TO_SUSPENDED. A recurring system job answers CANNOT_PAUSE.',
  );

export const resumeAsyncOperation = (t: MutationFields) =>
  actionField(
    t,
    'RESUME',
    'Makes a suspended operation Ready again, whatever suspended it. In any other status: INVALID_STATE_CHANGE_TO_READY. A recurring system job answers CANNOT_RESUME.',
  );

export const postponeAsyncOperation = (t: MutationFields) =>
  t.field({
    type: AsyncOperationResult,
    description:
      'Suspends an operation until a time: at once where it is Ready or Suspended; where it is IN_PROGRESS by way of PAUSING, as a pause that ends then. In any other status: INVALID_STATE_CHANGE_TO_SUSPENDED.',
    args: {
      input: t.arg({ type: PostponeAsyncOperationInput, required: true, description: 'Which operation, until when.' }),
    },
    resolve: async (_root, { input }, context) => actionResult(await act('POSTPONE', input, context), input),
  });

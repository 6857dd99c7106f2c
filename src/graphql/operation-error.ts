import type { Operation } from '../core/operation.ts';
import type { OperationErrorCode as Code, FieldPath } from '../core/refusal.ts';
import { AsyncOperation } from './async-operation.ts';
import { builder } from './builder.ts';
import { OperationErrorCode } from './operation-error-code.ts';

/** The refusals that callers are expected to handle, as members of the result unions. */
export type OperationFailure =
  | Failure<'InvalidStateChangeError', { readonly operation: Operation }>
  | Failure<'ConflictError', { readonly operation: Operation; readonly expectedVersion: number | null }>
  | Failure<'RestrictedOperationTypeError', { readonly operation: Operation }>
  | Failure<'NotFoundError', { readonly id: string }>
  | Failure<'InvalidInputError', { readonly field: FieldPath }>
  | Failure<'LeaseLostError', { readonly current: Operation | null }>;

interface Spoken {
  readonly code: Code;
  readonly message: string;
}

type Failure<Name extends string, Rest> = Spoken & Rest & { readonly __typename: Name };

export type FailureName = OperationFailure['__typename'];
export type FailureNamed<Name extends FailureName> = Extract<OperationFailure, { readonly __typename: Name }>;

export const OperationError = builder.interfaceRef<Spoken>('OperationError').implement({
  description: 'Something was refused, and nothing has changed.',
  fields: (t) => ({
    code: t.expose('code', { type: OperationErrorCode, description: 'Why, for programs.' }),
    message: t.exposeString('message', { description: 'Why, in words.' }),
  }),
});

export const InvalidStateChangeError = builder
  .objectRef<FailureNamed<'InvalidStateChangeError'>>('InvalidStateChangeError')
  .implement({
    description: 'The operation is in a status from which this cannot be done.',
    interfaces: [OperationError],
    fields: (t) => ({
      operation: t.expose('operation', { type: AsyncOperation, description: 'What it is now.' }),
    }),
  });

export const ConflictError = builder.objectRef<FailureNamed<'ConflictError'>>('ConflictError').implement({
  description: 'INVALID_STATE_CHANGE_UNEXPECTED: read again and decide again.',
  interfaces: [OperationError],
  fields: (t) => ({
    operation: t.expose('operation', { type: AsyncOperation, description: 'What it is now.' }),
    expectedVersion: t.exposeInt('expectedVersion', {
      nullable: true,
      description: 'The version that the caller expected.',
    }),
  }),
});

export const RestrictedOperationTypeError = builder
  .objectRef<FailureNamed<'RestrictedOperationTypeError'>>('RestrictedOperationTypeError')
  .implement({
    description: 'CANNOT_CANCEL, CANNOT_PAUSE or CANNOT_RESUME: the operation is a recurring system job.',
    interfaces: [OperationError],
    fields: (t) => ({
      operation: t.expose('operation', { type: AsyncOperation, description: 'What it is now.' }),
    }),
  });

export const NotFoundError = builder.objectRef<FailureNamed<'NotFoundError'>>('NotFoundError').implement({
  description: 'NOT_FOUND: there is no operation (or series) with this id. It may have been deleted.',
  interfaces: [OperationError],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id that was given; a UUID in lower case, however it was given.' }),
  }),
});

export const InvalidInputError = builder.objectRef<FailureNamed<'InvalidInputError'>>('InvalidInputError').implement({
  description: 'INVALID_INPUT, TYPE_NOT_RECOGNIZED or INVALID_RECURRENCE: the input breaks a rule of its own.',
  interfaces: [OperationError],
  fields: (t) => ({
    field: t.exposeStringList('field', {
      description:
        'The path of the input field at fault, from the argument inwards: `["input", "postponeUntil"]`, or with the index of the member in a batch, `["input", "3", "name"]`.',
    }),
  }),
});

export const LeaseLostError = builder.objectRef<FailureNamed<'LeaseLostError'>>('LeaseLostError').implement({
  description: 'LEASE_LOST: somebody else may hold the operation now. Stop working on it.',
  interfaces: [OperationError],
  fields: (t) => ({
    current: t.expose('current', {
      type: AsyncOperation,
      nullable: true,
      description: 'What it is now; null where it has been deleted.',
    }),
  }),
});

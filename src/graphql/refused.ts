import { GraphQLError } from 'graphql';
import type { Operation } from '../core/operation.ts';
import { type FieldPath, type Refusal, within } from '../core/refusal.ts';
import type { FailureName, FailureNamed, OperationFailure } from './operation-error.ts';

/** What was asked: enough of it to say in the answer what was refused. */
interface Asked {
  /** Where its input object stands in the arguments. */
  readonly path: FieldPath;
  readonly id?: string;
  readonly expectedVersion?: number | null | undefined;
}

interface Refused {
  readonly refusal: Refusal;
  readonly operation: Operation | null;
}

/** A refusal as a member of a result union; `names` are those that the union has. */
export function refused<const Name extends FailureName>(
  { refusal, operation }: Refused,
  asked: Asked,
  names: readonly Name[],
): FailureNamed<Name> {
  const failure = failureOf(refusal, operation, asked);
  if (isNamed(failure, names)) return failure;
  throw new Error(`${refusal.code} has no place in this answer: ${refusal.message}`);
}

/** The commonest: a refusal that can only be the input's fault. */
export function invalidInputError(refusal: Refusal, path: FieldPath): FailureNamed<'InvalidInputError'> {
  return refused({ refusal, operation: null }, { path }, ['InvalidInputError']);
}

function isNamed<Name extends FailureName>(
  failure: OperationFailure,
  names: readonly Name[],
): failure is FailureNamed<Name> {
  return names.some((name) => name === failure.__typename);
}

function failureOf(refusal: Refusal, operation: Operation | null, asked: Asked): OperationFailure {
  const { code, message } = refusal;
  switch (code) {
    case 'INVALID_STATE_CHANGE':
    case 'INVALID_STATE_CHANGE_TO_COMPLETE':
    case 'INVALID_STATE_CHANGE_TO_READY':
    case 'INVALID_STATE_CHANGE_TO_SUSPENDED':
    case 'CANNOT_DELETE_UNLESS_COMPLETED':
      return { __typename: 'InvalidStateChangeError', code, message, operation: existing(operation, refusal) };
    case 'INVALID_STATE_CHANGE_UNEXPECTED': {
      const expectedVersion = asked.expectedVersion ?? null;
      return { __typename: 'ConflictError', code, message, operation: existing(operation, refusal), expectedVersion };
    }
    case 'CANNOT_CANCEL':
    case 'CANNOT_PAUSE':
    case 'CANNOT_RESUME':
      return { __typename: 'RestrictedOperationTypeError', code, message, operation: existing(operation, refusal) };
    case 'NOT_FOUND':
      return { __typename: 'NotFoundError', code, message, id: asked.id ?? '' };
    case 'INVALID_INPUT':
    case 'TYPE_NOT_RECOGNIZED':
    case 'INVALID_RECURRENCE':
      return { __typename: 'InvalidInputError', code, message, field: within(asked.path, refusal).field };
    case 'LEASE_LOST':
      return { __typename: 'LeaseLostError', code, message, current: operation };
    case 'FORBIDDEN':
      // No union has a member for it: it is not about the operation but about the caller.
      throw new GraphQLError(message, { extensions: { code } });
  }
}

function existing(operation: Operation | null, { code }: Refusal): Operation {
  if (operation === null) throw new Error(`${code} must come with the operation that it is about`);
  return operation;
}

import type { Operation } from '../core/operation.ts';
import type { Outcome } from '../store/store.ts';
import { AsyncOperation } from './async-operation.ts';
import { builder } from './builder.ts';
import {
  ConflictError,
  InvalidInputError,
  InvalidStateChangeError,
  NotFoundError,
  RestrictedOperationTypeError,
} from './operation-error.ts';
import { refused } from './refused.ts';

interface Success {
  readonly __typename: 'AsyncOperationSuccess';
  readonly operation: Operation;
}

export const AsyncOperationSuccess = builder.objectRef<Success>('AsyncOperationSuccess').implement({
  description: 'It is done, durably.',
  fields: (t) => ({
    operation: t.expose('operation', { type: AsyncOperation, description: 'The operation as it stands after it.' }),
  }),
});

export const AsyncOperationResult = builder.unionType('AsyncOperationResult', {
  description: 'What came of an action on an operation.',
  types: [
    AsyncOperationSuccess,
    InvalidStateChangeError,
    ConflictError,
    RestrictedOperationTypeError,
    NotFoundError,
    InvalidInputError,
  ],
});

export function success(operation: Operation): Success {
  return { __typename: 'AsyncOperationSuccess', operation };
}

interface OnOneOperation {
  readonly id: string;
  readonly expectedVersion?: number | null | undefined;
}

export function actionResult(outcome: Outcome, input: OnOneOperation) {
  if (outcome.type !== 'REFUSED') return success(outcome.operation);
  return refused(outcome, { ...input, path: ['input'] }, [
    'InvalidStateChangeError',
    'ConflictError',
    'RestrictedOperationTypeError',
    'NotFoundError',
    'InvalidInputError',
  ]);
}

import type { Operation } from '../core/operation.ts';
import { AsyncOperation } from './async-operation.ts';
import { builder, type MutationFields } from './builder.ts';
import { InvalidInputError } from './operation-error.ts';
import { unlessOverloaded } from './overloaded.ts';
import { invalidInputError } from './refused.ts';

const defaultLeaseSeconds = 30;

const ClaimAsyncOperationsInput = builder.inputType('ClaimAsyncOperationsInput', {
  description: 'What a host is ready to take.',
  fields: (t) => ({
    hostId: t.string({
      required: true,
      description:
        'The name of the host, which its events name as their actor: 1 to 256 characters, not “platform” or “local”.',
    }),
    operationTypes: t.intList({
      required: true,
      description: 'The values of the types that it takes; at least one.',
    }),
    limit: t.int({ required: true, description: 'How many operations at most: 1 to 1,000.' }),
    leaseSeconds: t.int({
      description: 'How long the lock holds after the claim, and after each heartbeat: 1 to 86,400; 30 by default.',
    }),
    waitSeconds: t.int({
      description: 'How long to wait for work where there is none, at most 30; 0 by default.',
    }),
  }),
});

interface Claimed {
  readonly __typename: 'ClaimAsyncOperationsSuccess';
  readonly operations: readonly Operation[];
}

const ClaimAsyncOperationsSuccess = builder.objectRef<Claimed>('ClaimAsyncOperationsSuccess').implement({
  description: 'What the host has taken; none, where there is nothing for it.',
  fields: (t) => ({
    operations: t.expose('operations', {
      type: [AsyncOperation],
      description: 'Each now Locked, InProgress, under a lease of this host.',
    }),
  }),
});

const ClaimAsyncOperationsResult = builder.unionType('ClaimAsyncOperationsResult', {
  description: 'What came of a claim.',
  types: [ClaimAsyncOperationsSuccess, InvalidInputError],
});

export const claimAsyncOperations = (t: MutationFields) =>
  t.field({
    type: ClaimAsyncOperationsResult,
    description:
      'Takes operations that are Ready, the highest priority first. Of the same priority, types take turns, and so do the dependency tokens and the concurrency keys of a type; beside that the oldest goes first. Of those that share a dependency token only the first can be taken.',
    args: {
      input: t.arg({ type: ClaimAsyncOperationsInput, required: true, description: 'What the host takes.' }),
    },
    resolve: async (_root, { input }, { engine, signal }) => {
      const { hostId, operationTypes, limit, leaseSeconds, waitSeconds } = input;
      const leaseMs = (leaseSeconds ?? defaultLeaseSeconds) * 1_000;
      const waitMs = (waitSeconds ?? 0) * 1_000;
      const claimed = await unlessOverloaded(engine.claim({ hostId, operationTypes, limit, leaseMs, waitMs }, signal));
      if ('code' in claimed) return invalidInputError(claimed, ['input']);
      return { __typename: 'ClaimAsyncOperationsSuccess' as const, operations: claimed };
    },
  });

import type { InputLimits } from '../core/limits.ts';
import type { Operation } from '../core/operation.ts';
import type { HeartbeatRequest } from '../engine/engine.ts';
import type { Outcome } from '../store/store.ts';
import { AsyncOperation } from './async-operation.ts';
import { carryOutMembers, checkBatchSize, type Member } from './batch.ts';
import { builder, type MutationFields } from './builder.ts';
import { Json, jsonFault, jsonText } from './json.ts';
import { leaseKeys } from './lease-keys.ts';
import { InvalidInputError, LeaseLostError } from './operation-error.ts';
import { unlessOverloaded } from './overloaded.ts';
import { refused } from './refused.ts';

const HeartbeatInput = builder.inputType('HeartbeatInput', {
  description: 'A sign of life of the host that works on an operation, with what it has to tell.',
  fields: (t) => ({
    ...leaseKeys(t),
    progress: t.float({ description: 'How far it is: 0 to 1.' }),
    stage: t.string({ description: 'What it is at: at most 256 characters.' }),
    message: t.string({ description: 'For administrators: at most 100,000 characters.' }),
    data: t.field({
      type: Json,
      description:
        "A checkpoint: replaces the operation's data, so that the next run goes on from here, should the host die. At most 262,144 characters as JSON text, nested at most 100 levels. Every one is kept as long as the event that tells of it: send one every few seconds, not after each step.",
    }),
  }),
});

const HostRequest = builder.enumType('HostRequest', {
  description: 'What somebody has asked of an operation that runs; the host obeys when it can, and settles.',
  values: {
    NONE: { description: 'Nothing: go on.' },
    PAUSE: { description: 'Stop, and settle as PAUSED, with a checkpoint in `data`.' },
    CANCEL: { description: 'Stop, and settle as CANCELED.' },
  },
});

interface Success {
  readonly __typename: 'HeartbeatSuccess';
  readonly operation: Operation;
}

const HeartbeatSuccess = builder.objectRef<Success>('HeartbeatSuccess').implement({
  description: 'The lease is extended.',
  fields: (t) => ({
    operation: t.expose('operation', { type: AsyncOperation, description: 'The operation as it stands after it.' }),
    request: t.field({
      type: HostRequest,
      description: 'What somebody has asked of the operation meanwhile.',
      resolve: ({ operation: { statusCode } }) => {
        if (statusCode === 'PAUSING') return 'PAUSE';
        return statusCode === 'CANCELING' ? 'CANCEL' : 'NONE';
      },
    }),
  }),
});

const HeartbeatResult = builder.unionType('HeartbeatResult', {
  description: 'What came of a heartbeat.',
  types: [HeartbeatSuccess, LeaseLostError, InvalidInputError],
});

export const heartbeatAsyncOperations = (t: MutationFields) =>
  t.field({
    type: [HeartbeatResult],
    description:
      'Extends the leases of a host, tells how far it is, and learns what has been asked of its operations; one result for each, in the same order. Progress and checkpoints are not recorded any more once a pause or a cancel has been asked for.',
    args: {
      input: t.arg({ type: [HeartbeatInput], required: true, description: 'The operations: at most 1,000.' }),
    },
    resolve: async (_root, { input }, { engine, limits }) => {
      checkBatchSize('input', input, limits);
      const members = input.map((given) => readInput(given, limits));
      const outcomes = await carryOutMembers(members, (readable) => unlessOverloaded(engine.heartbeat(readable)));
      return outcomes.map(answer);
    },
  });

function readInput(given: typeof HeartbeatInput.$inferInput, { dataDepth }: InputLimits): Member<HeartbeatRequest> {
  const fault = jsonFault(['data'], given.data, dataDepth);
  if (fault !== null) return { fault };
  const { id, epoch, hostId = null, progress = null, stage = null, message = null } = given;
  return { input: { id, epoch, hostId, progress, stage, message, data: jsonText(given.data) } };
}

function answer(outcome: Outcome, index: number) {
  if (outcome.type !== 'REFUSED') return { __typename: 'HeartbeatSuccess' as const, operation: outcome.operation };
  return refused(outcome, { path: ['input', String(index)] }, ['LeaseLostError', 'InvalidInputError']);
}

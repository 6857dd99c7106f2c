import type { InputLimits } from '../core/limits.ts';
import { firstFault } from '../core/text-rules.ts';
import type { SettleRequest } from '../engine/engine.ts';
import type { Outcome } from '../store/store.ts';
import { AsyncOperationSuccess, success } from './async-operation-result.ts';
import { carryOutMembers, checkBatchSize, type Member } from './batch.ts';
import { builder, type MutationFields } from './builder.ts';
import { DateTime } from './date-time.ts';
import { Json, jsonFault, jsonText } from './json.ts';
import { leaseKeys } from './lease-keys.ts';
import { InvalidInputError, InvalidStateChangeError, LeaseLostError } from './operation-error.ts';
import { unlessOverloaded } from './overloaded.ts';
import { refused } from './refused.ts';

const SettleOutcome = builder.enumType('SettleOutcome', {
  description: 'How a host leaves an operation.',
  values: {
    SUCCEEDED: { description: 'The work is done.' },
    FAILED: { description: 'It failed: it rests until the next retry, or is Failed where none is left or wanted.' },
    CANCELED: { description: 'The host obeyed CANCEL.' },
    PAUSED: { description: 'The host obeyed PAUSE; `data` is kept as its checkpoint.' },
    WAITING: { description: 'It waits for an event or for `postponeUntil`: Suspended.' },
    RELEASED: {
      description:
        'Give it back untouched: Ready again, no retry counted. `data`, where given, is kept as its checkpoint.',
    },
  },
});

const SettleInput = builder.inputType('SettleInput', {
  description: 'How a host leaves an operation that it holds. What is null counts as not given.',
  fields: (t) => ({
    ...leaseKeys(t),
    outcome: t.field({ type: SettleOutcome, required: true, description: 'How the work ended, for now or for good.' }),
    result: t.field({
      type: Json,
      description:
        'What came of it (SUCCEEDED, FAILED, CANCELED): at most 262,144 characters as JSON text, nested at most 100 levels.',
    }),
    data: t.field({
      type: Json,
      description:
        "Replaces the operation's data, so that the next run goes on from here (PAUSED, WAITING, FAILED), or from RELEASED. As large as `result`.",
    }),
    message: t.string({ description: 'For administrators: at most 100,000 characters.' }),
    friendlyMessage: t.string({ description: 'For users: at most 100,000 characters.' }),
    errorCode: t.int({ description: "The failure's number, in the host's own terms." }),
    postponeUntil: t.field({
      type: DateTime,
      description:
        'With WAITING: until when; needed where nobody may resume operations of this type. With FAILED: when to try again, if it is tried again. In the future.',
    }),
    retry: t.boolean({
      description: 'With FAILED: false fails it for good, whatever retries are left; true by default.',
    }),
  }),
});

type SettleArgument = typeof SettleInput.$inferInput;

const SettleResult = builder.unionType('SettleResult', {
  description: 'What came of settling an operation.',
  types: [AsyncOperationSuccess, LeaseLostError, InvalidStateChangeError, InvalidInputError],
});

export const settleAsyncOperations = (t: MutationFields) =>
  t.field({
    type: [SettleResult],
    description:
      'Ends the leases of a host and says how it leaves each operation; one result for each, in the same order. A bad one does not keep the others from being settled.',
    args: {
      input: t.arg({ type: [SettleInput], required: true, description: 'The operations: at most 1,000.' }),
    },
    resolve: async (_root, { input }, { engine, limits }) => {
      checkBatchSize('input', input, limits);
      const members = input.map((given) => readInput(given, limits));
      const outcomes = await carryOutMembers(members, (readable) => unlessOverloaded(engine.settle(readable)));
      return outcomes.map(answer);
    },
  });

function readInput(given: SettleArgument, { dataDepth }: InputLimits): Member<SettleRequest> {
  const fault = firstFault(jsonFault(['result'], given.result, dataDepth), jsonFault(['data'], given.data, dataDepth));
  if (fault !== null) return { fault };
  const input = {
    id: given.id,
    epoch: given.epoch,
    hostId: given.hostId ?? null,
    outcome: given.outcome,
    result: jsonText(given.result),
    data: jsonText(given.data),
    message: given.message ?? undefined,
    friendlyMessage: given.friendlyMessage ?? undefined,
    errorCode: given.errorCode ?? undefined,
    postponeUntil: given.postponeUntil ?? null,
    retry: given.retry ?? true,
  };
  return { input };
}

function answer(outcome: Outcome, index: number) {
  if (outcome.type !== 'REFUSED') return success(outcome.operation);
  const path = ['input', String(index)];
  return refused(outcome, { path }, ['LeaseLostError', 'InvalidStateChangeError', 'InvalidInputError']);
}

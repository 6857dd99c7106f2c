import { type CreateInput, defaultMaxRetries } from '../core/create-input.ts';
import type { InputLimits } from '../core/limits.ts';
import type { Operation } from '../core/operation.ts';
import type { FieldPath } from '../core/refusal.ts';
import type { Outcome } from '../store/store.ts';
import { AsyncOperation } from './async-operation.ts';
import { carryOutMembers, checkBatchSize, type Member } from './batch.ts';
import { builder, type MutationFields } from './builder.ts';
import type { GatewayContext } from './context.ts';
import { DateTime } from './date-time.ts';
import { GivenTimes } from './given-times.ts';
import { Json, jsonFault, jsonText } from './json.ts';
import { MissedOccurrences } from './missed-occurrences.ts';
import { InvalidInputError } from './operation-error.ts';
import { unlessOverloaded } from './overloaded.ts';
import { invalidInputError } from './refused.ts';

const CreateAsyncOperationInput = builder.inputType('CreateAsyncOperationInput', {
  description: 'An operation to create. What is null counts as not given.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What people call it: 1 to 256 characters, not only white space.' }),
    operationType: t.int({ required: true, description: 'The value of one of `Query.operationTypes`.' }),
    requestId: t.string({
      description:
        'An idempotency key: a second create with the same one returns the first operation, as EXISTING. 1 to 256 characters.',
    }),
    data: t.field({
      type: Json,
      description:
        'What the host needs to do the work: at most 262,144 characters as JSON text, nested at most 100 levels.',
    }),
    postponeUntil: t.field({
      type: DateTime,
      description: 'In the future: the operation starts Suspended and becomes Ready then.',
    }),
    dependencyToken: t.string({
      description: 'Operations that share a token run one after another, in order of creation. 1 to 256 characters.',
    }),
    concurrencyKey: t.string({
      description:
        'It is not taken while `concurrencyLimit` operations with the same key, of whatever type, are Locked. 1 to 256 characters.',
    }),
    concurrencyLimit: t.int({
      description: 'With `concurrencyKey`: 1 to 1,000; 1 by default. Each operation goes by its own.',
    }),
    priority: t.int({ description: 'Higher runs first; 0 by default.' }),
    maxRetries: t.int({ description: 'How many times to try again after a failure: 0 to 1,000; 3 by default.' }),
    correlationId: t.string({
      description: 'Ties it to what belongs together with it elsewhere. 1 to 256 characters.',
    }),
    regardingObjectId: t.string({ description: 'The id of what it is about. 1 to 256 characters.' }),
    regardingObjectType: t.string({
      description: 'What kind of thing `regardingObjectId` names. 1 to 256 characters.',
    }),
    ownerId: t.string({ description: 'The id of whose work it is. 1 to 256 characters.' }),
    recurrencePattern: t.string({
      description:
        'An RFC 5545 RRULE: each occurrence becomes an operation of its own, at most one a minute. At most 256 characters, such as `FREQ=DAILY;BYHOUR=6;BYMINUTE=0;BYSECOND=0`. This one is the first, Suspended until its time where that is in the future; the others are created when their time comes. Not together with `postponeUntil`.',
    }),
    recurrenceStartTime: t.field({
      type: DateTime,
      description: 'From when `recurrencePattern` counts, to the second; at once by default.',
    }),
    recurrenceTimeZone: t.string({
      description:
        'The time zone that `recurrencePattern` is read in, by its name in the IANA database; UTC by default.',
    }),
    missedOccurrences: t.field({
      type: MissedOccurrences,
      description: 'What becomes of occurrences that nobody could create in time; ONE by default.',
    }),
  }),
});

type CreateArgument = typeof CreateAsyncOperationInput.$inferInput;

const CreateOutcome = builder.enumType('CreateOutcome', {
  description: 'What a create came to.',
  values: {
    CREATED: { description: 'The operation is new.' },
    EXISTING: {
      description:
        'An earlier create with the same `requestId` made it, or an earlier rerun of the same operation; nothing has changed.',
    },
  },
});

interface Created {
  readonly __typename: 'CreateAsyncOperationSuccess';
  readonly outcome: typeof CreateOutcome.$inferType;
  readonly operation: Operation;
}

export const CreateAsyncOperationSuccess = builder.objectRef<Created>('CreateAsyncOperationSuccess').implement({
  description: 'The operation exists, durably.',
  fields: (t) => ({
    outcome: t.expose('outcome', { type: CreateOutcome, description: 'Whether it is new.' }),
    operation: t.expose('operation', { type: AsyncOperation, description: 'The operation.' }),
  }),
});

const CreateAsyncOperationResult = builder.unionType('CreateAsyncOperationResult', {
  description: 'What came of a create.',
  types: [CreateAsyncOperationSuccess, InvalidInputError],
});

export const createAsyncOperation = (t: MutationFields) =>
  t.field({
    type: CreateAsyncOperationResult,
    description: 'Creates an operation: Ready, or Suspended where it is postponed.',
    args: { input: t.arg({ type: CreateAsyncOperationInput, required: true, description: 'The operation.' }) },
    resolve: async (_root, { input }, context) => {
      const [outcome] = await create([input], context);
      if (outcome === undefined) throw new Error('a create had no outcome');
      return answer(outcome, ['input']);
    },
  });

export const createAsyncOperations = (t: MutationFields) =>
  t.field({
    type: [CreateAsyncOperationResult],
    description:
      'Creates many operations together; one result for each, in the same order. A bad one does not keep the others from being created.',
    args: {
      input: t.arg({
        type: [CreateAsyncOperationInput],
        required: true,
        description: 'The operations: at most 1,000.',
      }),
    },
    resolve: async (_root, { input }, context) => {
      checkBatchSize('input', input, context.limits);
      return (await create(input, context)).map((outcome, index) => answer(outcome, ['input', String(index)]));
    },
  });

function create(inputs: readonly CreateArgument[], { engine, limits, viewer }: GatewayContext): Promise<Outcome[]> {
  const members = inputs.map((input) => readInput(input, limits));
  return carryOutMembers(members, (readable) => unlessOverloaded(engine.create(readable, viewer.name)));
}

function readInput(given: CreateArgument, limits: InputLimits): Member<CreateInput> {
  const inData = jsonFault(['data'], given.data, limits.dataDepth);
  if (inData !== null) return { fault: inData };
  const times = new GivenTimes();
  const input = {
    name: given.name,
    operationType: given.operationType,
    requestId: given.requestId ?? null,
    data: jsonText(given.data) ?? null,
    postponeUntil: times.read(['postponeUntil'], given.postponeUntil),
    dependencyToken: given.dependencyToken ?? null,
    concurrencyKey: given.concurrencyKey ?? null,
    concurrencyLimit: given.concurrencyLimit ?? null,
    priority: given.priority ?? 0,
    maxRetries: given.maxRetries ?? defaultMaxRetries,
    correlationId: given.correlationId ?? null,
    regardingObjectId: given.regardingObjectId ?? null,
    regardingObjectType: given.regardingObjectType ?? null,
    ownerId: given.ownerId ?? null,
    recurrencePattern: given.recurrencePattern ?? null,
    recurrenceStartTime: times.read(['recurrenceStartTime'], given.recurrenceStartTime),
    recurrenceTimeZone: given.recurrenceTimeZone ?? null,
    missedOccurrences: given.missedOccurrences ?? null,
  };
  return times.fault === null ? { input } : { fault: times.fault };
}

function answer(outcome: Outcome, path: FieldPath) {
  return outcome.type === 'REFUSED' ? invalidInputError(outcome.refusal, path) : created(outcome);
}

export function created({ type, operation }: Exclude<Outcome, { readonly type: 'REFUSED' }>): Created {
  const outcome = type === 'EXISTING' ? 'EXISTING' : 'CREATED';
  return { __typename: 'CreateAsyncOperationSuccess', outcome, operation };
}

import type { Operation } from '../core/operation.ts';
import type { Outcome } from '../store/store.ts';
import { AsyncOperation } from './async-operation.ts';
import { checkBatchSize } from './batch.ts';
import { builder, type MutationFields } from './builder.ts';
import { leaseKeys } from './lease-keys.ts';
import { InvalidInputError, LeaseLostError } from './operation-error.ts';
import { unlessOverloaded } from './overloaded.ts';
import { refused } from './refused.ts';

const AppendLogLinesInput = builder.inputType('AppendLogLinesInput', {
  description: 'Lines that the host of an operation has to tell of its work.',
  fields: (t) => ({
    ...leaseKeys(t),
    lines: t.stringList({
      required: true,
      description: 'In order: at most 1,000, each of at most 2,000 characters.',
    }),
    offset: t.int({
      description:
        'How many lines the host has written under this lease before these, those that it dropped included. Makes it safe to repeat: lines that are there already are passed over. Of lines that are missing in between the numbers are left out. By default, they follow those that are there.',
    }),
  }),
});

interface Success {
  readonly __typename: 'AppendLogLinesSuccess';
  readonly operation: Operation;
  readonly newest: number;
}

const AppendLogLinesSuccess = builder.objectRef<Success>('AppendLogLinesSuccess').implement({
  description: 'The lines are there, durably.',
  fields: (t) => ({
    operation: t.expose('operation', { type: AsyncOperation, description: 'The operation, which it does not change.' }),
    newest: t.exposeInt('newest', { description: 'The number of the newest line that is there now.' }),
  }),
});

const AppendLogLinesResult = builder.unionType('AppendLogLinesResult', {
  description: 'What came of writing lines.',
  types: [AppendLogLinesSuccess, LeaseLostError, InvalidInputError],
});

export const appendLogLines = (t: MutationFields) =>
  t.field({
    type: [AppendLogLinesResult],
    description:
      'Writes lines to the logs of operations that a host holds; one result for each, in the same order. Of each operation the newest 1,000 lines stay. It is no sign of life: heartbeats extend leases, this does not.',
    args: {
      input: t.arg({
        type: [AppendLogLinesInput],
        required: true,
        description: 'The operations: at most 1,000, with at most 10,000 lines in all.',
      }),
    },
    resolve: async (_root, { input }, { engine, limits }) => {
      checkBatchSize('input', input, limits);
      const requests = input.map(({ id, epoch, hostId = null, lines, offset = null }) => ({
        id,
        epoch,
        hostId,
        lines,
        offset,
      }));
      return (await unlessOverloaded(engine.appendLogLines(requests))).map(answer);
    },
  });

function answer(outcome: Outcome, index: number) {
  if (outcome.type === 'APPENDED') {
    const { operation, newest } = outcome;
    return { __typename: 'AppendLogLinesSuccess' as const, operation, newest };
  }
  if (outcome.type !== 'REFUSED') throw new Error(`lines were answered with ${outcome.type}`);
  return refused(outcome, { path: ['input', String(index)] }, ['LeaseLostError', 'InvalidInputError']);
}

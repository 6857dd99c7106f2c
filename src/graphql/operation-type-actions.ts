import type { OperationType as OperationTypeModel } from '../core/operation-types.ts';
import { within } from '../core/refusal.ts';
import type { TypeCommand } from '../core/type-command.ts';
import { builder, type MutationFields } from './builder.ts';
import type { GatewayContext } from './context.ts';
import { InvalidInputError } from './operation-error.ts';
import { OperationType, operationTypeOf } from './operation-type.ts';
import { unlessOverloaded } from './overloaded.ts';

const ofTheType = 'The value of one of `Query.operationTypes`.';

const HoldOperationTypeInput = builder.inputType('HoldOperationTypeInput', {
  description: 'Which type to hold, and why.',
  fields: (t) => ({
    operationType: t.int({ required: true, description: ofTheType }),
    reason: t.string({
      description: 'Shown with the hold, and to whoever asks why an operation waits: at most 1,000 characters.',
    }),
  }),
});

const ReleaseOperationTypeInput = builder.inputType('ReleaseOperationTypeInput', {
  description: 'Which type to let go.',
  fields: (t) => ({ operationType: t.int({ required: true, description: ofTheType }) }),
});

interface Success {
  readonly __typename: 'OperationTypeSuccess';
  readonly operationType: OperationTypeModel;
}

const OperationTypeSuccess = builder.objectRef<Success>('OperationTypeSuccess').implement({
  description: 'It is so, durably.',
  fields: (t) => ({
    operationType: t.expose('operationType', { type: OperationType, description: 'The type as it stands after it.' }),
  }),
});

const OperationTypeResult = builder.unionType('OperationTypeResult', {
  description: 'What came of an action on an operation type.',
  types: [OperationTypeSuccess, InvalidInputError],
});

async function act(command: Omit<TypeCommand, 'actor'>, context: GatewayContext) {
  const { engine, viewer } = context;
  const result = await unlessOverloaded(engine.actOnType({ ...command, actor: viewer.name }));
  if ('code' in result) return { __typename: 'InvalidInputError' as const, ...within(['input'], result) };
  const operationType = operationTypeOf(context, command.operationType);
  return { __typename: 'OperationTypeSuccess' as const, operationType };
}

export const holdOperationType = (t: MutationFields) =>
  t.field({
    type: OperationTypeResult,
    description:
      'Holds an operation type: hosts are given none of its operations until it is released. What they have taken already goes on. A type that is held already stays held as it is, by whom it was held first. TYPE_NOT_RECOGNIZED where there is no such type.',
    args: { input: t.arg({ type: HoldOperationTypeInput, required: true, description: 'Which type, and why.' }) },
    resolve: (_root, { input: { operationType, reason = null } }, context) =>
      act({ type: 'HOLD', operationType, reason }, context),
  });

export const releaseOperationType = (t: MutationFields) =>
  t.field({
    type: OperationTypeResult,
    description:
      'Lets a held operation type go again, whoever or whatever held it; its breaker counts from none. A type that is not held stays as it is. TYPE_NOT_RECOGNIZED where there is no such type.',
    args: { input: t.arg({ type: ReleaseOperationTypeInput, required: true, description: 'Which type.' }) },
    resolve: (_root, { input: { operationType } }, context) =>
      act({ type: 'RELEASE', operationType, reason: null }, context),
  });

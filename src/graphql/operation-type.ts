import type { OperationType as OperationTypeModel } from '../core/operation-types.ts';
import { defaultBackoff } from '../core/retry.ts';
import { builder, type QueryFields } from './builder.ts';
import type { GatewayContext } from './context.ts';

export const OperationType = builder.objectRef<OperationTypeModel>('OperationType').implement({
  description: 'An AsyncOperation OperationType option: an open set, never an enum.',
  fields: (t) => ({
    value: t.exposeInt('value', { description: 'The option value, such as 10; from 0 on.' }),
    label: t.exposeString('label', { description: 'As people call it, such as Workflow.' }),
    userControllable: t.exposeBoolean('userControllable', {
      description: 'False for the recurring system jobs that nobody may cancel, pause or resume.',
    }),
    retryBaseSeconds: t.float({
      description:
        'How long a failed operation rests before its first retry, at most; each further retry doubles it. The rest is drawn at random between a tenth of the base and that.',
      resolve: ({ backoff }) => backoff.baseMs / 1_000,
    }),
    retryCapSeconds: t.float({
      description: 'The longest rest before a retry.',
      resolve: ({ backoff }) => backoff.capMs / 1_000,
    }),
  }),
});

/** Operations outlive the configuration: one may be of a type that has been taken out of it since. */
export function operationTypeOf(context: GatewayContext, value: number): OperationTypeModel {
  return (
    context.operationTypes.get(value) ?? {
      value,
      label: `Unknown (${value})`,
      userControllable: true,
      backoff: defaultBackoff,
    }
  );
}

export const operationTypes = (t: QueryFields) =>
  t.field({
    type: [OperationType],
    description: 'Every operation type that this gateway knows, by value.',
    resolve: (_root, _args, context) => [...context.operationTypes.values()],
  });

import type { OperationType as OperationTypeModel } from '../core/operation-types.ts';
import { defaultBackoff } from '../core/retry.ts';
import type { TypeHold } from '../core/type-control.ts';
import { noLimits } from '../core/type-limits.ts';
import { builder, type QueryFields } from './builder.ts';
import type { GatewayContext } from './context.ts';
import { DateTime } from './date-time.ts';

const OperationTypeHold = builder.objectRef<TypeHold>('OperationTypeHold').implement({
  description: 'Nothing of a type is given to hosts while it is held.',
  fields: (t) => ({
    heldBy: t.exposeString('heldBy', { description: 'Who holds it: a person, or `platform`.' }),
    heldOn: t.expose('heldOn', { type: DateTime, description: 'Since when.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, where that was said.' }),
    byBreaker: t.exposeBoolean('byBreaker', {
      description: 'Whether `breakerFailures` within `breakerMinutes` brought it about, and no person.',
    }),
  }),
});

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
    maxLocked: t.int({
      nullable: true,
      description: 'How many of its operations may be Locked at the same time; null where there is no limit.',
      resolve: ({ limits }) => limits.maxLocked,
    }),
    startsPerMinute: t.float({
      nullable: true,
      description:
        'How many of its operations hosts are given in any minute, wherever it begins, retries included; null where there is no limit. They are spaced evenly: what is not used is saved up for a second at most.',
      resolve: ({ limits }) => limits.startsPerMinute,
    }),
    breakerFailures: t.int({
      nullable: true,
      description:
        'So many operations that became Failed within `breakerMinutes` hold the type; attempts that are retried do not count. Null where it has no breaker.',
      resolve: ({ limits }) => limits.breaker?.failures ?? null,
    }),
    breakerMinutes: t.float({
      nullable: true,
      description: 'See `breakerFailures`.',
      resolve: ({ limits }) => limits.breaker?.minutes ?? null,
    }),
    lockedCount: t.int({
      description: 'How many of its operations are Locked now.',
      resolve: async ({ value }, _args, { engine }) => (await engine.reads.typeLoad(value)).lockedCount,
    }),
    hold: t.field({
      type: OperationTypeHold,
      nullable: true,
      description: 'Who holds it now, and why; null where it is not held.',
      resolve: async ({ value }, _args, { engine }) => (await engine.reads.typeLoad(value)).control.hold,
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
      limits: noLimits,
    }
  );
}

export const operationTypes = (t: QueryFields) =>
  t.field({
    type: [OperationType],
    description: 'Every operation type that this gateway knows, by value.',
    resolve: (_root, _args, context) => [...context.operationTypes.values()],
  });

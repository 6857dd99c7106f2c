import type { Operation } from '../core/operation.ts';
import { stateOf } from '../core/statuses.ts';
import { whyWaiting as reasonFor, type WaitingReason as WaitingReasonModel } from '../core/why-waiting.ts';
import { AsyncOperation } from './async-operation.ts';
import { builder, type ObjectFields } from './builder.ts';
import type { GatewayContext } from './context.ts';
import { DateTime } from './date-time.ts';

const WaitingReasonCode = builder.enumType('WaitingReasonCode', {
  description:
    'Why an operation is not running. Where several hold it back, the first: dependency, held type, key, places of its type, pace of its type, no host.',
  values: {
    NEXT_IN_QUEUE: { description: 'Nothing stands in its way: the next free host takes it.' },
    POSTPONED: { description: 'Suspended until `until`.' },
    PAUSED: { description: 'Suspended by a person, until somebody resumes it.' },
    WAITING_FOR_EVENT: { description: 'Suspended by its host, until `until` or a resume.' },
    BACKING_OFF: { description: 'A retry is due at `until`.' },
    BEHIND_DEPENDENCY: { description: '`behind` shares its dependency token and comes first.' },
    TYPE_HELD: {
      description: 'Its operation type is held, by a person or by its breaker, until somebody releases it.',
    },
    KEY_LIMIT: {
      description: 'As many of its concurrency key as its `concurrencyLimit` are Locked, `behind` the first of them.',
    },
    TYPE_LIMIT: { description: 'As many operations of its type as `OperationType.maxLocked` are Locked.' },
    RATE_LIMIT: { description: 'Its type has started `OperationType.startsPerMinute`; the next may start at `until`.' },
    NO_HOST: { description: 'No live host takes this operation type.' },
  },
});

const WaitingReason = builder.objectRef<WaitingReasonModel>('WaitingReason').implement({
  description: 'Why an operation is not running.',
  fields: (t) => ({
    code: t.expose('code', { type: WaitingReasonCode, description: 'The reason, for programs.' }),
    message: t.exposeString('message', { description: 'The reason, in words.' }),
    until: t.expose('until', {
      type: DateTime,
      nullable: true,
      description: 'When it ends by itself; null where nobody can say.',
    }),
    behind: t.expose('behind', {
      type: AsyncOperation,
      nullable: true,
      description: 'The operation that comes first, or holds a place; with BEHIND_DEPENDENCY and KEY_LIMIT alone.',
    }),
  }),
});

export const whyWaiting = (t: ObjectFields<Operation>) =>
  t.field({
    type: WaitingReason,
    nullable: true,
    description:
      'Why it is not running; null unless Ready or Suspended. What stands around it (other operations, hosts) is looked at now, also where the operation is shown as it stood earlier.',
    resolve: async (operation, _args, context) => {
      const { engine, operationTypes } = context;
      const { operationType, concurrencyKey } = operation;
      return reasonFor(operation, {
        behind: await operationAhead(operation, context),
        lockedOfKey: concurrencyKey === null ? null : await engine.reads.lockedOfKey(concurrencyKey),
        operationType: operationTypes.get(operationType),
        ...(await engine.typeStanding(operationType)),
        hostSeen: engine.isHostSeen(operationType),
      });
    },
  });

async function operationAhead(operation: Operation, { engine }: GatewayContext): Promise<Operation | null> {
  if (operation.dependencyToken === null || stateOf(operation.statusCode) !== 'READY') return null;
  const first = await engine.reads.firstOfToken(operation.dependencyToken);
  return first !== null && first.seq < operation.seq ? first : null;
}

import type { Operation } from '../core/operation.ts';
import { stateOf } from '../core/statuses.ts';
import { whyWaiting as reasonFor, type WaitingReason as WaitingReasonModel } from '../core/why-waiting.ts';
import { AsyncOperation } from './async-operation.ts';
import { builder, type ObjectFields } from './builder.ts';
import type { GatewayContext } from './context.ts';
import { DateTime } from './date-time.ts';

const WaitingReasonCode = builder.enumType('WaitingReasonCode', {
  description: 'Why an operation is not running.',
  values: {
    NEXT_IN_QUEUE: { description: 'Nothing stands in its way: the next free host takes it.' },
    POSTPONED: { description: 'Suspended until `until`.' },
    PAUSED: { description: 'Suspended by a person, until somebody resumes it.' },
    WAITING_FOR_EVENT: { description: 'Suspended by its host, until `until` or a resume.' },
    BACKING_OFF: { description: 'A retry is due at `until`.' },
    BEHIND_DEPENDENCY: { description: '`behind` shares its dependency token and comes first.' },
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
      description: 'The operation that comes first; with BEHIND_DEPENDENCY alone.',
    }),
  }),
});

export const whyWaiting = (t: ObjectFields<Operation>) =>
  t.field({
    type: WaitingReason,
    nullable: true,
    description:
      'Why it is not running; null unless Ready or Suspended. What stands around it (other operations, hosts) is looked at now, also where the operation is shown as it stood earlier.',
    resolve: async (operation, _args, context) =>
      reasonFor(operation, {
        behind: await operationAhead(operation, context),
        operationType: context.operationTypes.get(operation.operationType),
        hostSeen: context.engine.isHostSeen(operation.operationType),
      }),
  });

async function operationAhead(operation: Operation, { engine }: GatewayContext): Promise<Operation | null> {
  if (operation.dependencyToken === null || stateOf(operation.statusCode) !== 'READY') return null;
  const first = await engine.reads.firstOfToken(operation.dependencyToken);
  return first !== null && first.seq < operation.seq ? first : null;
}

import type { OperationEvent } from '../core/change.ts';
import type { Position } from '../core/operation.ts';
import { AsyncOperation } from './async-operation.ts';
import { AsyncOperationEventKind } from './async-operation-event-kind.ts';
import { AsyncOperationStatus } from './async-operation-status.ts';
import { builder } from './builder.ts';
import { DateTime } from './date-time.ts';
import { LogPosition, publicPosition } from './log-position.ts';

export const AsyncOperationEvent = builder.objectRef<OperationEvent>('AsyncOperationEvent').implement({
  description: 'One step in the life of an operation, as the event log keeps it.',
  fields: (t) => ({
    position: t.field({
      type: LogPosition,
      description: 'Its place in the log.',
      resolve: ({ position }, _args, context) => publicPosition(context, position),
    }),
    kind: t.expose('kind', { type: AsyncOperationEventKind, description: 'What happened.' }),
    occurredOn: t.expose('occurredOn', { type: DateTime, description: 'When it happened.' }),
    fromStatus: t.expose('fromStatus', {
      type: AsyncOperationStatus,
      nullable: true,
      description: 'The status before; null where the operation was created.',
    }),
    toStatus: t.expose('toStatus', {
      type: AsyncOperationStatus,
      nullable: true,
      description: 'The status after; null where the operation was deleted.',
    }),
    actor: t.exposeString('actor', { description: 'Who caused it: a person, a host or the platform.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, as the actor gave it.' }),
    operation: t.expose('operation', {
      type: AsyncOperation,
      description: 'The operation as it stood right after this event; for DELETED, as it stood last.',
    }),
  }),
});

export interface EventPage {
  readonly events: readonly OperationEvent[];
  readonly position: Position;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export const AsyncOperationEventPage = builder.objectRef<EventPage>('AsyncOperationEventPage').implement({
  description: 'A stretch of the event log, oldest first.',
  fields: (t) => ({
    nodes: t.expose('events', { type: [AsyncOperationEvent], description: 'The events.' }),
    position: t.field({
      type: LogPosition,
      description: 'Give it back as `after` for what follows.',
      resolve: ({ position }, _args, context) => publicPosition(context, position),
    }),
    hasNextPage: t.exposeBoolean('hasNextPage', {
      description: 'Whether the log goes on after `position`; what follows may still hold no event that matches.',
    }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
      description:
        'Whether the log that is kept goes on before the first of `nodes`; what lies there may hold no event that matches.',
    }),
  }),
});

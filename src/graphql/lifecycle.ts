import { type Party, type Transition, transitions, type UserAction, userActions } from '../core/lifecycle.ts';
import {
  asyncOperationStatuses,
  type AsyncOperationStatus as Status,
  stateOf,
  stateValue,
  statusNames,
  statusValue,
} from '../core/statuses.ts';
import { AsyncOperationAction } from './async-operation-action.ts';
import { AsyncOperationEventKind } from './async-operation-event-kind.ts';
import { AsyncOperationState } from './async-operation-state.ts';
import { AsyncOperationStatus } from './async-operation-status.ts';
import { builder, type QueryFields } from './builder.ts';

interface Arrow extends Pick<Transition, 'event' | 'from' | 'to' | 'rerunOf'> {
  readonly action: UserAction | null;
  readonly by: readonly Party[];
}

/** One arrow for each event, from, to and action; whoever can cause it by whatever trigger is a party to it. */
const arrows: readonly Arrow[] = Map.groupBy(transitions, (row) => [row.event, row.from, row.to, actionOf(row)].join())
  .values()
  .flatMap((rows) =>
    rows.slice(0, 1).map((row) => ({ ...row, action: actionOf(row), by: rows.flatMap(({ by }) => by) })),
  )
  .toArray();

function actionOf({ trigger }: Transition): UserAction | null {
  return userActions.find((action) => action === trigger) ?? null;
}

const LifecycleTransition = builder.objectRef<Arrow>('LifecycleTransition').implement({
  description: 'One arrow of the state machine.',
  fields: (t) => ({
    event: t.expose('event', { type: AsyncOperationEventKind, description: 'The event that it becomes.' }),
    from: t.expose('from', {
      type: AsyncOperationStatus,
      nullable: true,
      description: 'Null where the operation is created.',
    }),
    to: t.expose('to', {
      type: AsyncOperationStatus,
      nullable: true,
      description: 'Null where it is deleted.',
    }),
    action: t.expose('action', {
      type: AsyncOperationAction,
      nullable: true,
      description: 'The user action that starts it, where one does.',
    }),
    rerunOf: t.expose('rerunOf', {
      type: [AsyncOperationStatus],
      nullable: true,
      description:
        'With RERUN, the statuses in which an operation can be run again: it stays in its own, and the arrow is that of the new one. Null for every other arrow.',
    }),
    byUser: t.boolean({
      description: 'Whether a person or a web service can cause it.',
      resolve: ({ by }) => by.includes('user'),
    }),
    byHost: t.boolean({
      description: 'Whether the host that holds the operation, or claims it, can cause it.',
      resolve: ({ by }) => by.includes('host'),
    }),
    byPlatform: t.boolean({
      description:
        "Whether the platform can cause it: by itself, or through a host, because hosts belong to the platform's asynchronous service.",
      resolve: ({ by }) => by.includes('platform') || by.includes('host'),
    }),
  }),
});

const LifecycleStatus = builder.objectRef<{ readonly statusCode: Status }>('LifecycleStatus').implement({
  description: 'One status of the state machine.',
  fields: (t) => ({
    statusCode: t.expose('statusCode', { type: AsyncOperationStatus, description: 'The status.' }),
    statusCodeValue: t.int({
      description: 'Its option value.',
      resolve: ({ statusCode }) => statusValue(statusCode),
    }),
    stateCode: t.field({
      type: AsyncOperationState,
      description: 'The state that it belongs to.',
      resolve: ({ statusCode }) => stateOf(statusCode),
    }),
    stateCodeValue: t.int({
      description: "The state's option value.",
      resolve: ({ statusCode }) => stateValue(stateOf(statusCode)),
    }),
    label: t.string({
      description: 'As people write it: Waiting For Resources, In Progress, ...',
      resolve: ({ statusCode }) => asyncOperationStatuses[statusCode].label,
    }),
  }),
});

const Lifecycle = builder.objectRef<object>('Lifecycle').implement({
  description: 'The state machine. What is not an arrow here is refused.',
  fields: (t) => ({
    statuses: t.field({
      type: [LifecycleStatus],
      description: 'Every status, in the order of its number.',
      resolve: () => statusNames.map((statusCode) => ({ statusCode })),
    }),
    transitions: t.field({
      type: [LifecycleTransition],
      description: 'Every arrow. Recurring system jobs (see OperationType) take fewer.',
      resolve: () => arrows,
    }),
  }),
});

export const lifecycle = (t: QueryFields) =>
  t.field({
    type: Lifecycle,
    description: 'The state machine that gates every mutation.',
    resolve: () => ({}),
  });

import type { Update } from '../live/live.ts';
import { AsyncOperation } from './async-operation.ts';
import { AsyncOperationEvent } from './async-operation-event.ts';
import { builder } from './builder.ts';
import { LogPosition, publicPosition } from './log-position.ts';

const UpdateChange = builder.enumType('UpdateChange', {
  description: "How the operation moved, seen from the subscription's filter.",
  values: {
    ENTERED: { description: 'It matches now, and did not before.' },
    CHANGED: { description: 'It changed, and matches as it did before.' },
    LEFT: { description: 'It does not match any more, or was deleted.' },
  },
});

const StreamResetReason = builder.enumType('StreamResetReason', {
  description: 'Why a stream could not go on from the position given.',
  values: {
    POSITION_EXPIRED: { description: '`after` is older than the events that are kept.' },
    POSITION_UNKNOWN: { description: '`after` is not of this log (another database, or a restored one).' },
  },
});

type Reset = Extract<Update, { readonly type: 'RESET' }>;

const StreamReset = builder.objectRef<Reset>('StreamReset').implement({
  description: 'Continuity was lost: read again, then go on from the `position` of what was read.',
  fields: (t) => ({
    reason: t.expose('reason', { type: StreamResetReason, description: 'Why, for programs.' }),
    message: t.exposeString('message', { description: 'Why, in words.' }),
  }),
});

export const AsyncOperationUpdate = builder.objectRef<Update>('AsyncOperationUpdate').implement({
  description:
    'Exactly one of: a change (`change`, `event` and `operation`); a reset (`reset`); a checkpoint (none of them), which says that everything up to `position` has been told.',
  fields: (t) => ({
    position: t.field({
      type: LogPosition,
      description: 'Give it back as `after` to go on from here.',
      resolve: ({ position }, _args, context) => publicPosition(context, position),
    }),
    change: t.field({
      type: UpdateChange,
      nullable: true,
      description: 'With a change: how the operation moved.',
      resolve: (update) => (update.type === 'CHANGE' ? update.change : null),
    }),
    event: t.field({
      type: AsyncOperationEvent,
      nullable: true,
      description: 'With a change: what happened.',
      resolve: (update) => (update.type === 'CHANGE' ? update.event : null),
    }),
    operation: t.field({
      type: AsyncOperation,
      nullable: true,
      description: 'With a change: the operation as it stood right after the event; for DELETED, as it stood last.',
      resolve: (update) => (update.type === 'CHANGE' ? update.event.operation : null),
    }),
    reset: t.field({
      type: StreamReset,
      nullable: true,
      description: 'With a reset: why. The stream goes on live from `position`.',
      resolve: (update) => (update.type === 'RESET' ? update : null),
    }),
  }),
});

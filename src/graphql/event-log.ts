import type { EventsSpan } from '../store/store.ts';
import { builder, type QueryFields } from './builder.ts';
import { DateTime } from './date-time.ts';
import { GivenTimes } from './given-times.ts';
import { invalidArgument } from './invalid-argument.ts';
import { LogPosition, publicPosition } from './log-position.ts';

type Place = EventsSpan['first'];

const LogPlace = builder.objectRef<Place>('LogPlace').implement({
  description: 'An event of the log, by where and when it is.',
  fields: (t) => ({
    position: t.field({
      type: LogPosition,
      description: 'Its position.',
      resolve: ({ position }, _args, context) => publicPosition(context, position),
    }),
    occurredOn: t.expose('occurredOn', { type: DateTime, description: 'When it happened.' }),
  }),
});

const EventLog = builder.objectRef<{ readonly span: EventsSpan | null }>('EventLog').implement({
  description: 'How far back the event log can be looked at.',
  fields: (t) => ({
    first: t.field({
      type: LogPlace,
      nullable: true,
      description: 'The oldest event that is kept; null where there is none.',
      resolve: ({ span }) => span?.first ?? null,
    }),
    last: t.field({
      type: LogPlace,
      nullable: true,
      description: 'The newest event; null where there is none.',
      resolve: ({ span }) => span?.last ?? null,
    }),
    positionAt: t.field({
      type: LogPosition,
      description:
        'The position of the last event that had happened by then, or the one before the oldest that is kept: what to give as `asOf` to see things as they stood at that time. Where the clock was set back meanwhile, one of those that fit.',
      args: {
        time: t.arg({ type: DateTime, required: true, description: 'The time; one to come is as good as now.' }),
      },
      resolve: async (_log, { time }, context) => {
        const times = new GivenTimes();
        const instant = times.read(['time'], time) ?? 0;
        if (times.fault !== null) throw invalidArgument(times.fault);
        return publicPosition(context, await context.engine.reads.positionAt(instant));
      },
    }),
  }),
});

export const eventLog = (t: QueryFields) =>
  t.field({
    type: EventLog,
    description: 'From when to when things can be looked at as they stood, and at which position that was.',
    resolve: async (_root, _args, context) => ({ span: await context.engine.reads.eventsSpan() }),
  });

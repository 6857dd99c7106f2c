import { type Activity, minuteMs } from '../core/activity.ts';
import { builder, type QueryFields } from './builder.ts';
import { DateTime } from './date-time.ts';
import { GivenTimes } from './given-times.ts';
import { invalidArgument } from './invalid-argument.ts';

const mostMinutes = 1_440;

const AsyncOperationActivity = builder.objectRef<Activity>('AsyncOperationActivity').implement({
  description: 'What happened to operations in one minute.',
  fields: (t) => ({
    minute: t.expose('minute', { type: DateTime, description: 'Its beginning.' }),
    created: t.exposeInt('created', { description: 'How many were created.' }),
    succeeded: t.exposeInt('succeeded', { description: 'How many ended as Succeeded.' }),
    failed: t.exposeInt('failed', { description: 'How many ended as Failed, for good.' }),
    canceled: t.exposeInt('canceled', { description: 'How many ended as Canceled.' }),
  }),
});

export const asyncOperationActivity = (t: QueryFields) =>
  t.field({
    type: [AsyncOperationActivity],
    description:
      'How many operations were created and how many ended, minute by minute, oldest first; minutes in which nothing did are left out. It does not depend on how long operations and events are kept: 44,640 minutes are known, those of 31 full days, and beyond that the ones farthest from now are forgotten.',
    args: {
      from: t.arg({ type: DateTime, required: true, description: 'From the minute that it lies in.' }),
      to: t.arg({
        type: DateTime,
        required: true,
        description: 'Up to it, exclusive: after `from`, and no more than 1,440 minutes.',
      }),
    },
    extensions: { cost: mostMinutes },
    resolve: (_root, args, context) => {
      const times = new GivenTimes();
      const from = times.read(['from'], args.from) ?? 0;
      const until = times.read(['to'], args.to) ?? from;
      if (times.fault !== null) throw invalidArgument(times.fault);
      if (until <= from) throw invalidArgument({ field: ['to'], message: 'to must be after from.' });
      if (until - from > mostMinutes * minuteMs) {
        throw invalidArgument({ field: ['to'], message: `to may be at most ${mostMinutes} minutes after from.` });
      }
      return context.engine.reads.activity({ from: Math.floor(from / minuteMs) * minuteMs, until });
    },
  });

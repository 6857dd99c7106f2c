import type { Series } from '../core/series.ts';
import { rangeFault } from '../core/text-rules.ts';
import { builder } from './builder.ts';
import { DateTime } from './date-time.ts';
import { invalidArgument } from './invalid-argument.ts';
import { MissedOccurrences } from './missed-occurrences.ts';
import { OperationType, operationTypeOf } from './operation-type.ts';
import { upcomingTimes } from './upcoming-times.ts';

/** Each is searched for by the rule, and a page has many series. */
const mostOccurrences = 5;

export const AsyncOperationSeriesStatus = builder.enumType('AsyncOperationSeriesStatus', {
  description: 'Whether a series goes on.',
  values: {
    ACTIVE: { description: 'Its next occurrence will be created.' },
    PAUSED: { description: 'Nothing is created until somebody resumes it; what lies within the pause is not missed.' },
    ENDED: { description: 'By a person, or because its rule has no further occurrence. For good.' },
  },
});

export const AsyncOperationSeries = builder.objectRef<Series>('AsyncOperationSeries').implement({
  description: 'What recurs. Each of its occurrences is an operation of its own, created once, at its time.',
  fields: (t) => ({
    id: t.exposeID('id', {
      description: 'The UUID (version 7) of the series, which its operations name as `seriesId`.',
    }),
    name: t.exposeString('name', { description: 'The name that its operations get.' }),
    operationType: t.field({
      type: OperationType,
      description: 'What kind of work its operations are.',
      resolve: (series, _args, context) => operationTypeOf(context, series.operationType),
    }),
    status: t.expose('status', { type: AsyncOperationSeriesStatus, description: 'Whether it goes on.' }),
    recurrencePattern: t.exposeString('recurrencePattern', { description: 'Its RFC 5545 RRULE.' }),
    recurrenceStartTime: t.expose('recurrenceStartTime', {
      type: DateTime,
      description: 'From when the pattern counts: its DTSTART.',
    }),
    recurrenceTimeZone: t.exposeString('recurrenceTimeZone', {
      description: 'The time zone that the pattern is read in, by its name in the IANA database.',
    }),
    missedOccurrences: t.expose('missedOccurrences', {
      type: MissedOccurrences,
      description: 'What becomes of occurrences that nobody could create in time.',
    }),
    nextOccurrences: t.field({
      type: [DateTime],
      description: 'The times of its next five occurrences, or of as many as there are; none unless it is ACTIVE.',
      args: {
        first: t.arg.int({ description: `How many at most: 0 to ${mostOccurrences}; ${mostOccurrences} by default.` }),
      },
      resolve: (series, { first }) => {
        const count = first ?? mostOccurrences;
        const fault = rangeFault(['first'], count, 0, mostOccurrences);
        if (fault !== null) throw invalidArgument(fault);
        return upcomingTimes(series, count);
      },
    }),
    lastOccurrence: t.expose('lastOn', {
      type: DateTime,
      description: 'The time of the newest occurrence that was created. The first is created with the series.',
    }),
    occurrenceCount: t.exposeInt('occurrenceCount', { description: 'How many operations it has created.' }),
    version: t.exposeInt('version', {
      description:
        'Grows by one with every change, an occurrence among them; give it back as `expectedVersion` to change only what you saw.',
    }),
    createdBy: t.exposeString('createdBy', { description: 'Who created it.' }),
    createdOn: t.expose('createdOn', { type: DateTime, description: 'When it was created.' }),
    modifiedBy: t.exposeString('modifiedBy', { description: 'Who caused the last change: a person or the platform.' }),
    modifiedOn: t.expose('modifiedOn', { type: DateTime, description: 'When it last changed.' }),
  }),
});

import type { SeriesAction } from '../core/series-command.ts';
import { AsyncOperationSeriesResult, seriesResult } from './async-operation-series-result.ts';
import { builder, type MutationFields } from './builder.ts';
import { DateTime } from './date-time.ts';
import { GivenTimes } from './given-times.ts';
import { Json, jsonFault, jsonText } from './json.ts';
import { MissedOccurrences } from './missed-occurrences.ts';
import { unlessOverloaded } from './overloaded.ts';

const onOneSeries = {
  id: 'The UUID of the series.',
  expectedVersion:
    'Where given, nothing happens unless it is the current version; otherwise the answer is a SeriesConflictError.',
};

const AsyncOperationSeriesActionInput = builder.inputType('AsyncOperationSeriesActionInput', {
  description: 'Which series an action is asked of.',
  fields: (t) => ({
    id: t.id({ required: true, description: onOneSeries.id }),
    expectedVersion: t.int({ description: onOneSeries.expectedVersion }),
  }),
});

const ChangeAsyncOperationSeriesInput = builder.inputType('ChangeAsyncOperationSeriesInput', {
  description: 'What to change of a series. What is null or not given stays as it is.',
  fields: (t) => ({
    id: t.id({ required: true, description: onOneSeries.id }),
    expectedVersion: t.int({ description: onOneSeries.expectedVersion }),
    name: t.string({ description: 'The name of its operations from now on: 1 to 256 characters.' }),
    data: t.field({ type: Json, description: 'The data of its operations from now on.' }),
    recurrencePattern: t.string({ description: 'An RFC 5545 RRULE, as when it was created.' }),
    recurrenceStartTime: t.field({ type: DateTime, description: 'From when the pattern counts, to the second.' }),
    recurrenceTimeZone: t.string({ description: 'The time zone that the pattern is read in.' }),
    missedOccurrences: t.field({
      type: MissedOccurrences,
      description: 'What becomes of occurrences that nobody could create in time.',
    }),
  }),
});

function actionField(t: MutationFields, action: SeriesAction, description: string) {
  return t.field({
    type: AsyncOperationSeriesResult,
    description,
    args: { input: t.arg({ type: AsyncOperationSeriesActionInput, required: true, description: 'Which series.' }) },
    resolve: async (_root, { input }, { engine, viewer }) => {
      const { id, expectedVersion = null } = input;
      const asked = engine.actOnSeries({ action, id, expectedVersion, actor: viewer.name });
      return seriesResult(await unlessOverloaded(asked), id, ['input']);
    },
  });
}

export const pauseAsyncOperationSeries = (t: MutationFields) =>
  actionField(
    t,
    'PAUSE',
    'Creates nothing more of an ACTIVE series until it is resumed. Operations that exist already are not touched.',
  );

export const resumeAsyncOperationSeries = (t: MutationFields) =>
  actionField(t, 'RESUME', 'Lets a PAUSED series go on with its next occurrence from now on.');

export const endAsyncOperationSeries = (t: MutationFields) =>
  actionField(t, 'END', 'Ends a series for good. Operations that exist already are not touched.');

export const changeAsyncOperationSeries = (t: MutationFields) =>
  t.field({
    type: AsyncOperationSeriesResult,
    description:
      'Changes what a series creates from now on, and when. With a new rule, its next occurrence is the first that is neither past nor at or before the newest one created.',
    args: {
      input: t.arg({ type: ChangeAsyncOperationSeriesInput, required: true, description: 'Which series, and what.' }),
    },
    resolve: async (_root, { input }, { engine, viewer, limits }) => {
      const { id, expectedVersion = null } = input;
      const times = new GivenTimes();
      const changes = {
        name: input.name ?? null,
        data: jsonText(input.data) ?? null,
        recurrencePattern: input.recurrencePattern ?? null,
        recurrenceStartTime: times.read(['recurrenceStartTime'], input.recurrenceStartTime),
        recurrenceTimeZone: input.recurrenceTimeZone ?? null,
        missedOccurrences: input.missedOccurrences ?? null,
      };
      const fault = jsonFault(['data'], input.data, limits.dataDepth) ?? times.fault;
      if (fault !== null) return seriesResult({ type: 'REFUSED', refusal: fault, series: null }, id, ['input']);
      const asked = engine.changeSeries({ id, expectedVersion, changes, actor: viewer.name });
      return seriesResult(await unlessOverloaded(asked), id, ['input']);
    },
  });

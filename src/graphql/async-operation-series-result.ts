import type { FieldPath, OperationErrorCode } from '../core/refusal.ts';
import { within } from '../core/refusal.ts';
import type { Series } from '../core/series.ts';
import type { SeriesOutcome } from '../store/store.ts';
import { AsyncOperationSeries } from './async-operation-series.ts';
import { builder } from './builder.ts';
import { InvalidInputError, NotFoundError, OperationError } from './operation-error.ts';

interface Success {
  readonly __typename: 'AsyncOperationSeriesSuccess';
  readonly series: Series;
}

const AsyncOperationSeriesSuccess = builder.objectRef<Success>('AsyncOperationSeriesSuccess').implement({
  description: 'It is done, durably.',
  fields: (t) => ({
    series: t.expose('series', { type: AsyncOperationSeries, description: 'The series as it stands after it.' }),
  }),
});

interface SeriesFailure<Name extends string> {
  readonly __typename: Name;
  readonly code: OperationErrorCode;
  readonly message: string;
  readonly series: Series;
}

const InvalidSeriesChangeError = builder
  .objectRef<SeriesFailure<'InvalidSeriesChangeError'>>('InvalidSeriesChangeError')
  .implement({
    description: 'INVALID_STATE_CHANGE: the series is in a status in which this cannot be done.',
    interfaces: [OperationError],
    fields: (t) => ({ series: t.expose('series', { type: AsyncOperationSeries, description: 'What it is now.' }) }),
  });

const SeriesConflictError = builder.objectRef<SeriesFailure<'SeriesConflictError'>>('SeriesConflictError').implement({
  description: 'INVALID_STATE_CHANGE_UNEXPECTED: read the series again and decide again.',
  interfaces: [OperationError],
  fields: (t) => ({ series: t.expose('series', { type: AsyncOperationSeries, description: 'What it is now.' }) }),
});

export const AsyncOperationSeriesResult = builder.unionType('AsyncOperationSeriesResult', {
  description: 'What came of a change of a series.',
  types: [AsyncOperationSeriesSuccess, InvalidSeriesChangeError, SeriesConflictError, NotFoundError, InvalidInputError],
});

export function seriesResult(outcome: SeriesOutcome, id: string, path: FieldPath) {
  const { series } = outcome;
  if (outcome.type === 'CHANGED') return { __typename: 'AsyncOperationSeriesSuccess' as const, series: outcome.series };
  const { code, message } = outcome.refusal;
  if (code === 'NOT_FOUND') return { __typename: 'NotFoundError' as const, code, message, id };
  if (code === 'INVALID_INPUT' || code === 'INVALID_RECURRENCE') {
    const { field } = within(path, outcome.refusal);
    return { __typename: 'InvalidInputError' as const, code, message, field };
  }
  if (series === null) throw new Error(`${code} must come with the series that it is about`);
  if (code === 'INVALID_STATE_CHANGE_UNEXPECTED') {
    return { __typename: 'SeriesConflictError' as const, code, message, series };
  }
  return { __typename: 'InvalidSeriesChangeError' as const, code, message, series };
}

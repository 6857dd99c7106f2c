import { filterFault, type InstantRange, type OperationFilter } from '../core/filter.ts';
import type { InputLimits } from '../core/limits.ts';
import { type FieldPath, within } from '../core/refusal.ts';
import { AsyncOperationState } from './async-operation-state.ts';
import { AsyncOperationStatus } from './async-operation-status.ts';
import { builder } from './builder.ts';
import { DateTime } from './date-time.ts';
import { GivenTimes } from './given-times.ts';
import { invalidArgument } from './invalid-argument.ts';

const DateTimeRange = builder.inputType('DateTimeRange', {
  description: 'A stretch of time. An end that is not given is open.',
  fields: (t) => ({
    from: t.field({ type: DateTime, description: 'At this moment or later.' }),
    to: t.field({ type: DateTime, description: 'Before this moment.' }),
  }),
});

export const AsyncOperationFilter = builder.inputType('AsyncOperationFilter', {
  description:
    'All conditions hold together; a list means any of, so an empty list matches nothing. What is null or not given is no condition. Texts have at most 256 characters, lists at most 1,000 members.',
  fields: (t) => ({
    ids: t.idList({ description: 'One of these ids.' }),
    name: t.string({ description: 'Exact name.' }),
    nameContains: t.string({ description: 'A part of the name, without regard to case.' }),
    stateCode: t.field({ type: [AsyncOperationState], description: 'In one of these states.' }),
    statusCode: t.field({ type: [AsyncOperationStatus], description: 'In one of these statuses.' }),
    operationType: t.intList({ description: 'Of one of these types, by value.' }),
    ownerId: t.stringList({ description: 'Of one of these owners.' }),
    hostId: t.stringList({ description: 'Under a lease of one of these hosts.' }),
    correlationId: t.string({ description: 'Exact correlation id.' }),
    dependencyToken: t.string({ description: 'Exact dependency token.' }),
    regardingObjectId: t.string({ description: 'Exact id of what it is about.' }),
    concurrencyKey: t.string({ description: 'Exact concurrency key.' }),
    seriesId: t.id({ description: 'Occurrences of the series with this id.' }),
    createdOn: t.field({ type: DateTimeRange, description: 'Created in this stretch of time.' }),
    modifiedOn: t.field({ type: DateTimeRange, description: 'Last changed in this stretch of time.' }),
    completedOn: t.field({ type: DateTimeRange, description: 'Completed in this stretch of time.' }),
  }),
});

type GivenRange = typeof DateTimeRange.$inferInput;
type GivenFilter = typeof AsyncOperationFilter.$inferInput;

/** The filter of a query or a subscription; throws where it is at fault. */
export function checkedFilter(given: GivenFilter | null | undefined, limits: InputLimits): OperationFilter {
  const times = new GivenTimes();
  const filter = readFilter(given ?? {}, times);
  const fault = times.fault ?? filterFault(filter, limits);
  if (fault !== null) throw invalidArgument(within(['filter'], fault));
  return filter;
}

/** The filter as the engine takes it; what is wrong with its times is in `times` afterwards. */
export function readFilter(given: GivenFilter, times: GivenTimes, path: FieldPath = []): OperationFilter {
  const range = (field: string, ends: GivenRange | null | undefined): InstantRange | null => {
    if (!ends) return null;
    const read = (end: 'from' | 'to') => times.read([...path, field, end], ends[end]);
    return { from: read('from'), to: read('to') };
  };
  return {
    ...given,
    createdOn: range('createdOn', given.createdOn),
    modifiedOn: range('modifiedOn', given.modifiedOn),
    completedOn: range('completedOn', given.completedOn),
  };
}

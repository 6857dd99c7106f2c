import { filterFault, type OperationFilter } from '../core/filter.ts';
import type { InputLimits } from '../core/limits.ts';
import { within } from '../core/refusal.ts';
import { AsyncOperationState } from './async-operation-state.ts';
import { AsyncOperationStatus } from './async-operation-status.ts';
import { builder } from './builder.ts';
import { DateTime } from './date-time.ts';
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
    createdOn: t.field({ type: DateTimeRange, description: 'Created in this stretch of time.' }),
    modifiedOn: t.field({ type: DateTimeRange, description: 'Last changed in this stretch of time.' }),
    completedOn: t.field({ type: DateTimeRange, description: 'Completed in this stretch of time.' }),
  }),
});

/** The filter of a query or a subscription; throws where it is at fault. */
export function checkedFilter(filter: OperationFilter | null | undefined, limits: InputLimits): OperationFilter {
  const checked = filter ?? {};
  const fault = filterFault(checked, limits);
  if (fault !== null) throw invalidArgument(within(['filter'], fault));
  return checked;
}

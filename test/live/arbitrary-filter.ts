import fc from 'fast-check';
import type { OperationFilter } from '../../src/core/filter.ts';
import { stateNames, statusNames } from '../../src/core/statuses.ts';
import { minute, now } from '../core/decision-context.ts';

/** A filter; `ids` are places in the list of the operations that there are by then. */
export type FilterDraft = (ids: readonly string[]) => OperationFilter;

const someOf = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
const range = fc
  .tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 }), fc.boolean(), fc.boolean())
  .map(([from, to, hasFrom, hasTo]) => ({
    from: hasFrom ? now + from * minute : null,
    to: hasTo ? now + to * minute : null,
  }));
const always = (filters: fc.Arbitrary<OperationFilter>) =>
  filters.map(
    (filter): FilterDraft =>
      () =>
        filter,
  );

const conditions: fc.Arbitrary<FilterDraft> = fc.oneof(
  always(fc.record({ statusCode: someOf(statusNames) })),
  always(fc.record({ stateCode: someOf(stateNames) })),
  always(fc.record({ hostId: someOf(['host-1', 'host-2']) })),
  always(fc.record({ nameContains: fc.constantFrom('a', 'B', 'an') })),
  always(fc.record({ operationType: someOf([3, 4, 5]) })),
  always(fc.record({ modifiedOn: range })),
  always(fc.record({ completedOn: range })),
  fc.array(fc.nat(9), { maxLength: 3 }).map(
    (places): FilterDraft =>
      (ids) => ({ ids: places.flatMap((place) => ids[place] ?? []) }),
  ),
);

/** No condition, one or two. */
export const filterDrafts: fc.Arbitrary<FilterDraft> = fc.oneof(
  { arbitrary: fc.constant<FilterDraft>(() => ({})), weight: 1 },
  { arbitrary: conditions, weight: 5 },
  {
    arbitrary: fc.tuple(conditions, conditions).map(
      ([one, other]): FilterDraft =>
        (ids) => ({ ...one(ids), ...other(ids) }),
    ),
    weight: 2,
  },
);

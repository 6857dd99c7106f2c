import type { InstantRange, OperationFilter } from '../../core/filter.ts';
import type { PageQuery } from '../store.ts';

const times = { CREATED_ON: 'createdOn', MODIFIED_ON: 'modifiedOn', NAME: null } as const;

/**
 * The filter, with its range of the time that it is ordered by drawn in to the bounds: what lies between them matches the
 * one as it does the other. SQLite goes by one beginning and one end of an index. Of two it may take the one that is
 * farther off, and look at all that lies between it and the other.
 */
export function drawnIn({
  filter,
  order,
  after,
  before,
}: Pick<PageQuery, 'filter' | 'order' | 'after' | 'before'>): OperationFilter {
  const time = times[order.field];
  const range = time === null ? null : filter[time];
  if (time === null || (range?.from ?? range?.to ?? null) === null) return filter;
  const [low, high] = order.direction === 'ASC' ? [after, before] : [before, after];
  const drawn: InstantRange = {
    from: furthest(Math.max, range?.from, low?.value, 0),
    to: furthest(Math.min, range?.to, high?.value, 1),
  };
  return { ...filter, [time]: drawn };
}

function furthest(
  choose: (one: number, other: number) => number,
  given: number | null | undefined,
  bound: number | string | undefined,
  past: number,
): number | null {
  if (typeof bound !== 'number') return given ?? null;
  return choose(given ?? bound + past, bound + past);
}

import type { InputLimits } from '../core/limits.ts';
import { rangeFault } from '../core/text-rules.ts';
import { invalidArgument } from './invalid-argument.ts';

const defaultPageSize = 50;

/** From which end a page is taken, and how many it is to hold; throws where both ends are asked for. */
export function pageExtent(
  first: number | null | undefined,
  last: number | null | undefined,
  limits: InputLimits,
): { readonly take: 'FIRST' | 'LAST'; readonly limit: number } {
  if (last == null) return { take: 'FIRST', limit: pageSize('first', first, limits) };
  if (first != null) throw invalidArgument({ field: ['last'], message: 'Give first or last, not both.' });
  return { take: 'LAST', limit: pageSize('last', last, limits) };
}

/** How many a page is to hold; throws where that is out of range. */
export function pageSize(field: 'first' | 'last', given: number | null | undefined, limits: InputLimits): number {
  const size = given ?? Math.min(defaultPageSize, limits.pageSize);
  const fault = rangeFault([field], size, 0, limits.pageSize);
  if (fault !== null) throw invalidArgument(fault);
  return size;
}

import type { InputLimits } from '../core/limits.ts';
import { rangeFault } from '../core/text-rules.ts';
import { invalidArgument } from './invalid-argument.ts';

const defaultPageSize = 50;

/** How many a page is to hold; throws where that is out of range. */
export function pageSize(field: 'first' | 'last', given: number | null | undefined, limits: InputLimits): number {
  const size = given ?? Math.min(defaultPageSize, limits.pageSize);
  const fault = rangeFault([field], size, 0, limits.pageSize);
  if (fault !== null) throw invalidArgument(fault);
  return size;
}

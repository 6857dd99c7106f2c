import type { OperationFilter } from '../core/filter.ts';

/** What the counters, kept by type and status, can answer. */
export type CounterFilter = Pick<OperationFilter, 'operationType' | 'stateCode' | 'statusCode'>;

/** The filter, where the counters hold everything that it asks; else null. */
export function counterFilter(filter: OperationFilter): CounterFilter | null {
  const { operationType, stateCode, statusCode, ...others } = filter;
  const asksMore = Object.values(others).some((condition) => condition !== null && condition !== undefined);
  return asksMore ? null : { operationType, stateCode, statusCode };
}

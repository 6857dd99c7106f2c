import { conditionFields, type OperationFilter } from '../core/filter.ts';

/** What the counters, kept by type and status, can answer. */
export type CounterFilter = Pick<OperationFilter, 'operationType' | 'stateCode' | 'statusCode'>;

const counted: readonly (keyof OperationFilter)[] = ['operationType', 'stateCode', 'statusCode'];

/** The filter, where the counters hold everything that it asks; else null. */
export function counterFilter(filter: OperationFilter): CounterFilter | null {
  const { operationType, stateCode, statusCode } = filter;
  const isCounted = conditionFields(filter).every((field) => counted.includes(field));
  return isCounted ? { operationType, stateCode, statusCode } : null;
}

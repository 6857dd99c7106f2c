import type { OperationTypesQuery } from '../../client/documents.ts';

export type OperationTypeFacts = OperationTypesQuery['operationTypes'][number];

/** What people call the type; its number where the gateway knows none by it, or has not told yet. */
export const typeLabel = (types: readonly OperationTypeFacts[], value: number): string =>
  types.find((type) => type.value === value)?.label ?? String(value);

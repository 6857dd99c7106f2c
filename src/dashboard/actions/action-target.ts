import type { AsyncOperationFilter } from '../../client/documents.ts';

/** What an action is asked of. */
export type ActionTarget =
  | { readonly kind: 'ONE'; readonly id: string; readonly name: string }
  | { readonly kind: 'SELECTED'; readonly ids: readonly string[] }
  | { readonly kind: 'MATCHING'; readonly filter: AsyncOperationFilter };

/** The largest list of ids that the gateway takes. */
export const mostSelected = 1_000;

const grouped = new Intl.NumberFormat('en');

export const operationCount = (count: number): string =>
  `${grouped.format(count)} ${count === 1 ? 'operation' : 'operations'}`;

import type { AsyncOperationCountsChangedSubscription } from '../../client/documents.ts';

export type Counts = AsyncOperationCountsChangedSubscription['asyncOperationCountsChanged'];

/** What remains of the counts with these types alone; no types are all of them, as in the view. */
export function countsOfTypes(counts: Counts, types: readonly number[]): Counts {
  if (types.length === 0) return counts;
  const byOperationType = counts.byOperationType.filter(({ operationType }) => types.includes(operationType.value));
  const byStatus = counts.byStatus.map(({ statusCode }) => ({
    statusCode,
    count: sum(byOperationType.filter((each) => each.statusCode === statusCode)),
  }));
  return { ...counts, byOperationType, byStatus, total: sum(byOperationType) };
}

const sum = (all: readonly { readonly count: number }[]) => all.reduce((total, { count }) => total + count, 0);

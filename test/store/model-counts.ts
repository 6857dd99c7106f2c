import { compileFilter, type OperationFilter } from '../../src/core/filter.ts';
import type { Operation } from '../../src/core/operation.ts';
import { statusValue } from '../../src/core/statuses.ts';
import type { CountRow } from '../../src/store/count-row.ts';

export function countsOf(operations: readonly Operation[], filter: OperationFilter): CountRow[] {
  const groups = Map.groupBy(
    operations.filter(compileFilter(filter)),
    (each) => `${each.operationType}/${each.statusCode}`,
  );
  const rows = [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map(({ operationType, statusCode }) => ({ operationType, statusCode, count: group.length })),
  );
  return rows.sort(
    (a, b) => a.operationType - b.operationType || statusValue(a.statusCode) - statusValue(b.statusCode),
  );
}

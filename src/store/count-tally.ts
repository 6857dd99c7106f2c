import type { Operation } from '../core/operation.ts';
import { statusValue } from '../core/statuses.ts';
import type { CountRow } from './count-row.ts';

type Counted = Pick<Operation, 'operationType' | 'statusCode'>;

/** Counts by type and status, taken from one position to another event by event. */
export class CountTally {
  readonly #rows: Map<string, CountRow>;

  constructor(rows: readonly CountRow[] = []) {
    this.#rows = new Map(rows.map((row) => [keyOf(row), row]));
  }

  add({ operationType, statusCode }: Counted, delta: number): void {
    const key = keyOf({ operationType, statusCode });
    const count = (this.#rows.get(key)?.count ?? 0) + delta;
    this.#rows.set(key, { operationType, statusCode, count });
  }

  /** Without those that are zero; by type, then status. */
  rows(): CountRow[] {
    return [...this.#rows.values()].filter(({ count }) => count !== 0).sort(byTypeThenStatus);
  }
}

function keyOf({ operationType, statusCode }: Counted): string {
  return `${operationType}/${statusCode}`;
}

function byTypeThenStatus(left: CountRow, right: CountRow): number {
  return left.operationType - right.operationType || statusValue(left.statusCode) - statusValue(right.statusCode);
}

import type { Database } from 'better-sqlite3';
import type { LockedOfKey } from '../store.ts';
import { type OperationRow, operationFromRow } from './operation-row.ts';

/** There are no more of a key than the highest of its limits: counting them takes no time. */
export function prepareCountLocked(database: Database): (concurrencyKey: string) => number {
  const count = database.prepare<[string], { count: number }>(
    `SELECT count(*) AS "count" FROM "operations" INDEXED BY "operations_lockedOfKey"
     WHERE "concurrencyKey" = ? AND "statusCode" >= 20 AND "statusCode" < 30`,
  );
  return (concurrencyKey) => count.get(concurrencyKey)?.count ?? 0;
}

export function createLockedOfKey(database: Database): (concurrencyKey: string) => LockedOfKey {
  const countLocked = prepareCountLocked(database);
  const first = database.prepare<[string], OperationRow>(
    `SELECT * FROM "operations" INDEXED BY "operations_lockedOfKey"
     WHERE "concurrencyKey" = ? AND "statusCode" >= 20 AND "statusCode" < 30 ORDER BY "seq" LIMIT 1`,
  );
  return (concurrencyKey) => {
    const row = first.get(concurrencyKey);
    return { count: countLocked(concurrencyKey), first: row === undefined ? null : operationFromRow(row) };
  };
}

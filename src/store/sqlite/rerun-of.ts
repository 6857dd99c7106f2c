import type { Database } from 'better-sqlite3';
import type { OperationRow } from './operation-row.ts';

/** The operation that the one with an id was run again as. */
export function prepareRerunOf(database: Database) {
  return database.prepare<[string], OperationRow>('SELECT * FROM "operations" WHERE "rerunOf" = ?');
}

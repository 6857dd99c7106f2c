import type { Database, Statement } from 'better-sqlite3';
import type { OperationRow } from './operation-row.ts';

/** Of the operations of a dependency token, the first that is not Completed. */
export function prepareFirstOfToken(database: Database): Statement<[string], OperationRow> {
  return database.prepare<[string], OperationRow>(
    `SELECT * FROM "operations" INDEXED BY "operations_firstOfToken"
     WHERE "dependencyToken" = ? AND "statusCode" < 30 ORDER BY "seq" LIMIT 1`,
  );
}

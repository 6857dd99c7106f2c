import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { columnNames, quoted, type Value, type Values, withBits } from './columns.ts';
import { StatementCache } from './statement-cache.ts';

/** How many rows one statement inserts at most. */
const mostTogether = 16;

/**
 * Inserts whole rows, in their order. To hand SQLite a value takes longer than to store it, so what is null is left
 * out; and to begin and end a statement takes as long as a row, so rows that lack the same go together.
 */
export function prepareInsert<Table extends SQLiteTable>(
  database: Database,
  table: Table,
): (rows: readonly (Table['$inferSelect'] & Values)[]) => void {
  const columns = withBits(columnNames(table));
  const statements = new StatementCache<string, never>(database);

  const insert = (given: number, count: number, values: readonly Value[]) => {
    const sql = () => {
      const names = columns
        .filter((_, index) => Math.floor(given / 2 ** index) % 2 === 1)
        .map(([name]) => quoted(name));
      const row = `(${names.map(() => '?').join(', ')})`;
      const rows = Array.from({ length: count }, () => row);
      return `INSERT INTO ${quoted(getTableName(table))} (${names.join(', ')}) VALUES ${rows.join(', ')}`;
    };
    statements.of(`${given} ${count}`, sql).run(values);
  };

  return (rows) => {
    let given = 0;
    let count = 0;
    let values: Value[] = [];
    for (const row of rows) {
      let ofRow = 0;
      const own: Value[] = [];
      for (const [column, bit] of columns) {
        const value = row[column] ?? null;
        if (value === null) continue;
        ofRow += bit;
        own.push(value);
      }
      if (count > 0 && (ofRow !== given || count === mostTogether)) {
        insert(given, count, values);
        values = [];
        count = 0;
      }
      given = ofRow;
      count += 1;
      values.push(...own);
    }
    if (count > 0) insert(given, count, values);
  };
}

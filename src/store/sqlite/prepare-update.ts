import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { quoted, type Value, type Values, withBits } from './columns.ts';
import { StatementCache } from './statement-cache.ts';

export interface Update<Column extends string> {
  readonly key: number;
  readonly before: Values<Column>;
  readonly after: Values<Column>;
}

/**
 * Brings a row from what it holds to what it is to hold. What stays the same is left out: it needs no value, and no
 * index of it is touched.
 */
export function prepareUpdate<Column extends string>(
  database: Database,
  table: SQLiteTable,
  columns: readonly Column[],
  key: string,
): (update: Update<Column>) => void {
  const all = withBits(columns);
  const statements = new StatementCache<number, never>(database);

  return ({ key: keyValue, before, after }) => {
    let changed = 0;
    const values: Value[] = [];
    for (const [column, bit] of all) {
      const value = after[column];
      if (value === before[column]) continue;
      changed += bit;
      values.push(value);
    }
    if (changed === 0) return;
    values.push(keyValue);
    const sql = () => {
      const set = columns.filter((column) => after[column] !== before[column]).map((column) => `${quoted(column)} = ?`);
      return `UPDATE ${quoted(getTableName(table))} SET ${set.join(', ')} WHERE ${quoted(key)} = ?`;
    };
    statements.of(changed, sql).run(values);
  };
}

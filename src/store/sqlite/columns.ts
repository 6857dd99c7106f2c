import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';

/** The names of a table's columns as SQL, so that no statement repeats what tables.ts says. */
export function columnNames(table: SQLiteTable): string[] {
  return Object.values(getTableColumns(table)).map((column) => column.name);
}

function quoted(name: string): string {
  return `"${name}"`;
}

/** `INSERT INTO t (a, b) VALUES (@a, @b)` over every column. */
export function insertInto(table: SQLiteTable): string {
  const columns = columnNames(table);
  const names = columns.map(quoted).join(', ');
  return `INSERT INTO ${quoted(getTableName(table))} (${names}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`;
}

/** `UPDATE t SET a = @a, b = @b WHERE key = @key` over the columns named. */
export function updateColumns(table: SQLiteTable, columns: readonly string[], key: string): string {
  const set = columns.map((name) => `${quoted(name)} = @${name}`).join(', ');
  return `UPDATE ${quoted(getTableName(table))} SET ${set} WHERE ${quoted(key)} = @${key}`;
}

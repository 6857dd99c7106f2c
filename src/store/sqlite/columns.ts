import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';

/** What better-sqlite3 is handed for a column, as Drizzle's tables of plain columns have it. */
export type Value = string | number | null;
export type Values<Column extends string = string> = { readonly [column in Column]: Value };

/** The names of a table's columns as SQL, so that no statement repeats what tables.ts says. */
export function columnNames(table: SQLiteTable): string[] {
  return Object.values(getTableColumns(table)).map((column) => column.name);
}

export function quoted(name: string): string {
  return `"${name}"`;
}

/** `INSERT INTO t (a, b) VALUES (@a, @b)` over every column. */
export function insertInto(table: SQLiteTable): string {
  const columns = columnNames(table);
  const names = columns.map(quoted).join(', ');
  return `INSERT INTO ${quoted(getTableName(table))} (${names}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`;
}

/** A set of columns is told by the sum of their bits: a number, which is exact up to 53 of them. */
export function withBits<Column extends string>(columns: readonly Column[]): (readonly [Column, bit: number])[] {
  if (columns.length > 53) throw new Error('a set of so many columns does not fit into a number');
  return columns.map((column, index) => [column, 2 ** index]);
}

import type { Database } from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { StatementCache } from './statement-cache.ts';

type Value = string | number | null;
type Values<Column extends string> = { readonly [column in Column]: Value };

export interface KeyedUpdate<Column extends string> {
  readonly key: number;
  readonly before: Values<Column>;
  readonly after: Values<Column>;
}

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

/** Inserts whole rows. To hand SQLite a value takes longer than to store it, so what is null is left out. */
export function prepareInsert<Table extends SQLiteTable>(
  database: Database,
  table: Table,
): (row: Table['$inferSelect'] & Values<string>) => void {
  const statements = new StatementCache<number, never>(database);
  const bits = bitsOf(columnNames(table));
  const into = (columns: readonly string[]) =>
    `INSERT INTO ${quoted(getTableName(table))} (${columns.map(quoted).join(', ')})
     VALUES (${columns.map(() => '?').join(', ')})`;

  return (row) => {
    const values: Value[] = [];
    let given = 0;
    for (const [bit, column] of bits) {
      const value = row[column] ?? null;
      if (value === null) continue;
      given += bit;
      values.push(value);
    }
    const sql = () => into(bits.flatMap(([, column]) => (row[column] === null ? [] : [column])));
    statements.of(given, sql).run(values);
  };
}

/**
 * Brings rows from what they hold to what they are to hold. What stays the same is left out: it needs no value, and no
 * index of it is touched.
 */
export function prepareUpdate<Column extends string>(
  database: Database,
  table: SQLiteTable,
  columns: readonly Column[],
  key: string,
): (update: KeyedUpdate<Column>) => void {
  const statements = new StatementCache<number, never>(database);
  const bits = bitsOf(columns);
  const set = (changed: readonly string[]) =>
    `UPDATE ${quoted(getTableName(table))} SET ${changed.map((column) => `${quoted(column)} = ?`).join(', ')}
     WHERE ${quoted(key)} = ?`;

  return ({ key: keyValue, before, after }) => {
    const values: Value[] = [];
    let changed = 0;
    for (const [bit, column] of bits) {
      const value = after[column];
      if (value === before[column]) continue;
      changed += bit;
      values.push(value);
    }
    if (values.length === 0) return;
    values.push(keyValue);
    const sql = () => set(columns.filter((column) => before[column] !== after[column]));
    statements.of(changed, sql).run(values);
  };
}

/** A set of columns is a sum of these; a number is exact up to 53 of them. */
function bitsOf<Column extends string>(columns: readonly Column[]): (readonly [bit: number, column: Column])[] {
  if (columns.length > 53) throw new Error('a set of so many columns does not fit into a number');
  return columns.map((column, index) => [2 ** index, column]);
}

import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { quoted, type Value, type Values, withBits } from './columns.ts';
import { StatementCache } from './statement-cache.ts';

interface Update<Column extends string> {
  readonly key: number;
  readonly before: Values<Column>;
  readonly after: Values<Column>;
}

/** Within one transaction. */
export interface Updates<Column extends string> {
  /**
   * Brings a row from what it holds to what it is to hold, now or later. What stays the same is left out: it needs no
   * value, and no index of it is touched.
   */
  put(update: Update<Column>): void;
  /** Writes all that was put: to be called before a row that it may have changed is read, and before the transaction ends. */
  flush(): void;
}

interface Row {
  readonly key: number;
  /** Of the columns that change. */
  readonly values: readonly Value[];
}

/** How many rows one statement changes. */
const together = 16;

/**
 * To begin and end a statement, and to hand it what it is told, takes as long as changing a row. So rows that follow
 * each other, and of which the same columns change, are changed together, and what becomes the same in all of them is
 * told once.
 */
export function prepareUpdates<Column extends string>(
  database: Database,
  table: SQLiteTable,
  columns: readonly Column[],
  key: string,
): () => Updates<Column> {
  const all = withBits(columns);
  const name = quoted(getTableName(table));
  const ofOne = new StatementCache<number, never>(database);
  const ofMany = new StatementCache<string, never>(database);

  const namesIn = (set: number) =>
    all.filter(([, bit]) => Math.floor(set / bit) % 2 === 1).map(([column]) => quoted(column));

  const writeOne = (changed: number, { key: keyValue, values }: Row) => {
    const sql = () => `UPDATE ${name} SET ${namesIn(changed).join(' = ?, ')} = ? WHERE ${quoted(key)} = ?`;
    const { changes } = ofOne.of(changed, sql).run([...values, keyValue]);
    expectAll(changes, 1);
  };

  const writeMany = (changed: number, rows: readonly Row[]) => {
    const [first, ...others] = rows;
    if (first === undefined) return;
    const isOwn = first.values.map((value, index) => others.some(({ values }) => values[index] !== value));
    const sql = () => {
      const set = namesIn(changed);
      const shared = set.filter((_, index) => !isOwn[index]).map((column) => `${column} = ?`);
      const own = set
        .filter((_, index) => isOwn[index])
        .map((column, place) => `${column} = "own"."column${place + 2}"`);
      const places = rows.map(() => `(?${', ?'.repeat(own.length)})`);
      // Whoever holds the transaction takes it back as a whole: to be able to take back the statement alone, which is
      // the default, costs as much as is won here.
      return `UPDATE OR FAIL ${name} SET ${[...shared, ...own].join(', ')}
        FROM (VALUES ${places.join(', ')}) AS "own" WHERE ${name}.${quoted(key)} = "own"."column1"`;
    };
    const told = first.values.filter((_, index) => !isOwn[index]);
    for (const row of rows) {
      told.push(row.key);
      for (const [index, value] of row.values.entries()) if (isOwn[index]) told.push(value);
    }
    const { changes } = ofMany.of(`${changed} ${isOwn}`, sql).run(told);
    expectAll(changes, rows.length);
  };

  return () => {
    let changed = 0;
    let rows: Row[] = [];

    const flush = () => {
      const alike = rows;
      rows = [];
      if (alike.length === together) writeMany(changed, alike);
      else for (const row of alike) writeOne(changed, row);
    };

    return {
      put: ({ key: keyValue, before, after }) => {
        let changes = 0;
        const values: Value[] = [];
        for (const [column, bit] of all) {
          const value = after[column];
          if (value === before[column]) continue;
          changes += bit;
          values.push(value);
        }
        if (changes === 0) return;
        if (changes !== changed || rows.some((row) => row.key === keyValue)) flush();
        changed = changes;
        rows.push({ key: keyValue, values });
        if (rows.length === together) flush();
      },
      flush,
    };
  };
}

function expectAll(changes: number, count: number): void {
  if (changes === count) return;
  throw new Error(`${changes} rows were there, of ${count} that ${count === 1 ? 'was' : 'were'} to change`);
}

import type { Database } from 'better-sqlite3';
import type { Instant } from '../../core/operation.ts';
import type { Series } from '../../core/series.ts';
import type { SeriesQuery } from '../store.ts';
import { columnNames, insertInto } from './columns.ts';
import { series as table } from './tables.ts';

export interface SeriesTable {
  byId(id: string): Series | null;
  page(query: SeriesQuery): Series[];
  /** Those whose next occurrence has come, the most overdue first. */
  due(now: Instant, limit: number): Series[];
  nextDue(after: Instant): Instant | null;
  insert(series: Series): void;
  /** Throws where it is no longer as `before` says. */
  update(before: Series, series: Series): void;
}

/** A row is a series: the columns have its fields' names, and nothing in it is derived. */
export function createSeriesTable(database: Database): SeriesTable {
  const byId = database.prepare<[string], Series>('SELECT * FROM "series" WHERE "id" = ?');
  const page = database.prepare<[string, number], Series>(
    'SELECT * FROM "series" WHERE "id" < ? ORDER BY "id" DESC LIMIT ?',
  );
  const pageOfStatus = database.prepare<[string, string, number], Series>(
    'SELECT * FROM "series" WHERE "status" = ? AND "id" < ? ORDER BY "id" DESC LIMIT ?',
  );
  const due = database.prepare<[number, number], Series>(
    `SELECT * FROM "series" INDEXED BY "series_nextOn"
     WHERE "nextOn" IS NOT NULL AND "nextOn" <= ? ORDER BY "nextOn", "rowid" LIMIT ?`,
  );
  const nextDue = database.prepare<[number], { due: number }>(
    `SELECT "nextOn" AS "due" FROM "series" INDEXED BY "series_nextOn"
     WHERE "nextOn" > ? ORDER BY "nextOn" LIMIT 1`,
  );
  const insert = database.prepare(insertInto(table));
  const set = columnNames(table).map((name) => `"${name}" = @${name}`);
  const update = database.prepare(
    `UPDATE "series" SET ${set.join(', ')} WHERE "id" = @id AND "version" = @versionBefore`,
  );
  /** Beyond every id. */
  const fromTheNewest = '\u{10ffff}';

  return {
    byId: (id) => byId.get(id) ?? null,
    page: ({ status, after, limit }) =>
      status === null
        ? page.all(after ?? fromTheNewest, limit)
        : pageOfStatus.all(status, after ?? fromTheNewest, limit),
    due: (now, limit) => due.all(now, limit),
    nextDue: (after) => nextDue.get(after)?.due ?? null,
    insert: (series) => {
      insert.run(series);
    },
    update: (before, series) => {
      const { changes } = update.run({ ...series, versionBefore: before.version });
      if (changes !== 1) throw new Error(`series ${before.id} is no longer at version ${before.version}`);
    },
  };
}

import type { Database } from 'better-sqlite3';
import { droppedUntil, type LogAppend, type LogLine, newLines } from '../../core/log-line.ts';
import type { Position } from '../../core/operation.ts';
import type { LogLinePage, LogLinesQuery } from '../store.ts';
import { insertInto } from './columns.ts';
import { logLines } from './tables.ts';

/** The lines that hosts have written, bounded for each operation. All but `page` runs inside a transaction of the caller. */
export interface LogLineTable {
  append(operationSeq: Position, append: LogAppend): void;
  /** Its operation is deleted: its lines are found no more, and left to `clear`, since there may be very many of them. */
  leave(operationSeq: Position): void;
  /** Removes at most `limit` lines of deleted operations; answers with how many. */
  clear(limit: number): number;
  newest(operationSeq: Position): number;
  page(query: LogLinesQuery): LogLinePage;
}

export function createLogLineTable(database: Database): LogLineTable {
  const columns = '"number", "occurredOn", "epoch", "ordinal", "text"';
  const insert = database.prepare(insertInto(logLines));
  const leave = database.prepare<[number, number]>(
    `INSERT INTO "leftLogLines" ("operationSeq")
     SELECT ? WHERE EXISTS (SELECT * FROM "logLines" WHERE "operationSeq" = ?)`,
  );
  const isLeft = database.prepare<[number], unknown>('SELECT 1 FROM "leftLogLines" WHERE "operationSeq" = ?');
  const nextLeft = database.prepare<[], number | null>('SELECT min("operationSeq") FROM "leftLogLines"').pluck();
  const forget = database.prepare<[number]>('DELETE FROM "leftLogLines" WHERE "operationSeq" = ?');
  const trim = database.prepare<[number, number]>('DELETE FROM "logLines" WHERE "operationSeq" = ? AND "number" <= ?');
  const newest = database.prepare<[number], LogLine>(
    `SELECT ${columns} FROM "logLines" WHERE "operationSeq" = ? ORDER BY "number" DESC LIMIT 1`,
  );
  const oldest = database.prepare<[number], Pick<LogLine, 'number'>>(
    'SELECT "number" FROM "logLines" WHERE "operationSeq" = ? ORDER BY "number" LIMIT 1',
  );
  const first = database.prepare<[number, number, number], LogLine>(
    `SELECT ${columns} FROM "logLines" WHERE "operationSeq" = ? AND "number" > ? ORDER BY "number" LIMIT ?`,
  );
  const last = database.prepare<[number, number, number], LogLine>(
    `SELECT ${columns} FROM "logLines" WHERE "operationSeq" = ? AND "number" > ? ORDER BY "number" DESC LIMIT ?`,
  );

  return {
    append: (operationSeq, append) => {
      const added = newLines(append, newest.get(operationSeq) ?? null);
      const end = added.at(-1);
      if (end === undefined) return;
      const dropped = droppedUntil(end.number, append.kept);
      trim.run(operationSeq, dropped);
      for (const line of added) if (line.number > dropped) insert.run({ operationSeq, ...line });
    },
    leave: (operationSeq) => {
      leave.run(operationSeq, operationSeq);
    },
    clear: (limit) => {
      let cleared = 0;
      while (cleared < limit) {
        const operationSeq = nextLeft.get();
        if (operationSeq === undefined || operationSeq === null) break;
        const first = oldest.get(operationSeq);
        if (first === undefined) forget.run(operationSeq);
        // So many numbers are at most so many lines, and the first of them is one.
        else cleared += trim.run(operationSeq, first.number + limit - cleared - 1).changes;
      }
      return cleared;
    },
    newest: (operationSeq) => newest.get(operationSeq)?.number ?? 0,
    page: ({ operationSeq, after, limit, take }) => {
      if (isLeft.get(operationSeq) !== undefined) return { lines: [], oldest: 0, newest: 0 };
      return {
        lines:
          take === 'FIRST' ? first.all(operationSeq, after, limit) : last.all(operationSeq, after, limit).reverse(),
        oldest: oldest.get(operationSeq)?.number ?? 0,
        newest: newest.get(operationSeq)?.number ?? 0,
      };
    },
  };
}

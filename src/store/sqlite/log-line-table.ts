import type { Database } from 'better-sqlite3';
import { droppedUntil, type LogAppend, type LogLine, newLines } from '../../core/log-line.ts';
import type { Position } from '../../core/operation.ts';
import type { LogLinePage, LogLinesQuery } from '../store.ts';
import { insertInto } from './columns.ts';
import { logLines } from './tables.ts';

/** The lines that hosts have written, bounded for each operation. All but `page` runs inside a transaction of the caller. */
export interface LogLineTable {
  append(operationSeq: Position, append: LogAppend): void;
  /** Of an operation that is deleted. */
  remove(operationSeq: Position): void;
  newest(operationSeq: Position): number;
  page(query: LogLinesQuery): LogLinePage;
}

export function createLogLineTable(database: Database): LogLineTable {
  const columns = '"number", "occurredOn", "epoch", "ordinal", "text"';
  const insert = database.prepare(insertInto(logLines));
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
    remove: (operationSeq) => {
      trim.run(operationSeq, Number.MAX_SAFE_INTEGER);
    },
    newest: (operationSeq) => newest.get(operationSeq)?.number ?? 0,
    page: ({ operationSeq, after, limit, take }) => ({
      lines: take === 'FIRST' ? first.all(operationSeq, after, limit) : last.all(operationSeq, after, limit).reverse(),
      oldest: oldest.get(operationSeq)?.number ?? 0,
      newest: newest.get(operationSeq)?.number ?? 0,
    }),
  };
}

import type { Database } from 'better-sqlite3';
import { type OperationFilter, statusesOf } from '../../core/filter.ts';
import type { Position } from '../../core/operation.ts';
import { statusFromValue } from '../../core/statuses.ts';
import type { CountRow } from '../count-row.ts';
import { CountTally } from '../count-tally.ts';
import { type CounterFilter, counterFilter } from '../counter-filter.ts';
import type { ListQueries } from './list-query.ts';
import type { countSnapshots, events } from './tables.ts';

interface CounterRow {
  readonly operationType: number;
  readonly statusCode: number;
  readonly count: number;
}

type Move = Pick<typeof events.$inferSelect, 'fromStatus' | 'toStatus'> & { readonly operationType: number };

/** Counts by type and status: without those that are zero; by type, then status. */
export interface CountQueries {
  now(filter: OperationFilter): CountRow[];
  /** As they stood right after the event at `position`. */
  at(filter: CounterFilter, position: Position, head: Position): CountRow[];
}

export function createCountQueries(database: Database, lists: ListQueries): CountQueries {
  const counters = database.prepare<[], CounterRow>('SELECT * FROM "counters" WHERE "count" > 0');
  const nextSnapshot = database.prepare<[number], typeof countSnapshots.$inferSelect>(
    'SELECT * FROM "countSnapshots" WHERE "position" >= ? ORDER BY "position" LIMIT 1',
  );
  const moves = database.prepare<[number, number], Move>(
    `SELECT json_extract("operation", '$.operationType') AS "operationType", "fromStatus", "toStatus" FROM "events"
     WHERE "position" > ? AND "position" <= ? AND "fromStatus" IS NOT "toStatus"`,
  );

  /** From the next snapshot, or from now where there is none yet. */
  const nearestAbove = (position: Position, head: Position) => {
    const snapshot = position === head ? undefined : nextSnapshot.get(position);
    if (snapshot === undefined) return { position: head, rows: counters.all().map(rowFrom) };
    return { position: snapshot.position, rows: rowsFromSnapshot(snapshot.counts) };
  };

  return {
    now(filter) {
      const byCounters = counterFilter(filter);
      if (byCounters !== null) return sorted(counters.all().map(rowFrom)).filter(matching(byCounters));
      return sorted(lists.countsByTypeAndStatus(filter).map(rowFrom));
    },

    // Always backwards, so that nothing at or before the position is read: it may have been dropped.
    at(filter, position, head) {
      const above = nearestAbove(position, head);
      const tally = new CountTally(above.rows);
      for (const { operationType, fromStatus, toStatus } of moves.all(position, above.position)) {
        if (toStatus !== null) tally.add({ operationType, statusCode: statusFromValue(toStatus) }, -1);
        if (fromStatus !== null) tally.add({ operationType, statusCode: statusFromValue(fromStatus) }, 1);
      }
      return tally.rows().filter(matching(filter));
    },
  };
}

function matching(filter: CounterFilter): (row: CountRow) => boolean {
  const statuses = statusesOf(filter);
  const types = filter.operationType;
  return ({ operationType, statusCode }) =>
    (statuses?.includes(statusCode) ?? true) && (types?.includes(operationType) ?? true);
}

function sorted(rows: readonly CountRow[]): CountRow[] {
  return new CountTally(rows).rows();
}

function rowFrom({ operationType, statusCode, count }: CounterRow): CountRow {
  return { operationType, statusCode: statusFromValue(statusCode), count };
}

function rowsFromSnapshot(text: string): CountRow[] {
  const counts: readonly (readonly [operationType: number, statusCode: number, count: number])[] = JSON.parse(text);
  return counts.map(([operationType, statusCode, count]) => rowFrom({ operationType, statusCode, count }));
}

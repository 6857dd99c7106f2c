import type { Database } from 'better-sqlite3';
import type { OperationEvent } from '../../core/change.ts';
import { type EventKind, transitions } from '../../core/lifecycle.ts';
import type { Instant, Operation, Position } from '../../core/operation.ts';
import { statusFromValue } from '../../core/statuses.ts';
import type { EventsQuery, EventsSpan } from '../store.ts';
import { readSnapshot } from './snapshot.ts';
import type { events } from './tables.ts';

type EventRow = Omit<typeof events.$inferSelect, 'previous'> & { readonly before: string | null };

const kinds: ReadonlyMap<string, EventKind> = new Map(transitions.map(({ event }) => [event, event]));

export interface EventQueries {
  head(): Position;
  floor(): Position;
  events(query: EventsQuery): OperationEvent[];
  operationAt(id: string, position: Position): Operation | null;
  span(head: Position): EventsSpan | null;
  positionAt(instant: Instant, head: Position): Position;
}

export function createEventQueries(database: Database): EventQueries {
  const from = `SELECT e."position", e."operationSeq", e."kind", e."occurredOn", e."fromStatus", e."toStatus", e."actor",
      e."reason", e."operation", b."operation" AS "before"
    FROM "events" e LEFT JOIN "events" b ON b."position" = e."previous"`;
  const inOrder = (direction: 'ASC' | 'DESC') => ({
    ofAll: database.prepare<[number, number, number], EventRow>(
      `${from} WHERE e."position" > ? AND e."position" <= ? ORDER BY e."position" ${direction} LIMIT ?`,
    ),
    ofOne: database.prepare<[number, number, number, number], EventRow>(
      `${from} WHERE e."operationSeq" = ? AND e."position" > ? AND e."position" <= ?
       ORDER BY e."position" ${direction} LIMIT ?`,
    ),
  });
  const taking = { FIRST: inOrder('ASC'), LAST: inOrder('DESC') };
  const lastOfOne = database.prepare<[number, number], EventRow>(
    `${from} WHERE e."operationSeq" = ? AND e."position" <= ? ORDER BY e."position" DESC LIMIT 1`,
  );
  const seqOf = database.prepare<[string, string], { seq: number }>(
    'SELECT "seq" FROM "operations" WHERE "id" = ? UNION ALL SELECT "seq" FROM "tombstones" WHERE "id" = ?',
  );
  const head = database.prepare<[], { head: number | null }>('SELECT max("position") AS "head" FROM "events"');

  const floor = database.prepare<[], { floor: number }>('SELECT "floor" FROM "log"');

  const timeOf = database.prepare<[number], { occurredOn: number }>(
    'SELECT "occurredOn" FROM "events" WHERE "position" = ?',
  );

  const occurredOn = (position: Position): Instant => {
    const row = timeOf.get(position);
    if (row === undefined) throw new Error(`there is no event ${position}`);
    return row.occurredOn;
  };

  const seqs = (ids: readonly string[]) =>
    [...new Set(ids)].flatMap((id) => {
      const row = seqOf.get(id, id);
      return row === undefined ? [] : [row.seq];
    });

  const readFloor = () => floor.get()?.floor ?? 0;

  return {
    head: () => head.get()?.head ?? 0,
    floor: readFloor,

    events({ after: asked, until, limit, operationIds, take = 'FIRST' }) {
      const after = Math.max(asked, readFloor());
      const { ofAll, ofOne } = taking[take];
      const rows =
        operationIds === null
          ? ofAll.all(after, until, limit)
          : seqs(operationIds).flatMap((seq) => ofOne.all(seq, after, until, limit));
      rows.sort((left, right) => left.position - right.position);
      const start = take === 'FIRST' ? 0 : Math.max(0, rows.length - limit);
      return rows.slice(start, start + limit).map(eventFromRow);
    },

    span(head) {
      const first = readFloor() + 1;
      if (first > head) return null;
      return {
        first: { position: first, occurredOn: occurredOn(first) },
        last: { position: head, occurredOn: occurredOn(head) },
      };
    },

    positionAt(instant, head) {
      // Everything up to `low` occurred by then, everything above `high` did not.
      let low = readFloor();
      let high = head;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (occurredOn(middle) <= instant) low = middle;
        else high = middle - 1;
      }
      return low;
    },

    operationAt(id, position) {
      const [seq] = seqs([id]);
      const row = seq === undefined ? undefined : lastOfOne.get(seq, position);
      if (row === undefined || row.toStatus === null) return null;
      return readSnapshot(row.operation);
    },
  };
}

function eventFromRow(row: EventRow): OperationEvent {
  const kind = kinds.get(row.kind);
  if (kind === undefined) throw new Error(`event ${row.position} is of an unknown kind, ${row.kind}`);
  return {
    position: row.position,
    kind,
    occurredOn: row.occurredOn,
    fromStatus: row.fromStatus === null ? null : statusFromValue(row.fromStatus),
    toStatus: row.toStatus === null ? null : statusFromValue(row.toStatus),
    actor: row.actor,
    reason: row.reason,
    operation: readSnapshot(row.operation),
    before: row.before === null ? null : readSnapshot(row.before),
  };
}

import type { Database } from 'better-sqlite3';
import type { Operation, PayloadField, Position } from '../../core/operation.ts';
import type { Cut, CutQuery } from '../store.ts';
import { payloadKey } from './payload-key.ts';
import { readSnapshot } from './snapshot.ts';
import type { events } from './tables.ts';

type PassedRow = Pick<
  typeof events.$inferSelect,
  'position' | 'operationSeq' | 'previous' | 'occurredOn' | 'toStatus' | 'operation'
> & { readonly before: string | null };

/** Of payloads that go in one transaction, give or take those of one event: each page of them has to be let go. */
const enoughBytes = 4 * 1024 * 1024;

const fields: readonly PayloadField[] = ['data', 'result', 'message', 'friendlyMessage'];

/**
 * Moves the floor up, event by event. One that it passes takes the place of the operation's event before it, which
 * nothing is told from any more; so each step costs the same however much lies below the floor. The last one, by which
 * an operation was deleted, takes everything with it.
 */
export function createCut(database: Database): (query: CutQuery, floor: Position, head: Position) => Cut {
  const next = database.prepare<[number, number, number], PassedRow>(
    `SELECT e."position", e."operationSeq", e."previous", e."occurredOn", e."toStatus", e."operation",
       b."operation" AS "before"
     FROM "events" e LEFT JOIN "events" b ON b."position" = e."previous"
     WHERE e."position" > ? AND e."position" < ? ORDER BY e."position" LIMIT ?`,
  );
  const deleteEvent = database.prepare<[number]>('DELETE FROM "events" WHERE "position" = ?');
  const payloadBytes = database
    .prepare<[number], number>('SELECT octet_length("body") FROM "payloads" WHERE "key" = ?')
    .pluck();
  const deletePayload = database.prepare<[number]>('DELETE FROM "payloads" WHERE "key" = ?');
  const deleteTombstone = database.prepare<[number]>('DELETE FROM "tombstones" WHERE "seq" = ?');
  // The one at the floor itself still counts it.
  const deleteSnapshots = database.prepare<[number]>('DELETE FROM "countSnapshots" WHERE "position" < ?');
  const setFloor = database.prepare<[number]>('UPDATE "log" SET "floor" = ?');

  /** Answers with how many bytes they had. */
  const dropPayloads = (operation: Operation, successor: Operation | null): number => {
    let bytes = 0;
    for (const field of fields) {
      const at = operation[`${field}At`];
      if (at === null || at === successor?.[`${field}At`]) continue;
      const key = payloadKey(at, field);
      bytes += payloadBytes.get(key) ?? 0;
      deletePayload.run(key);
    }
    return bytes;
  };

  /** Answers with the bytes of the payloads that went with it. */
  const pass = ({ position, operationSeq, previous, toStatus, operation: text, before }: PassedRow): number => {
    const operation = readSnapshot(text);
    if (previous !== null) deleteEvent.run(previous);
    const bytes = before === null ? 0 : dropPayloads(readSnapshot(before), operation);
    if (toStatus !== null) return bytes;
    deleteEvent.run(position);
    deleteTombstone.run(operationSeq);
    return bytes + dropPayloads(operation, null);
  };

  return database.transaction(({ occurredUntil, limit }: CutQuery, floor: Position, head: Position): Cut => {
    const rows = next.all(floor, head, limit);
    let reached = floor;
    let bytes = 0;
    for (const row of rows) {
      // Times need not rise along the log, the clock may have been set: one event that must stay keeps all after it.
      if (row.occurredOn > occurredUntil || bytes >= enoughBytes) break;
      bytes += pass(row);
      reached = row.position;
    }
    if (reached === floor) return { floor, dropped: 0 };
    setFloor.run(reached);
    deleteSnapshots.run(reached);
    return { floor: reached, dropped: reached - floor };
  }).immediate;
}

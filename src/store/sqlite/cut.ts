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
  const deletePayload = database.prepare<[number]>('DELETE FROM "payloads" WHERE "key" = ?');
  const deleteTombstone = database.prepare<[number]>('DELETE FROM "tombstones" WHERE "seq" = ?');
  // The one at the floor itself still counts it.
  const deleteSnapshots = database.prepare<[number]>('DELETE FROM "countSnapshots" WHERE "position" < ?');
  const setFloor = database.prepare<[number]>('UPDATE "log" SET "floor" = ?');

  const dropPayloads = (operation: Operation, successor: Operation | null) => {
    for (const field of fields) {
      const at = operation[`${field}At`];
      if (at !== null && at !== successor?.[`${field}At`]) deletePayload.run(payloadKey(at, field));
    }
  };

  const pass = ({ position, operationSeq, previous, toStatus, operation: text, before }: PassedRow) => {
    const operation = readSnapshot(text);
    if (previous !== null) deleteEvent.run(previous);
    if (before !== null) dropPayloads(readSnapshot(before), operation);
    if (toStatus !== null) return;
    deleteEvent.run(position);
    dropPayloads(operation, null);
    deleteTombstone.run(operationSeq);
  };

  return database.transaction(({ occurredUntil, limit }: CutQuery, floor: Position, head: Position): Cut => {
    const rows = next.all(floor, head, limit);
    // Times need not rise along the log, the clock may have been set: one event that must stay keeps all after it.
    const firstToStay = rows.findIndex(({ occurredOn }) => occurredOn > occurredUntil);
    const passed = firstToStay === -1 ? rows : rows.slice(0, firstToStay);
    const last = passed.at(-1);
    if (last === undefined) return { floor, dropped: 0 };
    for (const row of passed) pass(row);
    setFloor.run(last.position);
    deleteSnapshots.run(last.position);
    return { floor: last.position, dropped: passed.length };
  }).immediate;
}

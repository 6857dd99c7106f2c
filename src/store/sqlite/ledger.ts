import type { Database } from 'better-sqlite3';
import { type Change, eventOf, type OperationEvent } from '../../core/change.ts';
import type { LogAppend } from '../../core/log-line.ts';
import type { Instant, Lease, Operation, Position } from '../../core/operation.ts';
import type { TypeLoad } from '../../core/starts-now.ts';
import { stateOf, statusValue } from '../../core/statuses.ts';
import type { TypeControl } from '../../core/type-control.ts';
import type { ActivityTable } from './activity-table.ts';
import { prepareFirstOfToken } from './first-of-token.ts';
import type { HeldOperations } from './held-operations.ts';
import { type ClaimableChanges, createKeyLanes } from './key-lanes.ts';
import type { LogLineTable } from './log-line-table.ts';
import { changingColumns, changingRowOf, operationFromRow, rowFromOperation } from './operation-row.ts';
import { payloadKey } from './payload-key.ts';
import { prepareInsert } from './prepare-insert.ts';
import { prepareUpdates, type Updates } from './prepare-updates.ts';
import { writeSnapshot } from './snapshot.ts';
import { events, operations, payloads } from './tables.ts';
import type { TypeEntry, TypeLoads } from './type-loads.ts';

/** What one transaction has written so far. */
export interface LedgerEntry {
  readonly start: Position;
  position: Position;
  readonly events: OperationEvent[];
  /** What has come to be claimable, and what is no longer. */
  readonly claimable: ClaimableChanges;
  /** The ids of operations whose log lines were appended to. */
  readonly logged: string[];
  /** The next occurrences of series that were created. */
  readonly expected: (Instant | null)[];
  /** Changes of the counters, by `type/status`; they are added up and written once, at the end. */
  readonly counts: Map<string, { operationType: number; statusCode: number; delta: number }>;
  readonly types: TypeEntry;
  /** By type, the position of its newest CLAIMED. */
  readonly claims: Map<number, Position>;
  /** Of operations; gone with the entry where the transaction is. */
  readonly updates: Updates<(typeof changingColumns)[number]>;
}

/** Writes changes into the tables. Every method runs inside the transaction that its caller holds. */
export interface Ledger {
  begin(head: Position): LedgerEntry;
  write(entry: LedgerEntry, before: Operation | null, change: Change): OperationEvent;
  renew(entry: LedgerEntry, operation: Operation, lease: Lease): Operation;
  /** Answers with the number of the newest line. */
  append(entry: LedgerEntry, operation: Operation, append: LogAppend): number;
  /** How it stands with a type, with all that has been written so far. */
  load(entry: LedgerEntry, operationType: number): TypeLoad;
  /** Where something of the type was claimed last, since the store was opened; 0: nothing was. */
  lastClaim(entry: LedgerEntry, operationType: number): Position;
  /** Written once, at the end. */
  control(entry: LedgerEntry, control: TypeControl): void;
  finish(entry: LedgerEntry): void;
}

export interface LedgerParts {
  readonly activity: ActivityTable;
  readonly logLines: LogLineTable;
  readonly typeLoads: TypeLoads;
  readonly held: HeldOperations;
}

/** @param snapshotEvery how many events lie between two snapshots of the counters */
export function createLedger(
  database: Database,
  { activity, logLines, typeLoads, held }: LedgerParts,
  snapshotEvery: number,
): Ledger {
  const insertOperations = prepareInsert(database, operations);
  const openUpdates = prepareUpdates(database, operations, changingColumns, 'seq');
  const unblock = database.prepare<[number, number]>(
    'UPDATE "operations" SET "behind" = 0, "turn" = ? WHERE "seq" = ?',
  );
  const giveTurn = database.prepare<[number, number]>('UPDATE "operations" SET "turn" = ? WHERE "seq" = ?');
  const deleteOperation = database.prepare<[number]>('DELETE FROM "operations" WHERE "seq" = ?');
  const insertTombstone = database.prepare<[number, string]>('INSERT INTO "tombstones" ("seq", "id") VALUES (?, ?)');
  const insertName = database.prepare<[number, string]>(
    'INSERT INTO "operationNames" ("rowid", "nameKey") VALUES (?, ?)',
  );
  const deleteName = database.prepare<[number]>('DELETE FROM "operationNames" WHERE "rowid" = ?');
  const insertEvents = prepareInsert(database, events);
  const insertPayloads = prepareInsert(database, payloads);
  const copyPayload = database.prepare<[number, number]>(
    'INSERT INTO "payloads" ("key", "body") SELECT ?, "body" FROM "payloads" WHERE "key" = ?',
  );
  const firstOfToken = prepareFirstOfToken(database);
  const claims = new Map<number, Position>();
  const lanes = createKeyLanes(database);
  const addToCounter = database.prepare<[number, number, number]>(
    `INSERT INTO "counters" ("operationType", "statusCode", "count") VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET "count" = "count" + excluded."count"`,
  );

  const insertSnapshot = database.prepare<[number]>(
    `INSERT INTO "countSnapshots" ("position", "counts")
     SELECT ?, json_group_array(json_array("operationType", "statusCode", "count")) FROM "counters" WHERE "count" > 0`,
  );

  const count = (entry: LedgerEntry, operation: Operation, delta: number) => {
    const { operationType } = operation;
    const statusCode = statusValue(operation.statusCode);
    const key = `${operationType}/${statusCode}`;
    const known = entry.counts.get(key);
    entry.counts.set(key, { operationType, statusCode, delta: (known?.delta ?? 0) + delta });
  };

  const create = (entry: LedgerEntry, operation: Operation) => {
    const { dependencyToken } = operation;
    const isBehind = dependencyToken !== null && firstOfToken.get(dependencyToken) !== undefined;
    const row = rowFromOperation(operation, isBehind);
    insertOperations([row]);
    insertName.run(row.seq, row.nameKey);
    count(entry, operation, 1);
    if (operation.statusCode === 'WAITING_FOR_RESOURCES' && !isBehind) lanes.entered(entry, operation);
  };

  const remove = (entry: LedgerEntry, operation: Operation) => {
    deleteOperation.run(operation.seq);
    deleteName.run(operation.seq);
    insertTombstone.run(operation.seq, operation.id);
    logLines.leave(operation.seq);
    count(entry, operation, -1);
  };

  const put = (entry: LedgerEntry, before: Operation, operation: Operation) => {
    entry.updates.put({ key: before.seq, before: changingRowOf(before), after: changingRowOf(operation) });
    // What its token and its key let go next is looked up among the rows that have them.
    if (operation.dependencyToken !== null || operation.concurrencyKey !== null) entry.updates.flush();
  };

  const update = (entry: LedgerEntry, before: Operation, operation: Operation) => {
    put(entry, before, operation);
    if (before.statusCode === operation.statusCode) return;
    count(entry, before, -1);
    count(entry, operation, 1);
    if (before.statusCode === 'WAITING_FOR_RESOURCES') entry.claimable.set(before.seq, null);
    lanes.moved(entry, before, operation);
    if (operation.statusCode === 'WAITING_FOR_RESOURCES' && isFirst(operation)) {
      if (operation.dependencyToken !== null) giveTurn.run(entry.position, operation.seq);
      lanes.entered(entry, operation);
    }
    if (stateOf(operation.statusCode) === 'COMPLETED') letNextGo(entry, operation);
  };

  const isFirst = ({ dependencyToken, seq }: Operation) =>
    dependencyToken === null || firstOfToken.get(dependencyToken)?.seq === seq;

  /** Completed is final, so the first of a token only ever moves on: at most one operation stops being behind. */
  const letNextGo = (entry: LedgerEntry, { dependencyToken }: Operation) => {
    if (dependencyToken === null) return;
    const next = firstOfToken.get(dependencyToken);
    // Where one that was behind itself has ended, the first is still the same, and free already.
    if (next === undefined || next.behind === 0) return;
    unblock.run(entry.position, next.seq);
    const operation = operationFromRow(next);
    if (operation.statusCode === 'WAITING_FOR_RESOURCES') lanes.entered(entry, operation);
  };

  return {
    begin(head) {
      held.begin(head);
      return {
        start: head,
        position: head,
        events: [],
        claimable: new Map(),
        logged: [],
        expected: [],
        counts: new Map(),
        types: { loads: new Map(), changed: new Map() },
        claims: new Map(),
        updates: openUpdates(),
      };
    },

    write(entry, before, change) {
      entry.position += 1;
      const event = eventOf(before, change, entry.position);
      const { operation } = event;
      if (before === null) create(entry, operation);
      else if (change.to === null) remove(entry, before);
      else update(entry, before, operation);
      if (change.to === null) held.forget(operation.id);
      else held.wrote(operation);
      for (const field of ['data', 'result', 'message', 'friendlyMessage'] as const) {
        const body = change.payloads[field];
        if (typeof body === 'string') insertPayloads([{ key: payloadKey(event.position, field), body }]);
      }
      if (change.dataFrom !== undefined) {
        const { changes } = copyPayload.run(payloadKey(event.position, 'data'), payloadKey(change.dataFrom, 'data'));
        if (changes === 0) throw new Error(`there is no data at position ${change.dataFrom}`);
      }
      if (event.kind === 'CLAIMED') entry.claims.set(operation.operationType, entry.position);
      entry.events.push(event);
      return event;
    },

    renew(entry, operation, lease) {
      const renewed = { ...operation, lease };
      // By no event: were it taken back, nobody would notice by the log.
      held.forget(operation.id);
      put(entry, operation, renewed);
      return renewed;
    },

    append(entry, { seq, id }, append) {
      logLines.append(seq, append);
      entry.logged.push(id);
      return logLines.newest(seq);
    },

    load(entry, operationType) {
      const moved = (statusCode: number) => entry.counts.get(`${operationType}/${statusCode}`)?.delta ?? 0;
      return typeLoads.of(entry.types, operationType, moved);
    },

    lastClaim: (entry, operationType) => entry.claims.get(operationType) ?? claims.get(operationType) ?? 0,

    control(entry, control) {
      entry.types.changed.set(control.operationType, control);
    },

    finish(entry) {
      entry.updates.flush();
      insertEvents(entry.events.map(eventRow));
      activity.add(entry.events);
      typeLoads.write(entry.types);
      for (const { operationType, statusCode, delta } of entry.counts.values()) {
        if (delta !== 0) addToCounter.run(operationType, statusCode, delta);
      }
      // Within a transaction the counters are never those of any position but its last.
      const crossed = Math.floor(entry.position / snapshotEvery) > Math.floor(entry.start / snapshotEvery);
      if (crossed) insertSnapshot.run(entry.position);
      for (const [operationType, position] of entry.claims) claims.set(operationType, position);
      held.finish(entry.position);
    },
  };
}

function eventRow(event: OperationEvent) {
  const { operation, before, fromStatus, toStatus } = event;
  return {
    position: event.position,
    operationSeq: operation.seq,
    previous: before === null ? null : before.position,
    kind: event.kind,
    occurredOn: event.occurredOn,
    fromStatus: fromStatus === null ? null : statusValue(fromStatus),
    toStatus: toStatus === null ? null : statusValue(toStatus),
    actor: event.actor,
    reason: event.reason,
    operation: writeSnapshot(operation),
  };
}

/** The types of what has come to be claimable and still is after all of the entries, once for each operation. */
export function claimableAfter(entries: readonly LedgerEntry[]): number[] {
  const changes = new Map(entries.flatMap(({ claimable }) => [...claimable]));
  return [...changes.values()].filter((operationType) => operationType !== null);
}

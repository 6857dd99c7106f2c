import { randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { eventOf } from '../src/core/change.ts';
import type { CreateInput } from '../src/core/create-input.ts';
import { decide } from '../src/core/decide.ts';
import { createOperationTypes } from '../src/core/operation-types.ts';
import { defaultBackoff } from '../src/core/retry.ts';
import { statusValue } from '../src/core/statuses.ts';
import { uuidV7 } from '../src/core/uuid.ts';
import { insertInto } from '../src/store/sqlite/columns.ts';
import { rowFromOperation } from '../src/store/sqlite/operation-row.ts';
import { payloadKey } from '../src/store/sqlite/payload-key.ts';
import { writeSnapshot } from '../src/store/sqlite/snapshot.ts';
import { events, operations, payloads } from '../src/store/sqlite/tables.ts';

const migrationsFolder = fileURLToPath(new URL('../drizzle/sqlite', import.meta.url));

/**
 * The baseline: better-sqlite3 alone, writing the rows and events that the gateway writes for the same operations, in
 * the same tables with the same indexes, `perTransaction` to a transaction. The rows are made before the clock starts.
 * Answers with operations a second.
 */
export function measureRawSqlite(file: string, inputs: readonly CreateInput[], perTransaction: number): number {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('cache_size = -65536');
  migrate(drizzle(database), { migrationsFolder });
  const insertOperation = database.prepare(insertInto(operations));
  const insertName = database.prepare('INSERT INTO "operationNames" ("rowid", "nameKey") VALUES (?, ?)');
  const insertEvent = database.prepare(insertInto(events));
  const insertPayload = database.prepare(insertInto(payloads));
  const addToCounter = database.prepare(
    `INSERT INTO "counters" ("operationType", "statusCode", "count") VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET "count" = "count" + excluded."count"`,
  );
  const prepared = inputs.map((input, index) => rowsFor(input, index + 1));

  const write = database.transaction((rows: typeof prepared) => {
    for (const { operation, event, payload } of rows) {
      insertOperation.run(operation);
      insertName.run(operation.seq, operation.nameKey);
      if (payload !== null) insertPayload.run(payload);
      insertEvent.run(event);
    }
    const [first] = rows;
    if (first !== undefined) addToCounter.run(first.operation.operationType, first.operation.statusCode, rows.length);
  });

  const start = performance.now();
  for (let at = 0; at < prepared.length; at += perTransaction) write.immediate(prepared.slice(at, at + perTransaction));
  const seconds = (performance.now() - start) / 1_000;
  database.close();
  return prepared.length / seconds;
}

const context = {
  now: Date.now(),
  random: Math.random,
  operationTypes: createOperationTypes(),
  backoff: defaultBackoff,
  newId: randomUUID,
};

function rowsFor(input: CreateInput, position: number) {
  const id = uuidV7(context.now, randomBytes(10));
  const decision = decide({ type: 'CREATE', id, input, actor: 'local' }, null, context);
  if (decision.type !== 'CHANGE') throw new Error('the operation was not created');
  const { operation, ...event } = eventOf(null, decision.change, position);
  return {
    operation: rowFromOperation(operation, false),
    event: {
      position,
      operationSeq: operation.seq,
      previous: null,
      kind: event.kind,
      occurredOn: event.occurredOn,
      fromStatus: null,
      toStatus: statusValue(operation.statusCode),
      actor: event.actor,
      reason: null,
      operation: writeSnapshot(operation),
    },
    payload: input.data === null ? null : { key: payloadKey(position, 'data'), body: input.data },
  };
}

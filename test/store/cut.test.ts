import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { act } from '../core/commands.ts';
import { batchesWithCuts } from './arbitrary-batches.ts';
import { playHistory } from './play-history.ts';
import { StoreWriter } from './store-writer.ts';

function openDatabase() {
  const database = new Database(':memory:');
  migrate(drizzle(database), { migrationsFolder: 'drizzle/sqlite' });
  database.exec(`INSERT INTO "log" ("logId") VALUES ('00000000')`);
  // Snapshots of the counters at every third event, so that there are some to go.
  return { database, store: createSqliteStore({ database, logId: '00000000', snapshotEvery: 3 }) };
}

const payloadsShown = `
  WITH "shown" AS (
    SELECT "operation" FROM "events"
  )
  SELECT json_extract("operation", '$.dataAt') * 4 FROM "shown" WHERE json_extract("operation", '$.dataAt') > 0
  UNION SELECT json_extract("operation", '$.resultAt') * 4 + 1 FROM "shown" WHERE json_extract("operation", '$.resultAt') > 0
  UNION SELECT json_extract("operation", '$.messageAt') * 4 + 2 FROM "shown" WHERE json_extract("operation", '$.messageAt') > 0
  UNION SELECT json_extract("operation", '$.friendlyMessageAt') * 4 + 3 FROM "shown"
    WHERE json_extract("operation", '$.friendlyMessageAt') > 0
  ORDER BY 1`;

it('stores nothing that nobody can read any more', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(batchesWithCuts, { minLength: 1, maxLength: 30 }), async (history) => {
      const { database, store } = openDatabase();
      const numbers = (sql: string) => database.prepare<[], number>(sql).pluck().all();
      const { model, ids } = await playHistory(store, history);
      const [floor, head] = [await model.floor(), await model.head()];
      const there = await Promise.all(ids.map((id) => model.operationAt(id, floor)));
      const below = there.flatMap((operation) => (operation === null ? [] : [operation.position]));
      const kept = Array.from({ length: head - floor }, (_, index) => floor + 1 + index);
      expect(numbers('SELECT "position" FROM "events" ORDER BY 1')).toEqual([
        ...below.sort((left, right) => left - right),
        ...kept,
      ]);
      expect(numbers('SELECT "key" FROM "payloads" ORDER BY 1')).toEqual(numbers(payloadsShown));
      expect(numbers(`SELECT "seq" FROM "tombstones" ORDER BY 1`)).toEqual(
        numbers(`SELECT "operationSeq" FROM "events" WHERE "kind" = 'DELETED' ORDER BY 1`),
      );
      expect(numbers(`SELECT "position" FROM "countSnapshots" WHERE "position" < ${floor}`)).toEqual([]);
      while ((await store.clearLogLines(2)) > 0);
      expect(numbers('SELECT "operationSeq" FROM "leftLogLines"')).toEqual([]);
      expect(numbers('SELECT "operationSeq" FROM "logLines" EXCEPT SELECT "seq" FROM "operations"')).toEqual([]);
      await store.close();
    }),
    { numRuns: 50 },
  );
});

it('forgets the id of a deleted operation with the event by which it was deleted', async () => {
  const { database, store } = openDatabase();
  const tombstones = () => database.prepare<[], string>('SELECT "id" FROM "tombstones"').pluck().all();
  const writer = new StoreWriter(store);
  const { id } = await writer.create();
  await writer.change(act('CANCEL', { id }));
  await writer.change(act('DELETE', { id }));
  await writer.create();
  expect(tombstones()).toEqual([id]);
  await store.cut({ occurredUntil: writer.instant, limit: 100 });
  expect(tombstones()).toEqual([]);
  await store.close();
});

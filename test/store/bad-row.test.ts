import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { expect, it, onTestFinished } from 'vitest';
import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { soon, tick } from '../core/commands.ts';
import { StoreWriter } from './store-writer.ts';

/** Three that are due at the same time; the second is then spoilt, and all are ticked. */
async function tickedAfter(...spoilt: readonly string[]) {
  const database = new Database(':memory:');
  migrate(drizzle(database), { migrationsFolder: 'drizzle/sqlite' });
  const store = createSqliteStore({ database, logId: '00000000' });
  onTestFinished(() => store.close());
  const writer = new StoreWriter(store);
  for (let count = 0; count < 3; count += 1) await writer.create({ postponeUntil: soon });
  for (const sql of spoilt) database.exec(sql);
  writer.instant = soon;
  return { store, applied: await writer.apply(tick(soon)) };
}

const others = [[{ operation: { id: 'id-1' } }, { operation: { id: 'id-3' } }]];

it('a row that cannot be read keeps no other from being woken', async () => {
  const { applied } = await tickedAfter(
    `UPDATE "operations" SET "statusCode" = 99, "expiresOn" = 1, "leaseMs" = 1 WHERE "id" = 'id-2'`,
  );
  expect(applied).toMatchObject({ outcomes: others, events: [{ position: 4 }, { position: 5 }] });
  const [fault] = applied.faults;
  expect(fault).toMatchObject({
    message: 'the clock could not carry out what it owes to operation id-2',
    cause: new Error('99 is not a status of an AsyncOperation'),
  });
});

it('a row that cannot be written is left as it was, and keeps no other from being woken', async () => {
  const { store, applied } = await tickedAfter(
    `CREATE TRIGGER "spoilt" BEFORE INSERT ON "events" WHEN NEW."operationSeq" = 2
     BEGIN SELECT RAISE(ABORT, 'not this one'); END`,
  );
  expect(applied).toMatchObject({ outcomes: others, faults: [{ cause: { message: 'not this one' } }] });
  expect(await store.operations(['id-2'])).toMatchObject([{ statusCode: 'WAITING', version: 1 }]);
  expect(await store.counts({})).toMatchObject({
    position: 5,
    rows: [
      { statusCode: 'WAITING_FOR_RESOURCES', count: 2 },
      { statusCode: 'WAITING', count: 1 },
    ],
  });
});

it('where the whole transaction is lost with one of them, nothing is taken for written', async () => {
  const { store, applied } = await tickedAfter(
    `CREATE TRIGGER "spoilt" BEFORE INSERT ON "events" WHEN NEW."operationSeq" = 2
     BEGIN SELECT RAISE(ROLLBACK, 'all is lost'); END`,
  );
  expect(applied).toMatchObject({ outcomes: [{ message: 'all is lost' }], events: [], faults: [] });
  expect(await store.head()).toBe(3);
  expect(await store.operations(['id-1', 'id-3'])).toMatchObject([{ version: 1 }, { version: 1 }]);
});

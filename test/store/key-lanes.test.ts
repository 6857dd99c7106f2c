import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { expect, it, onTestFinished } from 'vitest';
import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { act, claim, settle } from '../core/commands.ts';
import { StoreWriter } from './store-writer.ts';

it('has of all that waits for keys no more in the index of claims than may start', async () => {
  const database = new Database(':memory:');
  migrate(drizzle(database), { migrationsFolder: 'drizzle/sqlite' });
  const store = createSqliteStore({ database, logId: '00000000' });
  onTestFinished(() => store.close());
  const writer = new StoreWriter(store);
  const claimable = () =>
    database
      .prepare<[], string>(
        `SELECT "id" FROM "operations" INDEXED BY "operations_claimable"
         WHERE "statusCode" = 0 AND "behind" = 0 AND "keyBlocked" = 0`,
      )
      .pluck()
      .all();

  await writer.apply(...Array.from({ length: 200 }, () => writer.creation({ concurrencyKey: 'printer' })));
  expect(claimable()).toEqual(['id-1']);
  await writer.change(claim());
  expect(claimable()).toEqual([]);
  await writer.apply(writer.creation({ concurrencyKey: 'printer', priority: 1 }), act('CANCEL', { id: 'id-2' }));
  expect(claimable()).toEqual([]);
  await writer.change({ ...settle(1, 'RELEASED'), id: 'id-1' });
  expect(claimable()).toEqual(['id-201']);
  await writer.change(act('CANCEL', { id: 'id-201' }));
  expect(claimable()).toEqual(['id-1']);
});

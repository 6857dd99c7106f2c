import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { expect, it, onTestFinished } from 'vitest';
import { DiskFullError } from '../../src/store/disk-full-error.ts';
import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { StoreWriter } from './store-writer.ts';

it('refuses what a full disk has no room for, tells that once, and goes on when there is room', async () => {
  const database = new Database(':memory:');
  migrate(drizzle(database), { migrationsFolder: 'drizzle/sqlite' });
  const told: boolean[] = [];
  const store = createSqliteStore({ database, logId: '00000000', onDiskFull: (isFull) => told.push(isFull) });
  onTestFinished(() => store.close());
  const writer = new StoreWriter(store);
  const large = 'x'.repeat(20_000);
  const create = () => writer.apply(...[large, large].map((data) => writer.creation({ data })));
  const hold = () =>
    store.applyToType(5, (control) => ({
      ...control,
      hold: { heldBy: 'alice', heldOn: 0, reason: large, byBreaker: false },
    }));

  expect((await create()).events).toHaveLength(2);
  database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const { outcomes } = await create();
    expect(outcomes.map((outcome) => outcome instanceof DiskFullError)).toEqual([true, true]);
  }
  await expect(hold()).rejects.toBeInstanceOf(DiskFullError);
  expect(told).toEqual([true]);

  database.pragma('max_page_count = 1000000');
  expect((await create()).events).toHaveLength(2);
  expect(told).toEqual([true, false]);
  expect(await hold()).toMatchObject({ hold: { heldBy: 'alice' } });
});

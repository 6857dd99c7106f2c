import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { claim } from '../core/commands.ts';
import { StoreWriter } from './store-writer.ts';

/** As a version left it whose operations did not take turns. */
const withoutTurns = [
  'DROP INDEX "operations_turn"',
  'ALTER TABLE "operations" DROP COLUMN "turn"',
  `DELETE FROM "__drizzle_migrations" WHERE "created_at" IN (
     SELECT "created_at" FROM "__drizzle_migrations" ORDER BY "created_at" DESC LIMIT 2
   )`,
];

it('gives what waits for a token or a key in a database of an earlier version its turn', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'asyncops-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'test.db');
  const open = () => openSqliteStore({ file, durability: 'relaxed', randomBytes: (bytes) => new Uint8Array(bytes) });
  const before = open();
  const writer = new StoreWriter(before);
  for (const concurrencyKey of ['first', 'first', 'second', null]) {
    await writer.create({ concurrencyKey, concurrencyLimit: concurrencyKey === null ? null : 9 });
  }
  await before.close();
  const database = new Database(file);
  for (const statement of withoutTurns) database.exec(statement);
  database.close();

  const after = open();
  onTestFinished(() => after.close());
  const claimed = await new StoreWriter(after).ask(claim({ limit: 4 }));
  expect(claimed.map(({ operation }) => operation?.id)).toEqual(['id-1', 'id-3', 'id-2', 'id-4']);
});

import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { expect, it, onTestFinished } from 'vitest';
import type { Operation } from '../../src/core/operation.ts';
import { createHeldOperations } from '../../src/store/sqlite/held-operations.ts';
import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { act, claim, heartbeat, leaseMs, settle } from '../core/commands.ts';
import { minute } from '../core/decision-context.ts';
import { StoreWriter } from './store-writer.ts';

function openOver(database: Database.Database): StoreWriter {
  migrate(drizzle(database), { migrationsFolder: 'drizzle/sqlite' });
  const store = createSqliteStore({ database, logId: '00000000' });
  onTestFinished(() => store.close());
  return new StoreWriter(store);
}

/** One that a host holds, as `CLAIMED` leaves it. */
async function claimedOperation(): Promise<Operation> {
  const writer = openOver(new Database(':memory:'));
  await writer.create();
  const [outcome] = await writer.ask(claim());
  if (outcome?.type !== 'CHANGED') throw new Error('nothing was claimed');
  return outcome.operation;
}

it('takes no claim for made whose commit failed', async () => {
  const database = new Database(':memory:');
  const writer = openOver(database);
  await writer.create();
  // What a transaction is held to at its end alone: the claim itself goes well, its commit does not.
  database.pragma('foreign_keys = ON');
  database.exec(`CREATE TABLE parent (id INTEGER PRIMARY KEY);
    CREATE TABLE child (id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);
    CREATE TRIGGER orphan AFTER INSERT ON events WHEN new.kind = 'CLAIMED' BEGIN INSERT INTO child VALUES (1); END`);
  const { outcomes } = await writer.apply(claim());
  expect(outcomes).toEqual([expect.objectContaining({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' })]);
  database.exec('DROP TRIGGER orphan');
  expect(await writer.ask(settle(1, 'SUCCEEDED', { id: 'id-1' }))).toMatchObject([
    {
      type: 'REFUSED',
      refusal: { code: 'INVALID_INPUT' },
      operation: { statusCode: 'WAITING_FOR_RESOURCES', epoch: 0 },
    },
  ]);
  expect(await writer.ask(claim())).toMatchObject([{ operation: { epoch: 1, version: 2 } }]);
});

it('sees a lease as it was renewed last', async () => {
  const writer = openOver(new Database(':memory:'));
  await writer.create();
  await writer.change(claim());
  writer.instant += minute;
  await writer.ask(heartbeat(1, { id: 'id-1' }));
  const asked = await writer.change(act('CANCEL', { id: 'id-1' }));
  expect(asked).toMatchObject([{ statusCode: 'CANCELING', lease: { expiresOn: writer.instant + leaseMs } }]);
  await writer.change(settle(1, 'SUCCEEDED', { id: 'id-1' }));
  expect(await writer.ask(settle(1, 'SUCCEEDED', { id: 'id-1' }))).toMatchObject([{ refusal: { code: 'LEASE_LOST' } }]);
});

it('keeps what is held for as long as the log goes on from where it was written', async () => {
  const operation = await claimedOperation();
  const held = createHeldOperations();
  held.begin(1);
  held.wrote(operation);
  held.finish(2);
  held.begin(2);
  expect(held.of(operation.id)).toBe(operation);
  held.wrote({ ...operation, lease: null });
  expect(held.of(operation.id)).toBeUndefined();
  held.wrote(operation);
  held.forget(operation.id);
  expect(held.of(operation.id)).toBeUndefined();
});

it.each([
  ['was never finished', false, 2],
  ['was never finished, and wrote nothing', false, 1],
  ['was taken back after it was finished', true, 1],
  ['was not the last', true, 3],
])('keeps nothing where the transaction before %s', async (_, isFinished, head) => {
  const operation = await claimedOperation();
  const held = createHeldOperations();
  held.begin(1);
  held.wrote(operation);
  if (isFinished) held.finish(2);
  held.begin(head);
  expect(held.of(operation.id)).toBeUndefined();
});

it('keeps the newest 2,000', async () => {
  const operation = await claimedOperation();
  const held = createHeldOperations();
  held.begin(0);
  for (let number = 0; number <= 2_000; number += 1) held.wrote({ ...operation, id: String(number) });
  held.wrote({ ...operation, id: '1' });
  held.wrote({ ...operation, id: 'newest' });
  expect(['0', '1', '2', '3', 'newest'].map((id) => held.of(id)?.id)).toEqual([
    undefined,
    '1',
    undefined,
    '3',
    'newest',
  ]);
});

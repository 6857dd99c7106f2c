import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CounterFilter } from '../../src/store/counter-filter.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { act, claim, settle } from '../core/commands.ts';
import { countsContract } from './counts-contract.ts';
import { createModelStore, type ModelStore } from './model-store.ts';
import { StoreWriter } from './store-writer.ts';

const migrationsFolder = fileURLToPath(new URL('../../drizzle/sqlite', import.meta.url));

describe('counts in the past, with a snapshot of the counters at every third event', () =>
  countsContract(async () => {
    const database = new Database(':memory:');
    migrate(drizzle(database), { migrationsFolder });
    const store = createSqliteStore({ database, logId: '00000000', snapshotEvery: 3 });
    return { store, dispose: () => store.close() };
  }));

const perRound = 200;

/** The same into each store: creations of three types, most of which are soon canceled, done or deleted. */
async function write(stores: readonly Store[], rounds: number): Promise<void> {
  for (const store of stores) {
    const writer = new StoreWriter(store);
    for (let round = 0; round < rounds; round += 1) {
      const types = Array.from({ length: perRound }, (_, index) => [5, 10, 14][(index + round) % 3] ?? 5);
      await writer.apply(...types.map((operationType) => writer.creation({ operationType })));
      const id = (nth: number) => `id-${round * perRound + nth}`;
      await writer.apply(...Array.from({ length: 60 }, (_, index) => act('CANCEL', { id: id(index + 1) })));
      const claimed = await writer.change(claim({ operationTypes: [10, 14], limit: 30 }));
      await writer.apply(...claimed.map((operation) => ({ ...settle(1, 'SUCCEEDED'), id: operation.id })));
      await writer.apply(...Array.from({ length: 50 }, (_, index) => act('DELETE', { id: id(index + 1) })));
    }
  }
}

async function expectCounts(store: Store, model: ModelStore): Promise<void> {
  const head = await model.head();
  const near = Array.from({ length: Math.floor(head / 1_000) }, (_, index) => (index + 1) * 1_000);
  const around = near.flatMap((position) => [-371, -1, 0, 1, 200, 201, 500].map((shift) => position + shift));
  const positions = [0, 1, 77, head - 1, head, ...around].filter((position) => position <= head);
  const filters: readonly CounterFilter[] = [{}, { operationType: [10] }, { stateCode: ['COMPLETED'] }];
  for (const position of positions) {
    for (const filter of filters) {
      expect(await store.countsAt(filter, position)).toEqual(await model.countsAt(filter, position));
    }
  }
}

async function openInFolder(): Promise<{ file: string; open: () => Store }> {
  const folder = await mkdtemp(join(tmpdir(), 'asyncops-counts-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'asyncops.db');
  const open = () => openSqliteStore({ file, durability: 'relaxed', randomBytes: (bytes) => new Uint8Array(bytes) });
  return { file, open };
}

/** Changes the database as somebody else would. */
function edit(file: string, ...statements: readonly string[]): void {
  const database = new Database(file);
  for (const statement of statements) database.exec(statement);
  database.close();
}

function snapshotsIn(file: string): number[] {
  const database = new Database(file, { readonly: true });
  const positions = database.prepare<[], number>('SELECT "position" FROM "countSnapshots" ORDER BY 1').pluck().all();
  database.close();
  return positions;
}

const dropped = (column: string) => `ALTER TABLE "operations" DROP COLUMN "${column}"`;

/** As an earlier version left it. */
const withoutSnapshots = [
  'DROP TABLE "countSnapshots"',
  'DROP INDEX "operations_outlived"',
  'DROP INDEX "operations_concurrencyKey"',
  'DROP INDEX "operations_seriesId"',
  'ALTER TABLE "log" DROP COLUMN "floor"',
  'DROP TABLE "activity"',
  'DROP TABLE "logLines"',
  'DROP TABLE "leftLogLines"',
  'DROP TABLE "typeControls"',
  'DROP TABLE "series"',
  'DROP INDEX "operations_occurrence"',
  'DROP INDEX "operations_rerunOf"',
  ...['operations_lane', 'operations_lockedOfKey', 'operations_claimable', 'operations_turn'].map(
    (index) => `DROP INDEX "${index}"`,
  ),
  ...['seriesId', 'occurrenceOn', 'recurrencePattern', 'recurrenceStartTime', 'rerunOf'].map(dropped),
  ...['concurrencyKey', 'concurrencyLimit', 'keyBlocked', 'turn'].map(dropped),
  'CREATE INDEX "operations_claimable" ON "operations" ("operationType")',
  `DELETE FROM "__drizzle_migrations" WHERE "created_at" > (
     SELECT "created_at" FROM "__drizzle_migrations" ORDER BY "created_at" LIMIT 1 OFFSET 1
   )`,
];

it('keeps the counters about every thousand events, so that no more than those are read', async () => {
  const { file, open } = await openInFolder();
  const store = open();
  const model = createModelStore();
  await write([store, model], 12);
  await expectCounts(store, model);
  const head = await store.head();
  await store.close();
  const stops = [0, ...snapshotsIn(file), head];
  const gaps = stops.slice(1).map((stop, index) => stop - (stops[index] ?? 0));
  expect(stops.length).toBeGreaterThan(4);
  expect(Math.max(...gaps)).toBeLessThan(1_000 + perRound);
});

it('needs none of those before the position: they go when the events before it go', async () => {
  const { file, open } = await openInFolder();
  const store = open();
  const model = createModelStore();
  await write([store, model], 12);
  for (const floor of [2_345, ...snapshotsIn(file).slice(-1)]) {
    await store.cut({ occurredUntil: Infinity, limit: floor - (await store.floor()) });
    expect(await store.floor()).toBe(floor);
    for (const position of [floor, floor + 1, 3_456].filter((each) => each >= floor)) {
      expect(await store.countsAt({}, position)).toEqual(await model.countsAt({}, position));
    }
    expect(Math.min(...snapshotsIn(file))).toBeGreaterThanOrEqual(floor);
  }
  await store.close();
});

it('keeps them also for a moment at which there is nothing', async () => {
  const { file, open } = await openInFolder();
  const store = open();
  const writer = new StoreWriter(store);
  const ids = Array.from({ length: 250 }, (_, index) => `id-${index + 1}`);
  await writer.apply(...ids.map(() => writer.creation()));
  await writer.change(claim({ limit: 250 }));
  await writer.apply(...ids.map((id) => ({ ...settle(1, 'SUCCEEDED'), id })));
  await writer.apply(...ids.map((id) => act('DELETE', { id })));
  await writer.create();
  await store.close();
  for (const edits of [[], withoutSnapshots]) {
    edit(file, ...edits);
    const opened = open();
    const counted = await Promise.all([999, 1_000, 1_001].map((position) => opened.countsAt({}, position)));
    expect(counted.map(({ rows }) => rows.map(({ count }) => count))).toEqual([[1], [], [1]]);
    await opened.close();
    expect(snapshotsIn(file)).toEqual([1_000]);
  }
});

it.each([0, 1, 12])('gives them to a database of an earlier version, after %i rounds', async (rounds) => {
  const { file, open } = await openInFolder();
  const old = open();
  const model = createModelStore();
  await write([old, model], rounds);
  await old.close();
  edit(file, ...withoutSnapshots);

  const store = open();
  await expectCounts(store, model);
  const head = await store.head();
  await store.close();
  expect(snapshotsIn(file)).toEqual(Array.from({ length: Math.floor(head / 1_000) }, (_, nth) => (nth + 1) * 1_000));
});

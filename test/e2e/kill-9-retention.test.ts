import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Operation } from '../../src/core/operation.ts';
import { parsePosition } from '../../src/core/position.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { act, claim, settle } from '../core/commands.ts';
import { StoreWriter } from '../store/store-writer.ts';
import { eventually } from './eventually.ts';
import { type GatewayProcess, startGatewayProcess } from './gateway-process.ts';

const batches = 8;
const perBatch = 200;
const made = batches * perBatch;
/** Of each batch: 75 canceled, 75 succeeded, 50 still to do. */
const outlived = batches * 150;

let folder: string;
let file: string;
let gateway: GatewayProcess | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asyncops-kill-retention-'));
  file = join(folder, 'asyncops.db');
});

afterEach(async () => {
  await gateway?.kill();
  await rm(folder, { recursive: true });
});

async function withStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  const store = openSqliteStore({ file, durability: 'relaxed', randomBytes: (count) => new Uint8Array(count) });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** All of it, long ago. */
async function fill(store: Store): Promise<void> {
  const writer = new StoreWriter(store);
  writer.instant = Date.UTC(2020, 0, 1);
  for (let batch = 0; batch < batches; batch += 1) {
    const creations = Array.from({ length: perBatch }, (_, nth) => writer.creation({ data: JSON.stringify({ nth }) }));
    await writer.apply(...creations);
    const claimed = await writer.change(claim({ limit: 150 }));
    const [toSucceed, toCancel] = [claimed.slice(0, 75), claimed.slice(75)];
    await writer.apply(...toSucceed.map(({ id }) => ({ ...settle(1, 'SUCCEEDED', { message: 'done' }), id })));
    await writer.apply(...toCancel.map(({ id }) => act('CANCEL', { id })));
    await writer.apply(...toCancel.map(({ id }) => ({ ...settle(1, 'CANCELED'), id })));
  }
}

async function start(): Promise<GatewayProcess> {
  const keep = ['succeeded', 'canceled', 'events'].flatMap((kind) => [`--keep-${kind}-days`, '30']);
  gateway = await startGatewayProcess(file, { options: [...keep, '--retention-grace-minutes', '0'] });
  return gateway;
}

/** How many operations there are, and after which position the log is kept. */
async function progress({ url }: GatewayProcess): Promise<{ readonly total: number; readonly floor: number }> {
  const query = '{ asyncOperationCounts { total } asyncOperationEvents(first: 0) { position } }';
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data } = JSON.parse(await response.text());
  const place = parsePosition(data.asyncOperationEvents.position);
  return { total: data.asyncOperationCounts.total, floor: place?.position ?? 0 };
}

async function check(
  store: Store,
): Promise<{ readonly deleted: number; readonly floor: number; readonly head: number }> {
  const [floor, head] = [await store.floor(), await store.head()];
  const events = await store.events({ after: 0, until: head, limit: head + 1, operationIds: null });
  expect(events.map(({ position }) => position)).toEqual(
    Array.from({ length: head - floor }, (_, nth) => floor + 1 + nth),
  );

  const ids = Array.from({ length: made }, (_, nth) => `id-${nth + 1}`);
  const operations = (await store.operations(ids)).filter((each): each is Operation => each !== null);
  const deleted = made - operations.length;
  // What the platform did is younger than anything that may be cut.
  expect(events.filter(({ kind, actor }) => kind === 'DELETED' && actor === 'platform')).toHaveLength(deleted);

  const recount = Map.groupBy(operations, ({ statusCode }) => statusCode);
  expect(Object.fromEntries((await store.counts({})).rows.map((row) => [row.statusCode, row.count]))).toEqual(
    Object.fromEntries([...recount].map(([statusCode, { length }]) => [statusCode, length])),
  );
  const first = await store.countsAt({}, floor);
  const there = await Promise.all(ids.map((id) => store.operationAt(id, floor)));
  expect(first.rows.reduce((sum, { count }) => sum + count, 0)).toBe(there.filter((each) => each !== null).length);
  for (const operation of operations) {
    expect(await store.operationAt(operation.id, head)).toEqual(operation);
    for (const field of ['data', 'message'] as const) {
      const at = operation[`${field}At`];
      if (at !== null) expect(await store.payload(field, at)).not.toBeNull();
    }
  }
  return { deleted, floor, head };
}

it('is killed while it deletes and cuts, and goes on where it was: all that is kept is whole', async () => {
  await withStore(fill);
  const old = await withStore((store) => store.head());
  for (const share of [0.1, 0.4, 0.8]) {
    const running = await start();
    await eventually('some are deleted', async () => (await progress(running)).total < made - share * outlived);
    await running.kill();
    const { deleted, floor } = await withStore(check);
    expect(deleted).toBeGreaterThan(share * outlived);
    expect(floor).toBeGreaterThan(0);
  }
  const last = await start();
  await eventually('all is removed', async () => {
    const { total, floor } = await progress(last);
    return total === made - outlived && floor === old;
  });
  expect(await last.stop()).toBe(0);
  expect(await withStore(check)).toEqual({ deleted: outlived, floor: old, head: old + outlived });
});

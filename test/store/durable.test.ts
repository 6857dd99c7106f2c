import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { act } from '../core/commands.ts';
import { StoreWriter } from './store-writer.ts';
import { SyncedByHand } from './synced-by-hand.ts';

let folder: string;
let disk: SyncedByHand;
let synced: string[];
let failures: Error[];
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asyncops-durable-'));
  disk = new SyncedByHand();
  synced = [];
  failures = [];
  store = openSqliteStore({
    file: join(folder, 'asyncops.db'),
    durability: 'full',
    randomBytes: (count) => new Uint8Array(count),
    onFailure: (error) => failures.push(error),
    openToSync: (path) => {
      synced.push(path);
      return disk;
    },
  });
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** Whether a promise has come true by the next turn. */
async function isThere(promise: Promise<unknown>): Promise<boolean> {
  let there = false;
  promise.then(
    () => {
      there = true;
    },
    () => {},
  );
  await new Promise((resolve) => setImmediate(resolve));
  return there;
}

describe('until a commit is on the disk', () => {
  it('the next transaction sees it, but no read answers, of the log only what lies below it', async () => {
    const writer = new StoreWriter(store);
    const first = await writer.apply(writer.creation());
    expect(synced).toEqual([join(folder, 'asyncops.db-wal')]);
    await disk.done();
    await first.durable;

    const second = await writer.apply(writer.creation(), act('CANCEL', { id: 'id-1' }));
    expect(second.events.map(({ position }) => position)).toEqual([2, 3]);
    const reads = [
      store.operations(['id-1']),
      store.head(),
      store.firstOfToken('nobody'),
      store.events({ after: 0, until: 3, limit: 9, operationIds: null }),
      store.operationAt('id-1', 3),
    ];
    expect(await Promise.all([second.durable, ...reads].map(isThere))).toEqual([second, ...reads].map(() => false));
    const below = await store.events({ after: 0, until: 1, limit: 9, operationIds: null });
    expect(below.map(({ position }) => position)).toEqual([1]);
    expect(await store.operationAt('id-1', 1)).toMatchObject({ statusCode: 'WAITING_FOR_RESOURCES' });

    await disk.done();
    await second.durable;
    const [operations, head] = await Promise.all([store.operations(['id-1']), ...reads.slice(1)]);
    expect(operations).toMatchObject([{ statusCode: 'CANCELED' }]);
    expect(head).toBe(3);
  });

  it('what another asks for does not wait for the disk where nothing was written', async () => {
    const writer = new StoreWriter(store);
    const { outcomes, durable } = await writer.apply();
    await durable;
    expect([outcomes, disk.asked]).toEqual([[], 0]);
    expect(await store.head()).toBe(0);
  });
});

it('a disk that refuses ends the store, which says so once and answers nothing more', async () => {
  const writer = new StoreWriter(store);
  const { durable } = await writer.apply(writer.creation());
  const read = store.operations(['id-1']);
  await disk.done(new Error('EIO'));
  await expect(durable).rejects.toThrow('cannot be brought to the disk');
  await expect(read).rejects.toThrow('cannot be brought to the disk');
  await expect(store.head()).rejects.toThrow('cannot be brought to the disk');
  const later = await writer.apply(writer.creation());
  await expect(later.durable).rejects.toThrow('cannot be brought to the disk');
  expect(failures).toHaveLength(1);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { act } from '../core/commands.ts';
import { now } from '../core/decision-context.ts';
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
  disk.free();
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

type Writes = 'apply' | 'applyToSeries' | 'applyToType' | 'cut' | 'clearLogLines';
type Reads = Omit<Store, Writes | 'logId' | 'figures' | 'close'>;

/** Every read there is, of what was committed at a position. */
function readsAt(position: number): Record<keyof Reads, Promise<unknown>> {
  const order = { field: 'CREATED_ON', direction: 'ASC' } as const;
  const page = { filter: {}, order, after: null, before: null, limit: 9, take: 'FIRST', withTotal: true } as const;
  return {
    head: store.head(),
    floor: store.floor(),
    nextDue: store.nextDue(),
    operations: store.operations(['id-1']),
    reruns: store.reruns(['id-1']),
    operationAt: store.operationAt('id-1', position),
    typeLoad: store.typeLoad(5),
    series: store.series('id-1'),
    seriesPage: store.seriesPage({ status: null, after: null, limit: 9 }),
    page: store.page(page),
    counts: store.counts({}),
    countsAt: store.countsAt({}, position),
    activity: store.activity({ from: 0, until: now }),
    eventsSpan: store.eventsSpan(),
    positionAt: store.positionAt(now),
    firstOfToken: store.firstOfToken('nobody'),
    lockedOfKey: store.lockedOfKey('nothing'),
    payload: store.payload('data', position),
    logLines: store.logLines({ operationSeq: 1, after: 0, limit: 9, take: 'FIRST' }),
    events: store.events({ after: 0, until: position, limit: 9, operationIds: null }),
  };
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
    const refused = await writer.apply(act('RESUME', { id: 'id-1' }));
    const asked = Object.entries({ ...readsAt(3), second: second.durable, refused: refused.durable });
    const answered = await Promise.all(asked.map(async ([name, answer]) => ((await isThere(answer)) ? [name] : [])));
    expect(answered.flat()).toEqual([]);
    const below = await store.events({ after: 0, until: 1, limit: 9, operationIds: null });
    expect(below.map(({ position }) => position)).toEqual([1]);
    expect(await store.operationAt('id-1', 1)).toMatchObject({ statusCode: 'WAITING_FOR_RESOURCES' });

    await disk.done();
    await Promise.all(asked.map(([, answer]) => answer));
    expect(await store.operations(['id-1'])).toMatchObject([{ statusCode: 'CANCELED' }]);
    expect(await store.head()).toBe(3);
    expect(disk.asked).toBe(2);
  });

  it('nobody is told of a change that is no event either', async () => {
    const hold = { heldOn: now, heldBy: 'alice', reason: null, byBreaker: false };
    const held = store.applyToType(5, (control) => ({ ...control, hold }));
    const load = store.typeLoad(5);
    expect(await Promise.all([held, load].map(isThere))).toEqual([false, false]);
    await disk.done();
    expect([await held, (await load).control]).toMatchObject([{ hold }, { hold }]);
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

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createCheckpointThread } from '../../src/store/sqlite/checkpoint-thread.ts';
import { Checkpoints } from '../../src/store/sqlite/checkpoints.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { CopiedByHand } from './copied-by-hand.ts';
import { StoreWriter } from './store-writer.ts';

function start(everyPages = 10) {
  const copier = new CopiedByHand();
  const failures: Error[] = [];
  const onFailure = (error: Error) => failures.push(error);
  const checkpoints = new Checkpoints({ copier, measure: () => copier.length, everyPages, onFailure });
  /** Something was committed, with which the log is this long. */
  const committed = (pages: number, copied = 0) => {
    copier.length = { pages, copied };
    checkpoints.committed();
  };
  return { copier, checkpoints, committed, failures };
}

/** A file with the tables in it. */
async function openedFile(logPages: number) {
  const folder = await mkdtemp(join(tmpdir(), 'asyncops-checkpoints-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'asyncops.db');
  const failures: Error[] = [];
  const randomBytes = (count: number) => new Uint8Array(count);
  const onFailure = (error: Error) => failures.push(error);
  const store = openSqliteStore({ file, durability: 'full', randomBytes, onFailure, logPages });
  onTestFinished(() => store.close());
  const writer = new StoreWriter(store);
  const other = new Database(file, { readonly: true });
  onTestFinished(() => void other.close());
  const length = other.prepare<[], { log: number }>('PRAGMA wal_checkpoint(NOOP)');
  /** That the log holds. */
  const pages = () => length.get()?.log ?? 0;
  /** Commits until the log has begun anew: turn by turn of the event loop, as a gateway does, and not for ever. */
  const untilAnew = async () => {
    for (let before = 0, commits = 0; pages() >= before; commits += 1) {
      if (commits === 5_000) throw new Error(`the log holds ${pages()} pages and goes on`);
      before = pages();
      await writer.apply(writer.creation());
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { file, store, writer, failures, pages, untilAnew };
}

test('a log is left alone until it is long, then copied twice while commits go on, and begun anew while they rest', async () => {
  const { copier, checkpoints, committed } = start();
  committed(9);
  expect(copier.asked).toEqual([]);
  committed(10);
  expect(copier.asked).toEqual(['COPY']);
  expect(checkpoints.rest).toBeNull();
  committed(25);
  expect(copier.asked).toEqual(['COPY']);
  await copier.done();
  expect(copier.asked).toEqual(['COPY', 'COPY']);
  committed(30);
  expect(checkpoints.rest).toBeNull();
  await copier.done();
  expect(copier.asked).toEqual(['COPY', 'COPY', 'RENEW']);
  const { rest } = checkpoints;
  expect(rest).not.toBeNull();
  copier.length = { pages: 1, copied: 0 };
  await copier.done();
  await rest;
  expect(checkpoints.rest).toBeNull();
  committed(10);
  expect(copier.asked).toHaveLength(3);
  committed(11);
  expect(copier.asked).toEqual(['COPY', 'COPY', 'RENEW', 'COPY']);
});

test('while the disk is so slow that the log becomes much too long, commits rest until it has been begun anew', async () => {
  const { copier, checkpoints, committed } = start();
  committed(10);
  committed(79);
  expect(checkpoints.rest).toBeNull();
  committed(80);
  expect(checkpoints.rest).not.toBeNull();
  let hasRested = false;
  const rested = checkpoints.rest?.then(() => {
    hasRested = true;
  });
  await copier.done();
  expect(copier.asked).toEqual(['COPY', 'RENEW']);
  expect(checkpoints.rest).not.toBeNull();
  expect(hasRested).toBe(false);
  await copier.done();
  await rested;
  expect(checkpoints.rest).toBeNull();
});

test('what is copied already does not count', () => {
  const { copier, committed } = start();
  committed(25, 16);
  expect(copier.asked).toEqual([]);
  committed(26, 16);
  expect(copier.asked).toEqual(['COPY']);
});

test('where somebody else keeps the log from beginning anew, it is tried again only when it has grown as much', async () => {
  const { copier, committed } = start();
  committed(10);
  await copier.done();
  await copier.done();
  await copier.done();
  committed(19, 3);
  expect(copier.asked).toHaveLength(3);
  committed(20, 3);
  expect(copier.asked).toHaveLength(4);
  await copier.done();
  await copier.done();
  copier.length = { pages: 2, copied: 0 };
  await copier.done();
  committed(11);
  expect(copier.asked).toHaveLength(6);
  committed(12);
  expect(copier.asked).toHaveLength(7);
});

test.each([
  ['copied', 0],
  ['copied again', 1],
  ['begun anew', 2],
])('a log that cannot be %s is told of, and commits do not rest for ever', async (_what, before) => {
  const { copier, checkpoints, committed, failures } = start();
  committed(10);
  for (let done = 0; done < before; done += 1) await copier.done();
  const { rest } = checkpoints;
  await copier.done(new Error('EIO'));
  await rest;
  expect(checkpoints.rest).toBeNull();
  expect(failures.map(({ message, cause }) => [message, String(cause)])).toEqual([
    ['what was committed cannot be brought into the database', 'Error: EIO'],
  ]);
  await checkpoints.close();
  expect(copier.isClosed).toBe(true);
});

test('a log is copied only while nothing long is being read, which waits until it has been begun anew', async () => {
  const copier = new CopiedByHand();
  const done: string[] = [];
  const held = Promise.withResolvers<() => void>();
  const checkpoints = new Checkpoints({
    copier,
    measure: () => copier.length,
    everyPages: 10,
    onFailure: (error) => done.push(String(error)),
    holdReads: () => held.promise,
  });
  copier.length = { pages: 10, copied: 0 };
  checkpoints.committed();
  await new Promise((resolve) => setImmediate(resolve));
  expect(copier.asked).toEqual([]);
  const committed = (pages: number) => {
    copier.length = { pages, copied: 0 };
    checkpoints.committed();
    return checkpoints.rest === null ? 'GOES ON' : 'RESTS';
  };
  expect(committed(639)).toBe('GOES ON');
  held.resolve(() => done.push('let go'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(copier.asked).toEqual(['COPY']);
  expect(committed(708)).toBe('GOES ON');
  expect(committed(709)).toBe('RESTS');
  await copier.done();
  expect(done).toEqual([]);
  await copier.done(new Error('EIO'));
  expect(done).toEqual(['let go', 'Error: what was committed cannot be brought into the database']);
});

test('where something is being read for so long that the log becomes far too long, commits wait for it, too', async () => {
  const copier = new CopiedByHand();
  const held = Promise.withResolvers<() => void>();
  const onFailure = () => {};
  const holdReads = () => held.promise;
  const checkpoints = new Checkpoints({ copier, measure: () => copier.length, everyPages: 10, onFailure, holdReads });
  for (const pages of [10, 639]) {
    copier.length = { pages, copied: 0 };
    checkpoints.committed();
    expect(checkpoints.rest).toBeNull();
  }
  copier.length = { pages: 640, copied: 0 };
  checkpoints.committed();
  const { rest } = checkpoints;
  expect(rest).not.toBeNull();
  held.resolve(() => {});
  await new Promise((resolve) => setImmediate(resolve));
  await copier.done();
  await copier.done();
  await rest;
  expect(checkpoints.rest).toBeNull();
});

test('closing waits for what runs', async () => {
  const { copier, checkpoints, committed } = start();
  committed(10);
  const closing = checkpoints.close();
  await copier.done();
  await copier.done();
  expect(copier.isClosed).toBe(false);
  await copier.done();
  await closing;
  expect(copier.isClosed).toBe(true);
});

test('while commits rest they wait, in their order, and reads do not', async () => {
  const { file } = await openedFile(1_000_000);
  const database = new Database(file);
  onTestFinished(() => void database.close());
  const { copier, checkpoints } = start(1);
  const store = createSqliteStore({ database, logId: '00000000', checkpoints });
  const writer = new StoreWriter(store);
  copier.length = { pages: 1, copied: 0 };
  await writer.apply(writer.creation());
  await copier.done();
  await copier.done();
  expect(copier.asked).toEqual(['COPY', 'COPY', 'RENEW']);

  const order: string[] = [];
  const commits = ['first', 'second'].map(async (name) => {
    const applied = await writer.apply(writer.creation());
    order.push(`${name} at ${applied.events.map(({ position }) => position)}`);
  });
  expect(await store.head()).toBe(1);
  expect((await store.counts({})).position).toBe(1);
  expect(order).toEqual([]);
  copier.length = { pages: 0, copied: 0 };
  await copier.done();
  await Promise.all(commits);
  expect(order).toEqual(['first at 2', 'second at 3']);
  expect(await store.head()).toBe(3);
});

test('a log begins anew again and again while commits go on, and nothing is lost with it', async () => {
  const { file, store, writer, failures, untilAnew } = await openedFile(100);
  for (let times = 0; times < 3; times += 1) await untilAnew();
  // A log that has just begun anew holds nothing.
  await writer.apply(writer.creation());
  const { checkpoints = 0, logBytes = 0, databaseBytes = 0 } = store.figures().disk ?? {};
  // The last of them may have begun the log anew, and not have heard of it yet.
  expect(checkpoints).toBeGreaterThanOrEqual(2);
  expect([logBytes > 4_096, databaseBytes > 40_960]).toEqual([true, true]);
  const head = await store.head();
  await store.close();
  expect(failures).toEqual([]);
  const database = new Database(file, { readonly: true });
  expect(database.prepare('SELECT count(*) FROM "events"').pluck().get()).toBe(head);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
});

test('a log that somebody else reads from is kept for them, and begins anew once they are done', async () => {
  const { file, store, writer, failures, pages, untilAnew } = await openedFile(50);
  await writer.apply(writer.creation());
  const reader = new Database(file, { readonly: true });
  onTestFinished(() => void reader.close());
  const count = reader.prepare('SELECT count(*) FROM "events"').pluck();
  reader.exec('BEGIN');
  expect(count.get()).toBe(1);
  for (let commit = 0; commit < 30; commit += 1) await writer.apply(writer.creation());
  expect(count.get()).toBe(1);
  expect(pages()).toBeGreaterThan(300);
  reader.exec('COMMIT');
  await untilAnew();
  expect(count.get()).toBe(await store.head());
  expect(failures).toEqual([]);
});

test('a log is not begun anew while somebody else writes, and that is no failure', async () => {
  const { file, writer, pages } = await openedFile(1_000_000);
  await writer.apply(writer.creation());
  const copier = createCheckpointThread({ file, mostIdleLogBytes: 0 });
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  const before = pages();
  await copier.renew();
  expect(pages()).toBe(before);
  other.exec('ROLLBACK');
  other.close();
  await copier.renew();
  expect(pages()).toBeLessThan(before);
  await copier.close();
});

test('a thread that cannot do its work is told of', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'asyncops-checkpoints-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'nothing.db');
  const copier = createCheckpointThread({ file, mostIdleLogBytes: 0 });
  await expect(copier.copy()).rejects.toThrow('unable to open database file');
});

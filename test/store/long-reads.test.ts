import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { expect, onTestFinished, test } from 'vitest';
import { type LongReader, LongReads } from '../../src/store/sqlite/long-reads.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { createReaderByTurns } from '../../src/store/sqlite/reader-by-turns.ts';
import { createReaderThread } from '../../src/store/sqlite/reader-thread.ts';
import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Asker, Counts } from '../../src/store/store.ts';
import { StoreWriter } from './store-writer.ts';

/** A reader that answers when the test says so. */
function start() {
  const asked: string[] = [];
  const answers: PromiseWithResolvers<Counts>[] = [];
  let isClosed = false;
  const reader: LongReader = {
    page: () => Promise.reject(new Error('nobody asks for pages')),
    counts: ({ name }) => {
      asked.push(name ?? '');
      const answer = Promise.withResolvers<Counts>();
      answers.push(answer);
      return answer.promise;
    },
    close: async () => {
      isClosed = true;
    },
  };
  const reads = new LongReads(reader);
  const settled: string[] = [];
  const ask = (name: string, asker?: Asker) =>
    void reads.counts({ name }, asker).then(
      ({ position }) => settled.push(`${name} at ${position}`),
      (error: unknown) => settled.push(`${name}: ${error}`),
    );
  /** The oldest that was asked is answered; resolves when whoever asked has carried on. */
  const answer = async (position: number | Error) => {
    await carriedOn();
    const next = answers.shift();
    if (typeof position === 'number') next?.resolve({ position, rows: [] });
    else next?.reject(position);
    await carriedOn();
  };
  return { reads, asked, settled, ask, answer, isClosed: () => isClosed };
}

const carriedOn = () => new Promise((resolve) => setImmediate(resolve));

/** A store that has every read that may be long done in the thread. */
async function openedStore() {
  const folder = await mkdtemp(join(tmpdir(), 'asyncops-reads-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'asyncops.db');
  const randomBytes = (count: number) => new Uint8Array(count);
  const store = openSqliteStore({ file, durability: 'full', randomBytes, mostShortRows: -1, logPages: 50 });
  onTestFinished(() => store.close());
  return { file, store, writer: new StoreWriter(store) };
}

test('one is read at a time, in the order in which they were asked for, and an error stays with its own', async () => {
  const { asked, settled, ask, answer } = start();
  for (const name of ['first', 'second', 'third']) ask(name);
  await carriedOn();
  expect(asked).toEqual(['first']);
  await answer(new Error('EIO'));
  expect(asked).toEqual(['first', 'second']);
  await answer(2);
  await answer(3);
  expect(settled).toEqual(['first: Error: EIO', 'second at 2', 'third at 3']);
  ask('fourth');
  await answer(4);
  expect(settled.at(-1)).toBe('fourth at 4');
});

test('who holds them goes before those that wait, once what is being read has been', async () => {
  const { reads, asked, settled, ask, answer } = start();
  for (const name of ['first', 'second']) ask(name);
  let letGo = () => {};
  const held = reads.hold().then((resume) => {
    letGo = resume;
    settled.push('held');
  });
  await carriedOn();
  expect(settled).toEqual([]);
  await answer(1);
  await held;
  expect(settled).toEqual(['first at 1', 'held']);
  expect(asked).toEqual(['first']);
  letGo();
  await answer(2);
  expect(settled).toEqual(['first at 1', 'held', 'second at 2']);
});

test('what nobody waits for any more by the time of its turn is not read, and keeps nobody from waiting', async () => {
  const { asked, settled, ask, answer } = start();
  const gone = new AbortController();
  ask('first', gone);
  for (let nth = 0; nth < 200; nth += 1) ask('given up', gone);
  await carriedOn();
  gone.abort();
  await carriedOn();
  ask('given up before', gone);
  ask('second', new AbortController());
  await answer(1);
  await answer(2);
  expect(asked).toEqual(['first', 'second']);
  const givenUp = 'OverloadedError: The read was given up before its turn; ask again.';
  expect([...new Set(settled)]).toEqual([
    `given up: ${givenUp}`,
    `given up before: ${givenUp}`,
    'first at 1',
    'second at 2',
  ]);
  expect(settled).toHaveLength(203);
});

test('where two hundred wait, more are refused, but for those who are patient', async () => {
  const { reads, asked, settled, ask, answer } = start();
  expect([reads.isReading, reads.waiting]).toEqual([false, 0]);
  for (let nth = 0; nth <= 200; nth += 1) ask(`${nth}`, {});
  await carriedOn();
  expect(settled).toEqual([]);
  expect([reads.isReading, reads.waiting, reads.refused]).toEqual([true, 200, 0]);
  ask('too many', {});
  ask('patient', { isPatient: true });
  await carriedOn();
  expect(settled).toEqual([
    'too many: OverloadedError: Too many reads that take long are waiting; try again in a moment.',
  ]);
  for (let nth = 0; nth <= 201; nth += 1) await answer(nth);
  expect(asked.at(-1)).toBe('patient');
  expect([reads.isReading, reads.waiting, reads.refused]).toEqual([false, 0, 1]);
  expect(settled).toHaveLength(203);
});

test('closing waits for what is being read, and nobody waits for ever for what is not', async () => {
  const { reads, asked, settled, ask, answer, isClosed } = start();
  for (const name of ['first', 'second']) ask(name);
  const closing = reads.close();
  await carriedOn();
  expect(isClosed()).toBe(false);
  await answer(1);
  await closing;
  expect(isClosed()).toBe(true);
  expect(asked).toEqual(['first']);
  expect(settled).toEqual(['first at 1', 'second: Error: the store is closed']);
  await expect(reads.counts({})).rejects.toThrow('the store is closed');
});

test('while others write and the log begins anew, each is true as of the position that it names', async () => {
  const { store, writer } = await openedStore();
  const filter = { createdOn: { from: 0 } };
  const order = { field: 'NAME', direction: 'ASC' } as const;
  const bounds = { after: null, before: null, limit: 3, take: 'FIRST' } as const;
  let isOver = false;
  const seen = new Set<number>();
  const writing = (async () => {
    for (let commit = 0; commit < 300 || seen.size <= 3; commit += 1) {
      await writer.apply(writer.creation());
      await carriedOn();
    }
    isOver = true;
  })();
  while (!isOver) {
    const before = await store.head();
    const { total, position } = await store.page({ filter, order, ...bounds, withTotal: true });
    expect(position).toBeGreaterThanOrEqual(before);
    // Each commit makes one, and one event of it.
    expect(total).toBe(position);
    const counts = await store.counts(filter);
    expect(counts.position).toBeGreaterThanOrEqual(position);
    expect(counts.rows.reduce((sum, { count }) => sum + count, 0)).toBe(counts.position);
    seen.add(position);
  }
  await writing;
});

test('what the event loop has to do is done while something long is being read', async () => {
  const { store, writer } = await openedStore();
  await writer.apply(...Array.from({ length: 20 }, () => writer.creation()));
  const done: string[] = [];
  const long = store.counts({ nameContains: 'i' }).then(() => done.push('long'));
  const short = store.counts({}).then(() => done.push('short'));
  await Promise.all([long, short]);
  expect(done).toEqual(['short', 'long']);
});

test('a page without its total waits for nobody who counts', async () => {
  const database = new Database(':memory:');
  onTestFinished(() => void database.close());
  migrate(drizzle(database), { migrationsFolder: 'drizzle/sqlite' });
  const lanes = {
    pages: new LongReads(createReaderByTurns(database)),
    counts: new LongReads(createReaderByTurns(database)),
  };
  const store = createSqliteStore({ database, logId: '00000000', mostShortRows: -1, longReads: lanes });
  const order = { field: 'NAME', direction: 'ASC' } as const;
  const bounds = { after: null, before: null, limit: 3, take: 'FIRST' } as const;
  const filter = { nameContains: 'i' };
  const done: string[] = [];
  const letGo = await lanes.counts.hold();
  const counted = [
    store.counts(filter).then(() => done.push('counts')),
    store.page({ filter, order, ...bounds, withTotal: true }).then(() => done.push('page with its total')),
  ];
  await store.page({ filter, order, ...bounds, withTotal: false });
  expect(done).toEqual([]);
  letGo();
  await Promise.all(counted);
  expect(done).toEqual(['counts', 'page with its total']);
  await store.close();
});

test('a thread that fails fails those who asked, and the next that asks has another', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'asyncops-reads-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'asyncops.db');
  const reader = createReaderThread(file);
  await expect(reader.counts({})).rejects.toThrow('unable to open database file');
  const store = openSqliteStore({ file, durability: 'full', randomBytes: (count) => new Uint8Array(count) });
  expect(await reader.counts({})).toEqual({ position: 0, rows: [] });
  await reader.close();
  await store.close();
});

test('a read that cannot be done is an error of its own', async () => {
  const { file } = await openedStore();
  const reader = createReaderThread(file);
  // SQLite takes no broken number of rows.
  const order = { field: 'NAME', direction: 'ASC' } as const;
  const query = { filter: {}, order, after: null, before: null, take: 'FIRST', withTotal: false } as const;
  await expect(reader.page({ ...query, limit: 0.5 })).rejects.toThrow('datatype mismatch');
  expect(await reader.counts({})).toEqual({ position: 0, rows: [] });
  await reader.close();
});

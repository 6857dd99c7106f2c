import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openSqliteStore, type SqliteStoreOptions } from '../../src/store/sqlite/open-sqlite-store.ts';
import { type Store, StoreOpenError } from '../../src/store/store.ts';
import { StoreWriter } from './store-writer.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'asyncops-open-')));
  file = join(folder, 'asyncops.db');
});

afterEach(() => rm(folder, { recursive: true }));

function open(given: Partial<SqliteStoreOptions> = {}): Store {
  const randomBytes = (count: number) => new Uint8Array(count).fill(171);
  const store = openSqliteStore({ file, durability: 'full', randomBytes, ...given });
  onTestFinished(() => store.close());
  return store;
}

/** Makes a database with two operations in it, and closes it. */
async function written(): Promise<void> {
  const store = open();
  const writer = new StoreWriter(store);
  await writer.apply(writer.creation(), writer.creation({ operationType: 6 }));
  await store.close();
}

/** Changes a database as somebody else would. */
function edit(path: string, ...statements: readonly string[]): void {
  const database = new Database(path);
  for (const statement of statements) database.exec(statement);
  database.close();
}

/** Every file of the folder with the hash of what is in it. */
async function contents(): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const hash = async (name: string) =>
    createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('hex');
  return Object.fromEntries(await Promise.all(files.map(async (name) => [name, await hash(name)] as const)));
}

function refusalOf(path: string): string {
  try {
    open({ file: path });
  } catch (error) {
    if (!(error instanceof StoreOpenError)) throw error;
    expect(error.message).not.toMatch(/\n/);
    return error.message;
  }
  return expect.unreachable('it was opened');
}

/** The same, and nothing may have been touched. */
async function untouchedRefusalOf(path: string): Promise<string> {
  const before = await contents();
  const message = refusalOf(path);
  expect(await contents()).toEqual(before);
  return message;
}

async function openInProcess(path: string): Promise<{ readonly said: string; readonly child: ChildProcess }> {
  const script = fileURLToPath(new URL('store-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, path], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) await kill(child);
  });
  const [said] = await once(createInterface(child.stdout), 'line');
  return { said: String(said), child };
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

describe('opening', () => {
  it('makes the database, and the folder where there is none', async () => {
    const deep = join(folder, 'not', 'there', 'yet.db');
    const store = open({ file: deep });
    expect(store.logId).toBe('abababab');
    await store.close();
    await store.close();
    expect(await open({ file: deep }).head()).toBe(0);
  });

  it('takes an empty file for a new database', async () => {
    await writeFile(file, '');
    expect(await open().head()).toBe(0);
  });

  it('keeps the identity of the log, its head and the counters', async () => {
    await written();
    const store = open({ randomBytes: () => new Uint8Array([1, 2, 3, 4]) });
    expect(store.logId).toBe('abababab');
    expect(await store.head()).toBe(2);
    expect(await store.counts({})).toEqual({
      position: 2,
      rows: [5, 6].map((operationType) => ({ operationType, statusCode: 'WAITING_FOR_RESOURCES', count: 1 })),
    });
    const [operation] = await new StoreWriter(store).change({
      type: 'CLAIM',
      hostId: 'host-1',
      operationTypes: [6],
      limit: 1,
      leaseMs: 1_000,
      actor: 'host-1',
    });
    expect(operation).toMatchObject({ id: 'id-2', position: 3 });
  });

  it('goes on where the very first start was killed before it had made its tables', async () => {
    edit(file, 'CREATE TABLE "__drizzle_migrations" (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)');
    expect(await open().head()).toBe(0);
  });

  it('writes ahead, and has SQLite itself wait for the disk only where the order of its writes needs that', () => {
    const spy = vi.spyOn(Database.prototype, 'pragma');
    onTestFinished(() => spy.mockRestore());
    open();
    const database = spy.mock.contexts
      .filter((context) => context instanceof Database)
      .find(({ name }) => name === file);
    expect(database?.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database?.pragma('synchronous', { simple: true })).toBe(1);
    expect(database?.pragma('checkpoint_fullfsync', { simple: true })).toBe(1);
    expect(database?.pragma('journal_size_limit', { simple: true })).toBe(64 * 1024 * 1024);
  });

  it('has in the database itself, before it shows it, what a process that died left in the log beside it', async () => {
    const left = open();
    await new StoreWriter(left).create();
    const died = join(folder, 'died.db');
    await copyFile(file, died);
    await copyFile(`${file}-wal`, `${died}-wal`);
    expect(await open({ file: died }).head()).toBe(1);
    const withoutLog = join(folder, 'without-log.db');
    await copyFile(died, withoutLog);
    expect(await open({ file: withoutLog }).head()).toBe(1);
  });

  it('makes the database where a link to it leads, with all that belongs to it', async () => {
    const elsewhere = join(folder, 'elsewhere');
    await mkdir(elsewhere);
    const link = join(folder, 'link.db');
    await symlink(join(elsewhere, 'asyncops.db'), link);
    const store = open({ file: link });
    const writer = new StoreWriter(store);
    const { durable } = await writer.apply(writer.creation());
    await durable;
    expect(refusalOf(join(elsewhere, 'asyncops.db'))).toContain('is in use by another gateway');
    expect(await readdir(folder)).toEqual(['elsewhere', 'link.db']);
  });
});

describe('opening is refused, in one line and with nothing touched, where', () => {
  it.each([
    ['a text', 'Dear diary,\n'.repeat(1_000)],
    ['a short text', 'x'],
    ['a text that begins like a database', `SQLite format 3\0${'nothing of the kind'.repeat(300)}`],
  ])('the file is %s', async (_, text) => {
    await writeFile(file, text);
    expect(await untouchedRefusalOf(file)).toContain(`${file} is not an SQLite database`);
  });

  it.each(['DELETE', 'WAL'])('it is the database of another product, with journal mode %s', async (mode) => {
    edit(
      file,
      `PRAGMA journal_mode = ${mode}`,
      'CREATE TABLE "operations" (id)',
      'INSERT INTO "operations" VALUES (1)',
    );
    expect(await untouchedRefusalOf(file)).toBe(`${file} is an SQLite database, but not one of asyncops.`);
  });

  it('it is the database of another product that has migrations of the same kind', async () => {
    edit(
      file,
      'CREATE TABLE "__drizzle_migrations" (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
      `INSERT INTO "__drizzle_migrations" (hash, created_at) VALUES ('x', 1)`,
      'CREATE TABLE "operations" (id)',
    );
    expect(await untouchedRefusalOf(file)).toBe(`${file} is an SQLite database, but not one of asyncops.`);
  });

  it('it was written by a newer version', async () => {
    await written();
    edit(file, `INSERT INTO "__drizzle_migrations" (hash, created_at) VALUES ('later', 99999999999999)`);
    expect(await untouchedRefusalOf(file)).toContain(`${file} was written by a newer version of asyncops`);
  });

  it('it is damaged', async () => {
    await written();
    const bytes = await readFile(file);
    bytes.fill(255, 100, 4_096);
    await writeFile(file, bytes);
    expect(await untouchedRefusalOf(file)).toContain(`The database ${file} cannot be opened: `);
  });

  it('it is a folder', async () => {
    expect(await untouchedRefusalOf(folder)).toBe(`The database ${folder} is a folder, not a file.`);
  });

  it.each([
    ['lies under a file', () => join(file, 'asyncops.db')],
    ['lies deep under a file', () => join(file, 'deep', 'asyncops.db')],
    ['cannot be made', () => '/proc/nowhere/asyncops.db'],
    ['cannot be made where it is', () => '/proc/asyncops.db'],
  ])('its folder %s', async (_, path) => {
    await writeFile(file, 'no folder');
    expect(await untouchedRefusalOf(path())).toContain(`The database ${path()} cannot be opened: `);
  });

  it('another store of this process has it, whose locks stay as they were', async () => {
    const store = open();
    expect(refusalOf(file)).toBe(`The database ${file} is in use by another gateway.`);
    // Were they gone, somebody else could take the database for himself alone and write past the store.
    expect(await takeAloneInProcess(file)).toBe('database is locked');
    expect(await new StoreWriter(store).create()).toMatchObject({ seq: 1 });
  });

  it('another store has it by another name', async () => {
    await written();
    const link = join(folder, 'link.db');
    await symlink(file, link);
    open();
    expect(refusalOf(link)).toContain('is in use by another gateway');
  });

  it('the file that is locked cannot be written, where a lock would keep nobody out', async () => {
    await written();
    await rm(`${file}-lock`);
    // Not even root may write this one.
    await symlink('/proc/sys/kernel/osrelease', `${file}-lock`);
    expect(await untouchedRefusalOf(file)).toMatch(
      /^The database .+ cannot be opened: .+-lock cannot be written by this user\.$/,
    );
  });

  it('another gateway has it, until that one is gone, however it went', async () => {
    await written();
    const { said, child } = await openInProcess(file);
    expect(said).toBe('open at 2');
    expect(refusalOf(file)).toBe(`The database ${file} is in use by another gateway.`);
    const second = await openInProcess(file);
    expect(second.said).toBe(`StoreOpenError: The database ${file} is in use by another gateway.`);
    await kill(child);
    expect(await open().head()).toBe(2);
    expect((await openInProcess(file)).said).toContain('is in use by another gateway');
  });
});

/** Tries, in a process of its own, what is possible only where nobody else has the database open. */
async function takeAloneInProcess(path: string): Promise<string> {
  const script = `import Database from 'better-sqlite3';
    const database = new Database(process.argv[1], { timeout: 0 });
    try {
      database.pragma('locking_mode = EXCLUSIVE');
      console.log(database.prepare('SELECT count(*) FROM "operations"').pluck().get());
    } catch (error) {
      console.log(error.message);
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, path], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [[line]] = await Promise.all([once(createInterface(child.stdout), 'line'), once(child, 'exit')]);
  return String(line);
}

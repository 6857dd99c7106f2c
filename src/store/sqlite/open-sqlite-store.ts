import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { type Store, StoreOpenError } from '../store.ts';
import { createSqliteStore } from './sqlite-store.ts';

export interface SqliteStoreOptions {
  /** A file's path, or `:memory:`. Its folder is made where it does not exist. */
  readonly file: string;
  /** `full`: every commit is on the disk before it is acknowledged. `relaxed`: a power failure can lose the last ones. */
  readonly durability: 'full' | 'relaxed';
  /** Draws random bytes, for the identity of a new log. */
  readonly randomBytes: (count: number) => Uint8Array;
}

const migrationsFolder = fileURLToPath(new URL('../../../drizzle/sqlite', import.meta.url));
const migrationsTable = '__drizzle_migrations';
const sqliteMagic = 'SQLite format 3\0';

/**
 * Opens the database, brings it to this version, and holds it for this process alone until the store is closed.
 * Throws StoreOpenError, with nothing touched, where the file is not a database of this product or of a newer version,
 * where another gateway holds it, or where it cannot be written.
 */
export function openSqliteStore(options: SqliteStoreOptions): Store {
  const { file } = options;
  if (file === ':memory:') return openAndMigrate(options, () => {});
  const path = resolve(file);
  try {
    mkdirSync(dirname(path), { recursive: true });
    checkWhatIsThere(path);
    const release = holdAlone(path);
    try {
      return openAndMigrate({ ...options, file: path }, release);
    } catch (error) {
      release();
      throw error;
    }
  } catch (error) {
    if (error instanceof StoreOpenError) throw error;
    throw new StoreOpenError(`The database ${path} cannot be opened: ${describe(error)}.`, { cause: error });
  }
}

function checkWhatIsThere(path: string): void {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) throw new StoreOpenError(`The database ${path} is a folder, not a file.`);
  if (statSync(path).size === 0) return;
  if (!startsLikeSqlite(path)) throw new StoreOpenError(`${path} is not an SQLite database.`);
  const database = new Database(path, { readonly: true, fileMustExist: true });
  try {
    checkVersion(path, database);
  } finally {
    database.close();
  }
}

function startsLikeSqlite(path: string): boolean {
  const descriptor = openSync(path, 'r');
  try {
    const start = Buffer.alloc(sqliteMagic.length);
    readSync(descriptor, start, 0, start.length, 0);
    return start.toString('latin1') === sqliteMagic;
  } finally {
    closeSync(descriptor);
  }
}

function checkVersion(path: string, database: Database.Database): void {
  const tables = database
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all()
    .map(({ name }) => name);
  if (tables.length === 0) return;
  if (!tables.includes(migrationsTable) || !tables.includes('operations')) {
    throw new StoreOpenError(`${path} is an SQLite database, but not one of asyncops.`);
  }
  const newest = database
    .prepare<[], { createdAt: number | null }>(`SELECT max("created_at") AS "createdAt" FROM "${migrationsTable}"`)
    .get()?.createdAt;
  const known = Math.max(...readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis));
  if (Number(newest) > known) {
    throw new StoreOpenError(
      `${path} was written by a newer version of asyncops. Start that version, or another database.`,
    );
  }
}

/**
 * One gateway to a database: positions, counters and the live streams rest on being the only writer. The lock is
 * SQLite's own, on a file beside the database, so that the system lets go of it however the process ends.
 */
function holdAlone(path: string): () => void {
  const lock = new Database(`${path}-lock`, { timeout: 0 });
  try {
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new StoreOpenError(`The database ${path} is in use by another gateway.`);
    }
    throw error;
  }
  return () => {
    if (lock.open) lock.close();
  };
}

function openAndMigrate({ file, durability, randomBytes }: SqliteStoreOptions, release: () => void): Store {
  const database = new Database(file);
  try {
    database.pragma('journal_mode = WAL');
    database.pragma(`synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'}`);
    database.pragma('cache_size = -65536');
    database.pragma('temp_store = MEMORY');
    migrate(drizzle(database), { migrationsFolder });
    return createSqliteStore(database, logIdOf(database, randomBytes), release);
  } catch (error) {
    database.close();
    throw error;
  }
}

function logIdOf(database: Database.Database, randomBytes: SqliteStoreOptions['randomBytes']): string {
  const drawn = Buffer.from(randomBytes(4)).toString('hex');
  database.prepare('INSERT INTO "log" ("logId") SELECT ? WHERE NOT EXISTS (SELECT * FROM "log")').run(drawn);
  const row = database.prepare<[], { logId: string }>('SELECT "logId" FROM "log"').get();
  if (row === undefined) throw new Error('the log has no identity');
  return row.logId;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import {
  closeSync,
  existsSync,
  fdatasync as fdatasyncThen,
  mkdirSync,
  openSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { type Store, StoreOpenError } from '../store.ts';
import { createCheckpointThread } from './checkpoint-thread.ts';
import { Checkpoints } from './checkpoints.ts';
import { CommitSync, type SyncedFile } from './commit-sync.ts';
import { LongReads } from './long-reads.ts';
import { createReaderThread } from './reader-thread.ts';
import { createSqliteStore } from './sqlite-store.ts';

export interface SqliteStoreOptions {
  /** A file's path, or `:memory:`. Its folder is made where it does not exist. */
  readonly file: string;
  /** `full`: every commit is on the disk before it is acknowledged. `relaxed`: a power failure can lose the last ones. */
  readonly durability: 'full' | 'relaxed';
  /** Draws random bytes, for the identity of a new log. */
  readonly randomBytes: (count: number) => Uint8Array;
  /**
   * Called once, where what was committed cannot be brought to the disk: the store answers nothing any more, and what
   * is on the disk can be told only by opening it anew.
   */
  readonly onFailure?: (error: Error) => void;
  /** Called where there is no room on the disk for what is to be written, and when there is again. */
  readonly onDiskFull?: (isFull: boolean) => void;
  /** By default, the file itself. */
  readonly openToSync?: (path: string) => SyncedFile;
  /** How many pages the write-ahead log holds until it is begun anew. */
  readonly logPages?: number;
  /** Reads that look at more rows are done by a thread of their own. */
  readonly mostShortRows?: number;
}

const fdatasync = promisify(fdatasyncThen);

const migrationsFolder = fileURLToPath(new URL('../../../drizzle/sqlite', import.meta.url));
const migrationsTable = '__drizzle_migrations';
/** The smallest page that SQLite has. */
const leastBytes = 512;
/** 32 MiB: a page that many commits change is copied into the database once. */
const defaultLogPages = 8_192;
/** Of the write-ahead log, once all that is in it stands in the database. */
const mostIdleLogBytes = 64 * 1024 * 1024;
/** Of the tables that every version has had. */
const ownTables = ['operations', 'events', 'log'];

/**
 * Opens the database, brings it to this version, and holds it for this process alone until the store is closed.
 * Throws StoreOpenError, with nothing touched, where the file is not a database of this product or of a newer version,
 * where another gateway holds it, or where it cannot be written.
 */
export function openSqliteStore(options: SqliteStoreOptions): Store {
  const { file } = options;
  if (file === ':memory:') return openAndMigrate(options, () => {});
  let path = resolve(file);
  try {
    makeFolder(dirname(path));
    // The lock and the log stand beside the database itself, not beside a link to it, be it to one that is still to be.
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o644));
    path = realpathSync(path);
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

/** Step by step: where a folder cannot be made at all, the recursive mkdir of Node may never come to an end. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  }
}

/**
 * Only SQLite looks into the file: were it opened and closed in another way, this process would lose the locks that
 * another store in it has on the file. It looks so that it changes nothing: what a process that was killed left beside
 * the file stays there, which takes a look without the right to write; else its own traces go when it closes, which
 * takes that right.
 */
function checkWhatIsThere(path: string): void {
  if (!existsSync(path)) return;
  const stats = statSync(path);
  if (stats.isDirectory()) throw new StoreOpenError(`The database ${path} is a folder, not a file.`);
  if (stats.size === 0) return;
  // SQLite would take a file of one byte for an empty one.
  if (stats.size < leastBytes) throw new StoreOpenError(`${path} is not an SQLite database.`);
  const readonly = existsSync(`${path}-wal`) || existsSync(`${path}-journal`);
  const database = new Database(path, { readonly, fileMustExist: true });
  try {
    checkVersion(path, database);
  } catch (error) {
    if (!isSqliteError(error, 'SQLITE_NOTADB')) throw error;
    throw new StoreOpenError(`${path} is not an SQLite database.`, { cause: error });
  } finally {
    database.close();
  }
}

function checkVersion(path: string, database: Database.Database): void {
  const tables = new Set(
    database.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all(),
  );
  if (tables.size === 0) return;
  const newest = tables.has(migrationsTable)
    ? database.prepare<[], number | null>(`SELECT max("created_at") FROM "${migrationsTable}"`).pluck().get()
    : undefined;
  // A first start that was killed had got no further than this.
  if (tables.size === 1 && newest === null) return;
  if (newest === undefined || !ownTables.every((name) => tables.has(name))) {
    throw new StoreOpenError(`${path} is an SQLite database, but not one of asyncops.`);
  }
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
    // A file that cannot be written, such as one that root has left, is locked for reading, and that many can: SQLite
    // says so where something is written, which is never committed.
    lock.pragma('user_version = 1');
  } catch (error) {
    lock.close();
    if (isSqliteError(error, 'SQLITE_BUSY')) {
      throw new StoreOpenError(`The database ${path} is in use by another gateway.`);
    }
    if (isSqliteError(error, 'SQLITE_READONLY')) {
      throw new StoreOpenError(`The database ${path} cannot be opened: ${path}-lock cannot be written by this user.`);
    }
    throw error;
  }
  return () => {
    if (lock.open) lock.close();
  };
}

function openAndMigrate(options: SqliteStoreOptions, release: () => void): Store {
  const { file, durability, randomBytes, onFailure = () => {}, openToSync = openFileToSync, mostShortRows } = options;
  const isInMemory = file === ':memory:';
  const database = new Database(file);
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    // Where syncing does not reach through to the disk (macOS), the order of checkpoint and log is lost without it.
    database.pragma('checkpoint_fullfsync = ON');
    // What a process that died left in the log may be in the system's memory alone, even where syncing the log says that
    // it is on the disk: it is shown only once it stands in the database.
    database.pragma('wal_checkpoint(PASSIVE)');
    // A log that one long reader or one large batch made grow shrinks again when it is next begun anew.
    database.pragma(`journal_size_limit = ${mostIdleLogBytes}`);
    // SQLite looks at every page that it keeps when it ends a transaction in which an index grew, and the system keeps
    // those that it has read too: with four times as many, a commit takes longer and no read is faster.
    database.pragma('cache_size = -16384');
    database.pragma('temp_store = MEMORY');
    migrate(drizzle(database), { migrationsFolder });
    const logId = logIdOf(database, randomBytes);
    // From here on this connection waits for no disk: for commits `CommitSync` does, and for checkpoints their thread.
    database.pragma('synchronous = NORMAL');
    database.pragma('wal_autocheckpoint = 0');
    const isWaitedFor = durability === 'full' && !isInMemory;
    const sync = isWaitedFor ? new CommitSync(() => openToSync(`${file}-wal`), onFailure) : undefined;
    const { onDiskFull = () => {} } = options;
    const parts = { database, logId, release, onDiskFull, ...(sync && { sync }) };
    if (isInMemory) return createSqliteStore(parts);
    const pages = new LongReads(createReaderThread(file));
    const counts = new LongReads(createReaderThread(file));
    const holdReads = async () => {
      const held = await Promise.all([pages.hold(), counts.hold()]);
      return () => {
        for (const letGo of held) letGo();
      };
    };
    const checkpoints = keepLogShort(database, options, holdReads);
    return createSqliteStore({
      ...parts,
      checkpoints,
      longReads: { pages, counts },
      ...(mostShortRows !== undefined && { mostShortRows }),
    });
  } catch (error) {
    database.close();
    throw error;
  }
}

function keepLogShort(
  database: Database.Database,
  options: SqliteStoreOptions,
  holdReads: () => Promise<() => void>,
): Checkpoints {
  const { file, onFailure = () => {}, logPages = defaultLogPages } = options;
  const length = database.prepare<[], { log: number; checkpointed: number }>('PRAGMA wal_checkpoint(NOOP)');
  const measure = () => {
    const { log, checkpointed } = length.get() ?? { log: 0, checkpointed: 0 };
    return { pages: log, copied: checkpointed };
  };
  const copier = createCheckpointThread({ file, mostIdleLogBytes });
  return new Checkpoints({ copier, measure, everyPages: logPages, onFailure, holdReads });
}

/** SQLite holds no locks on its write-ahead log, so that this may be opened, and closed, beside it. */
function openFileToSync(path: string): SyncedFile {
  const descriptor = openSync(path, 'r+');
  return {
    sync: () => fdatasync(descriptor),
    close: () => closeSync(descriptor),
  };
}

function logIdOf(database: Database.Database, randomBytes: SqliteStoreOptions['randomBytes']): string {
  const drawn = Buffer.from(randomBytes(4)).toString('hex');
  database.prepare('INSERT INTO "log" ("logId") SELECT ? WHERE NOT EXISTS (SELECT * FROM "log")').run(drawn);
  const row = database.prepare<[], { logId: string }>('SELECT "logId" FROM "log"').get();
  if (row === undefined) throw new Error('the log has no identity');
  return row.logId;
}

function isSqliteError(error: unknown, code: string): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith(code);
}

/** In one line; of an error that tells the query as well, only what was wrong with it. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message.replaceAll(/\s+/g, ' ') : describe(error.cause);
}

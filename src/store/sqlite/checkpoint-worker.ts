import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { Reply } from './asked-thread.ts';

/** What runs in the thread of checkpoint-thread.ts, on a connection of its own. */
const { file, mostIdleLogBytes } = workerData;
const database = new Database(String(file), { fileMustExist: true, timeout: 0 });
database.pragma('synchronous = NORMAL');
// Where syncing does not reach through to the disk (macOS), the order of checkpoint and log is lost without it.
database.pragma('checkpoint_fullfsync = ON');
database.pragma(`journal_size_limit = ${Number(mostIdleLogBytes)}`);
// It keeps out of the way of commits, and of readers.
const copy = database.prepare<[], { log: number; checkpointed: number }>('PRAGMA wal_checkpoint(PASSIVE)');
// The first commit that finds all of the log copied begins it anew, and waits for the disk with that. This one changes
// nothing, in two steps: of one alone SQLite sees that.
const change = database.prepare<[number]>('UPDATE "log" SET "floor" = "floor" + ?');
const commit = database.transaction(() => {
  change.run(1);
  change.run(-1);
}).immediate;

function carryOut(message: unknown): void {
  const length = copy.get();
  if (message === 'RENEW' && length?.log === length?.checkpointed) commit();
}

/** There is no room for the database to grow, or somebody else writes: the log still has everything. */
const later = ['SQLITE_FULL', 'SQLITE_BUSY'];

function replyTo(message: unknown): Reply<null> {
  try {
    carryOut(message);
    return { answer: null };
  } catch (error) {
    return error instanceof Database.SqliteError && later.includes(error.code) ? { answer: null } : { error };
  }
}

parentPort?.on('message', (message: unknown) => {
  if (message === null) {
    database.close();
    parentPort?.close();
  } else {
    parentPort?.postMessage(replyTo(message));
  }
});

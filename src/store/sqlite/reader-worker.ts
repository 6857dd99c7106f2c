import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { Counts } from '../store.ts';
import type { Reply } from './asked-thread.ts';
import { createReadAsOfHead } from './read-as-of-head.ts';
import type { StoredPage } from './read-page.ts';
import type { Question } from './reader-thread.ts';

/** What runs in the thread of reader-thread.ts, on a connection of its own that cannot write. */
const { file } = workerData;
const database = new Database(String(file), { readonly: true, fileMustExist: true });
database.pragma('temp_store = MEMORY');
const read = createReadAsOfHead(database);

function replyTo(question: Question): Reply<StoredPage | Counts> {
  try {
    return { answer: question.what === 'PAGE' ? read.page(question.query) : read.counts(question.filter) };
  } catch (error) {
    return { error };
  }
}

parentPort?.on('message', (question: Question | null) => {
  if (question === null) {
    database.close();
    parentPort?.close();
  } else {
    parentPort?.postMessage(replyTo(question));
  }
});

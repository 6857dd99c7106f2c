import type { Database } from 'better-sqlite3';
import type { LongReader } from './long-reads.ts';
import { createReadAsOfHead } from './read-as-of-head.ts';

/** Reads over a connection of this thread, for a database that has no other: each in a turn of the event loop of its own. */
export function createReaderByTurns(database: Database): LongReader {
  const read = createReadAsOfHead(database);
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return {
    page: async (query) => {
      await turn();
      return read.page(query);
    },
    counts: async (filter) => {
      await turn();
      return read.counts(filter);
    },
    close: async () => {},
  };
}

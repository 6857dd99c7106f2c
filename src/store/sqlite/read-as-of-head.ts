import type { Database } from 'better-sqlite3';
import type { OperationFilter } from '../../core/filter.ts';
import type { Counts, PageQuery } from '../store.ts';
import { createCountQueries } from './count-queries.ts';
import { createEventQueries } from './event-queries.ts';
import { createListQueries } from './list-query.ts';
import { createReadPage, type StoredPage } from './read-page.ts';

export interface ReadAsOfHead {
  page(query: PageQuery): StoredPage;
  counts(filter: OperationFilter): Counts;
}

/** Pages and counts over a connection that may not be the one that writes: each is true as of the head that it saw. */
export function createReadAsOfHead(database: Database): ReadAsOfHead {
  const lists = createListQueries(database);
  const counts = createCountQueries(database, lists);
  const readPage = createReadPage(lists, counts);
  const log = createEventQueries(database);
  return {
    page: database.transaction((query: PageQuery) => readPage(query, log.head())),
    counts: database.transaction((filter: OperationFilter) => ({ position: log.head(), rows: counts.now(filter) })),
  };
}

import type { OperationFilter } from '../../core/filter.ts';
import type { PageQuery } from '../store.ts';
import { AskedThread, workerScript } from './asked-thread.ts';
import type { LongReader } from './long-reads.ts';

export type Question =
  | { readonly what: 'PAGE'; readonly query: PageQuery }
  | { readonly what: 'COUNTS'; readonly filter: OperationFilter };

/** Reads in a thread of its own, beside commits and everything else. */
export function createReaderThread(file: string): LongReader {
  const thread = new AskedThread<Question>(workerScript('reader-worker'), { file });
  return {
    page: (query) => thread.ask({ what: 'PAGE', query }),
    counts: (filter) => thread.ask({ what: 'COUNTS', filter }),
    close: () => thread.close(),
  };
}

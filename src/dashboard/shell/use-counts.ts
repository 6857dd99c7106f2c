import { useEffect, useState } from 'react';
import { AsyncOperationCountsChangedDocument, type AsyncOperationFilter } from '../../client/documents.ts';
import { useSurroundings } from '../surroundings.tsx';
import type { Counts } from './counts.ts';

/**
 * How many operations match, live; null until the gateway has counted. The filter is the same object while it is the
 * same; null asks for nothing.
 */
export function useCounts(filter: AsyncOperationFilter | null): Counts | null {
  const { client } = useSurroundings().gateway;
  const [told, setTold] = useState<{ readonly of: AsyncOperationFilter; readonly counts: Counts } | null>(null);

  useEffect(() => {
    if (filter === null) return;
    const over = new AbortController();
    const follow = async () => {
      const stream = client.subscribe(AsyncOperationCountsChangedDocument, { filter }, { signal: over.signal });
      for await (const { data } of stream) setTold({ of: filter, counts: data.asyncOperationCountsChanged });
    };
    // A filter that the gateway refuses is told by the list itself; there are no counts then.
    follow().catch(() => setTold(null));
    return () => over.abort();
  }, [client, filter]);

  return filter !== null && told?.of === filter ? told.counts : null;
}

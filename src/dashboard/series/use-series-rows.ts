import { useCallback, useEffect, useState } from 'react';
import { SeriesRowsDocument, type SeriesRowsQuery } from '../../client/documents.ts';
import { type Reread, useRereading } from '../operation/use-rereading.ts';
import { useSurroundings } from '../surroundings.tsx';
import { useRound } from '../use-round.ts';
import type { SeriesView } from './series-address.ts';
import { useDueCount } from './use-due-count.ts';

const secondsBetween = 5;
/** The most that the gateway gives at once. */
const pageSize = 50;

/**
 * A page of the series. They have no events of their own, and nothing tells of them: so it is read every few seconds
 * while somebody sees it, when one of the times on it comes, and when `version` is another one.
 */
export function useSeriesRows({ status, after }: SeriesView, version: unknown): Reread<SeriesRowsQuery> {
  const { gateway } = useSurroundings();
  const round = useRound(secondsBetween);
  const [times, setTimes] = useState<readonly string[]>([]);
  const due = useDueCount(times);
  const read = useCallback(
    (signal: AbortSignal) => gateway.ask(SeriesRowsDocument, { status, after, first: pageSize }, signal),
    [gateway, status, after],
  );
  const reread = useRereading(read, `${version} ${round} ${due}`);
  const { data } = reread;
  useEffect(() => {
    const nodes = data?.asyncOperationSeriesList.nodes ?? [];
    setTimes(nodes.flatMap(({ lastOccurrence, nextOccurrences }) => [lastOccurrence, ...nextOccurrences]));
  }, [data]);
  return reread;
}

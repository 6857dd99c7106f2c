import { useCallback } from 'react';
import { AsyncOperationSeriesInFullDocument, type AsyncOperationSeriesInFullQuery } from '../../client/documents.ts';
import { type Reread, useRereading } from '../operation/use-rereading.ts';
import { useSurroundings } from '../surroundings.tsx';
import { useRound } from '../use-round.ts';

const secondsBetween = 5;

/** One series with its last operations; read again every few seconds, and when `version` is another one. */
export function useSeriesInFull(id: string, version: unknown): Reread<AsyncOperationSeriesInFullQuery> {
  const { gateway } = useSurroundings();
  const round = useRound(secondsBetween);
  const read = useCallback(
    (signal: AbortSignal) => gateway.ask(AsyncOperationSeriesInFullDocument, { id }, signal),
    [gateway, id],
  );
  return useRereading(read, `${version} ${round}`);
}

import { useCallback } from 'react';
import { OperationTypesInFullDocument, type OperationTypesInFullQuery } from '../../client/documents.ts';
import { type Reread, useRereading } from '../operation/use-rereading.ts';
import { useSurroundings } from '../surroundings.tsx';
import { useRound } from '../use-round.ts';

const secondsBetween = 5;

/**
 * All types with their limits and holds. A hold is no event of an operation, and nothing tells of it: so it is read
 * every few seconds while somebody sees it, and again when `version` is another one.
 */
export function useOperationTypesInFull(version: unknown): Reread<OperationTypesInFullQuery> {
  const { gateway } = useSurroundings();
  const round = useRound(secondsBetween);
  const read = useCallback((signal: AbortSignal) => gateway.ask(OperationTypesInFullDocument, {}, signal), [gateway]);
  return useRereading(read, `${version} ${round}`);
}

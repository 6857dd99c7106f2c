import { useCallback, useEffect, useState } from 'react';
import { OperationTypesInFullDocument, type OperationTypesInFullQuery } from '../../client/documents.ts';
import { type Reread, useRereading } from '../operation/use-rereading.ts';
import { useSurroundings } from '../surroundings.tsx';

const secondsBetween = 5;

/**
 * All types with their limits and holds. A hold is no event of an operation, and nothing tells of it: so it is read
 * every few seconds while somebody sees it, and again when `version` is another one.
 */
export function useOperationTypesInFull(version: unknown): Reread<OperationTypesInFullQuery> {
  const { gateway, tick } = useSurroundings();
  const [round, setRound] = useState(0);
  const read = useCallback((signal: AbortSignal) => gateway.ask(OperationTypesInFullDocument, {}, signal), [gateway]);
  useEffect(() => {
    let passed = 0;
    return tick.onTick(() => {
      passed += 1;
      if (passed % secondsBetween === 0 && !document.hidden) setRound((before) => before + 1);
    });
  }, [tick]);
  return useRereading(read, `${version} ${round}`);
}

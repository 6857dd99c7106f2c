import { useEffect, useState } from 'react';
import { OperationTypesDocument } from '../../client/documents.ts';
import { useSurroundings } from '../surroundings.tsx';
import type { OperationTypeFacts } from './operation-type-facts.ts';

/** The types that the gateway knows; none until it has told. Read again where it could not be reached. */
export function useOperationTypes(isConnected: boolean): readonly OperationTypeFacts[] {
  const { gateway } = useSurroundings();
  const [types, setTypes] = useState<readonly OperationTypeFacts[]>([]);
  useEffect(() => {
    if (!isConnected) return;
    const over = new AbortController();
    gateway.ask(OperationTypesDocument, {}, over.signal).then(
      ({ operationTypes }) => over.signal.aborted || setTypes(operationTypes),
      // The filter shows the numbers of types then; the next connection asks again.
      () => {},
    );
    return () => over.abort();
  }, [gateway, isConnected]);
  return types;
}

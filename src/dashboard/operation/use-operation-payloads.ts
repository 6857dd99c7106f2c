import { useCallback } from 'react';
import { OperationPayloadsDocument, type OperationPayloadsQuery } from '../../client/documents.ts';
import { useSurroundings } from '../surroundings.tsx';
import { type Reread, useRereading } from './use-rereading.ts';

export type OperationPayloads = NonNullable<OperationPayloadsQuery['asyncOperation']>;

/** What the operation was given and what came of it. It may be large, so it is no part of what is told with each change. */
export function useOperationPayloads(id: string, version: number): Reread<OperationPayloads> {
  const { gateway } = useSurroundings();
  const read = useCallback(
    (signal: AbortSignal) => gateway.ask(OperationPayloadsDocument, { id }, signal),
    [gateway, id],
  );
  const { data, problem } = useRereading(read, version);
  return { data: data?.asyncOperation ?? null, problem };
}

import { useCallback } from 'react';
import {
  OperationNowDocument,
  type OperationNowQuery,
  type OperationPagePartsFragment,
} from '../../client/documents.ts';
import { useSurroundings } from '../surroundings.tsx';
import { useRound } from '../use-round.ts';
import { useRereading } from './use-rereading.ts';

type Now = Pick<NonNullable<OperationNowQuery['asyncOperation']>, 'lease' | 'whyWaiting' | 'rerunAs'>;

/**
 * What changes about an operation without an event of its own: its lease with each heartbeat, why it waits with
 * whatever stands around it, and what it was run again as. So these alone are read again now and then, where they can change.
 */
export function useOperationNow({ id, version, statusCode, lease }: OperationPagePartsFragment): Now {
  const { gateway } = useSurroundings();
  const read = useCallback((signal: AbortSignal) => gateway.ask(OperationNowDocument, { id }, signal), [gateway, id]);
  const round = useRound(secondsBetween(statusCode));
  const now = useRereading(read, `${version} ${round}`).data?.asyncOperation ?? null;
  return now?.version === version ? now : { lease, whyWaiting: null, rerunAs: null };
}

function secondsBetween(status: OperationPagePartsFragment['statusCode']): number | null {
  switch (status) {
    case 'PAUSING':
    case 'CANCELING':
      return 2;
    case 'IN_PROGRESS':
    case 'WAITING_FOR_RESOURCES':
    case 'FAILED':
    case 'CANCELED':
      return 5;
    default:
      return null;
  }
}

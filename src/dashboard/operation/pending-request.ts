import type { EventPartsFragment, OperationPagePartsFragment } from '../../client/documents.ts';

export interface PendingRequest {
  readonly asked: 'pause' | 'cancel';
  readonly since: string;
  readonly actor: string | null;
  readonly reason: string | null;
  /** Its host has been heard of since, and was told then. */
  readonly isSeen: boolean;
  /** The host that is to obey; null where none holds it any more. */
  readonly hostId: string | null;
}

export const requestKinds = ['PAUSE_REQUESTED', 'CANCEL_REQUESTED'] as const;

type Asked = Pick<OperationPagePartsFragment, 'statusCode' | 'modifiedOn' | 'modifiedBy'>;

/**
 * What somebody has asked of an operation that its host has still to do; null where nothing is pending.
 *
 * @param request the newest such event, where it is known
 */
export function pendingRequest(
  { statusCode, modifiedOn, modifiedBy }: Asked,
  lease: OperationPagePartsFragment['lease'],
  request: EventPartsFragment | null,
): PendingRequest | null {
  if (statusCode !== 'PAUSING' && statusCode !== 'CANCELING') return null;
  const event = request?.toStatus === statusCode ? request : null;
  // Once something has been asked for, no progress is recorded: the last change is the request.
  const since = event?.occurredOn ?? modifiedOn;
  return {
    asked: statusCode === 'PAUSING' ? 'pause' : 'cancel',
    since,
    actor: event?.actor ?? modifiedBy,
    reason: event?.reason ?? null,
    isSeen: lease !== null && Date.parse(lease.heartbeatOn) > Date.parse(since),
    hostId: lease?.hostId ?? null,
  };
}

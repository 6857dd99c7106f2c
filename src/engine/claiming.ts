import type { SettleCommand } from '../core/command.ts';
import type { Operation } from '../core/operation.ts';
import { CallerGone } from './caller-gone.ts';
import type { ClaimRequest } from './engine.ts';
import type { GroupCommit } from './group-commit.ts';
import type { LiveHosts } from './live-hosts.ts';
import type { TypeWakes } from './type-wakes.ts';
import type { WaitingClaims } from './waiting-claims.ts';

export interface ClaimingParts {
  readonly waiting: Pick<WaitingClaims, 'claim'>;
  readonly hosts: Pick<LiveHosts, 'claimed'>;
  readonly commits: Pick<GroupCommit, 'submit' | 'submitAll'>;
  readonly typeWakes: Pick<TypeWakes, 'changed'>;
}

/** Claims for a host, which waits for work where there is none. */
export function createClaiming({ waiting, hosts, commits, typeWakes }: ClaimingParts) {
  const attempt = async ({ hostId, operationTypes, limit, leaseMs }: ClaimRequest) => {
    hosts.claimed(hostId, operationTypes);
    const outcomes = await commits.submit({ type: 'CLAIM', hostId, operationTypes, limit, leaseMs, actor: hostId });
    for (const { type, operation } of outcomes) {
      if (type === 'REFUSED' && operation !== null) typeWakes.changed(operation.operationType);
    }
    return outcomes.flatMap((outcome) => (outcome.type === 'CHANGED' ? [outcome.operation] : []));
  };

  return async (request: ClaimRequest, signal?: AbortSignal): Promise<readonly Operation[]> => {
    const { operationTypes, waitMs } = request;
    const claimed = await waiting.claim({ operationTypes, waitMs, signal }, () => attempt(request));
    // It went while this was written: nobody would work on them until their leases end, and a retry would be spent.
    if (!(signal?.reason instanceof CallerGone)) return claimed;
    await commits.submitAll(claimed.flatMap(release));
    return [];
  };
}

function release({ id, lease }: Operation): SettleCommand[] {
  if (lease === null) return [];
  const { epoch, hostId } = lease;
  const silent = { result: undefined, data: undefined, message: undefined, friendlyMessage: undefined };
  const settled = { outcome: 'RELEASED', ...silent, errorCode: undefined, postponeUntil: null, retry: true } as const;
  return [{ type: 'SETTLE', id, epoch, hostId, ...settled }];
}

import type { HeartbeatCommand } from '../core/command.ts';
import type { Instant, Operation } from '../core/operation.ts';
import type { PageQuery } from '../store/store.ts';
import type { Reads } from './engine.ts';

export interface LeaseDatesOptions {
  readonly reads: Pick<Reads, 'page'>;
  readonly now: () => Instant;
  /** Renews leases, each unless its host has ended it meanwhile. */
  readonly renew: (commands: readonly HeartbeatCommand[]) => Promise<unknown>;
  readonly onError: (error: unknown) => void;
}

/** Keeps leases from lasting longer than they may by a clock that has been set back. */
export interface LeaseDates {
  /** The clock was set back, or may have been. Never rejects. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

const atOnce = 250;

/**
 * A lease that was renewed at a time that is still to come ends as much too late as the clock was set back. A host that
 * lives renews it anyhow, but a dead one would keep its operation until then: so each is renewed in its host's name, and
 * has its whole length from now on, as after everything else that kept hosts from renewing.
 */
export function createLeaseDates({ reads, now, renew, onError }: LeaseDatesOptions): LeaseDates {
  let running = Promise.resolve();
  let isStopped = false;

  const renewAll = async () => {
    let after: PageQuery['after'] = null;
    while (!isStopped) {
      const operations: readonly Operation[] = await lockedAfter(reads, after);
      const last = operations.at(-1);
      if (last === undefined) return;
      await renew(operations.flatMap((operation) => heartbeatOf(operation, now())));
      after = { value: last.createdOn, seq: last.seq };
    }
  };

  return {
    look: () => {
      running = running.then(renewAll).catch(onError);
      return running;
    },
    stop: () => {
      isStopped = true;
      return running;
    },
  };
}

async function lockedAfter(reads: Pick<Reads, 'page'>, after: PageQuery['after']): Promise<readonly Operation[]> {
  const order = { field: 'CREATED_ON', direction: 'ASC' } as const;
  const which = { filter: { stateCode: ['LOCKED'] }, order, after, before: null, take: 'FIRST' } as const;
  const { operations } = await reads.page({ ...which, limit: atOnce, withTotal: false }, { isPatient: true });
  return operations;
}

function heartbeatOf({ id, lease }: Operation, now: Instant): HeartbeatCommand[] {
  if (lease === null || lease.heartbeatOn <= now) return [];
  const { hostId, epoch } = lease;
  return [{ type: 'HEARTBEAT', id, epoch, hostId, progress: null, stage: null, message: null }];
}

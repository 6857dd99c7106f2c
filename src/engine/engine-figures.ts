import type { Distribution } from '../core/distribution.ts';
import type { DiskWatch } from './disk-watch.ts';
import type { GroupCommit } from './group-commit.ts';
import type { LiveHosts } from './live-hosts.ts';
import type { WaitingClaims } from './waiting-claims.ts';

/** What an operator watches of the engine: what is so now, and what has been counted since it was started. */
export interface EngineFigures {
  /** Those that have claimed or sent a heartbeat lately. */
  readonly hosts: number;
  /** Those that look for work, and those that wait for it. */
  readonly claimsWaiting: number;
  /** Refused because too many waited. */
  readonly claimsRefused: number;
  readonly changesWaiting: number;
  /** Requests with changes that were refused because too many waited. */
  readonly changesRefused: number;
  /** Commands in a transaction. */
  readonly commandsOfBatch: Distribution;
  readonly transactionSeconds: Distribution;
  /** From when a transaction was written to when it was durable and its turn had come to be told. */
  readonly diskWaitSeconds: Distribution;
}

interface Parts {
  readonly hosts: LiveHosts;
  readonly waiting: WaitingClaims;
  readonly commits: GroupCommit;
  readonly disk: DiskWatch;
}

export function createEngineFigures({ hosts, waiting, commits, disk }: Parts): () => EngineFigures {
  return () => ({
    hosts: hosts.count,
    claimsWaiting: waiting.count,
    claimsRefused: waiting.refused,
    changesWaiting: commits.waiting,
    changesRefused: commits.refused,
    commandsOfBatch: commits.commandsOfBatch,
    transactionSeconds: disk.transactionSeconds,
    diskWaitSeconds: disk.diskWaitSeconds,
  });
}

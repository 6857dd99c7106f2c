import { setTimeout as rest } from 'node:timers/promises';
import { type Checkpoint, digestFile } from './digest-file.ts';
import { claim, heartbeat, settle } from './documents.ts';
import type { Gateway } from './gateway.ts';

/** What stands in `data` of each operation of this host. */
export interface DigestData extends Checkpoint {
  readonly path: string;
}

export interface HostOptions {
  readonly gateway: Gateway;
  readonly hostId: string;
  readonly operationType: number;
  /** Files that are digested at the same time. */
  readonly concurrency: number;
  readonly chunkBytes: number;
  /** Rest after each chunk, to have something to watch. */
  readonly chunkRestMs: number;
  readonly leaseSeconds: number;
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
}

interface Claimed {
  readonly id: string;
  readonly data: DigestData;
  readonly lease: { readonly epoch: number; readonly hostId: string };
}

interface ClaimAnswer {
  readonly claimAsyncOperations: { readonly operations?: readonly Claimed[]; readonly message?: string };
}

interface HeartbeatAnswer {
  readonly heartbeatAsyncOperations: readonly { readonly __typename: string; readonly request?: string }[];
}

interface SettleAnswer {
  readonly settleAsyncOperations: readonly { readonly __typename: string; readonly message?: string }[];
}

/** Claims and works until the signal is aborted, then gives back what it holds. */
export async function runHost(options: HostOptions): Promise<void> {
  const { gateway, hostId, operationType, concurrency, leaseSeconds, signal } = options;
  const working = new Set<Promise<void>>();
  while (!signal.aborted) {
    const input = {
      hostId,
      operationTypes: [operationType],
      limit: concurrency - working.size,
      leaseSeconds,
      waitSeconds: 10,
    };
    const answer = await gateway.request<ClaimAnswer>(claim, { input }, signal).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
    if (answer === null) break;
    const { operations, message } = answer.claimAsyncOperations;
    if (operations === undefined) throw new Error(message);
    for (const operation of operations) {
      const work = workOn(operation, options).finally(() => working.delete(work));
      working.add(work);
    }
    if (working.size >= concurrency) await Promise.race(working);
  }
  await Promise.all(working);
}

/** One operation, from its checkpoint to whatever ends this attempt. */
async function workOn(operation: Claimed, options: HostOptions): Promise<void> {
  const { data } = operation;
  const { tell, signal, chunkBytes } = options;
  let lease: Lease | null = null;
  try {
    lease = startLease(operation, options);
    const held = lease;
    const digested = await digestFile(data.path, data, chunkBytes, async (progress) => {
      await rest(options.chunkRestMs, undefined, { signal }).catch(() => {});
      return (await held.report(progress)) === 'NONE' && !signal.aborted;
    });
    if (digested.isDone) {
      await held.settle({ outcome: 'SUCCEEDED', result: { sha256: digested.sha256, bytes: digested.bytes } });
      return;
    }
    switch (held.request()) {
      case 'PAUSE':
        tell(`paused ${data.path} at byte ${digested.checkpoint.offset}`);
        return await held.settle({ outcome: 'PAUSED', data: { path: data.path, ...digested.checkpoint } });
      case 'CANCEL':
        tell(`canceled ${data.path}`);
        return await held.settle({ outcome: 'CANCELED' });
      case 'NONE':
        return await held.settle({ outcome: 'RELEASED', data: { path: data.path, ...digested.checkpoint } });
      case 'LOST':
        tell(`lost the lease of ${data.path}; somebody else goes on with it`);
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    tell(`failed ${data.path}: ${message}`);
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    await lease?.settle({ outcome: 'FAILED', message, retry: !isGone }).catch(() => {});
  }
}

type Request = 'NONE' | 'PAUSE' | 'CANCEL' | 'LOST';

/** The lease of one operation: tells the gateway how far the work is, and the work what somebody has asked of it. */
interface Lease {
  request(): Request;
  report(progress: number): Promise<Request>;
  settle(outcome: object): Promise<void>;
}

const reportsEveryMs = 250;

function startLease({ id, lease }: Claimed, { gateway, leaseSeconds, tell }: HostOptions): Lease {
  let request: Request = 'NONE';
  let reportedOn = 0;
  let expiresOn = Date.now() + leaseSeconds * 1_000;
  // Past the end of the lease the operation is somebody else's: no request about it is worth repeating then.
  const untilItEnds = () => AbortSignal.timeout(Math.max(expiresOn - Date.now(), 1));

  return {
    request: () => request,
    async report(progress) {
      if (request !== 'NONE' || Date.now() - reportedOn < reportsEveryMs) return request;
      reportedOn = Date.now();
      try {
        const input = [{ id, ...lease, progress }];
        const answer = await gateway.request<HeartbeatAnswer>(heartbeat, { input }, untilItEnds());
        const [result] = answer.heartbeatAsyncOperations;
        expiresOn = reportedOn + leaseSeconds * 1_000;
        request = result?.request === 'PAUSE' || result?.request === 'CANCEL' ? result.request : 'NONE';
        if (result?.__typename !== 'HeartbeatSuccess') request = 'LOST';
      } catch {
        request = 'LOST';
      }
      return request;
    },
    async settle(outcome) {
      const input = [{ id, ...lease, ...outcome }];
      const answer = await gateway.request<SettleAnswer>(settle, { input }, untilItEnds());
      const [result] = answer.settleAsyncOperations;
      if (result?.__typename !== 'AsyncOperationSuccess') tell(`not settled: ${result?.message}`);
    },
  };
}

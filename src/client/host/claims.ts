import type { Backoff } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import { pause } from '../pause.ts';
import { RequestRefusedError } from '../request-refused-error.ts';
import type { Claimed, HostGateway } from './host-gateway.ts';
import { HostRefusedError } from './host-refused-error.ts';
import type { Report } from './report.ts';

export interface ClaimsOptions {
  readonly gateway: HostGateway;
  readonly leaseMs: number;
  readonly clock: Clock;
  readonly backoff: Backoff;
  readonly report: Report;
  /** Resolves as soon as there is room for any operation. */
  readonly room: (signal: AbortSignal) => Promise<Room>;
  readonly onClaimed: (claimed: readonly Claimed[], made: ClaimMade) => void;
}

export interface Room {
  /** For so many operations. */
  readonly limit: number;
  /** Where there is no work, some may be waited for. */
  readonly mayWait: boolean;
}

export interface ClaimMade {
  readonly sentAt: number;
  /** It brought all that was asked for. */
  readonly isFull: boolean;
}

/** A gateway that is asked for more at once has others wait. */
const mostPerClaim = 128;
const longestWaitSeconds = 20;
/** A gateway that has work to give has answered by then; one that has none waits with its answer for some to come. */
const answerMs = 2_000;

/** Claims one after another, never more than there is room for. */
export function createClaims(options: ClaimsOptions) {
  const { gateway, leaseMs, clock, backoff, report, room, onClaimed } = options;
  // Nobody knows when, of that time, the claim was made: the lease is counted from its start, so it must be short.
  const waitSeconds = Math.min(Math.max(Math.floor(leaseMs / 3_000), 1), longestWaitSeconds);
  /** How many fit into one answer, as far as is known: that depends on their data. */
  let fitting = mostPerClaim;

  const claimOnce = async (request: { limit: number; waitSeconds: number }, signal: AbortSignal) => {
    const sentAt = clock.now();
    const givingUp = new AbortController();
    // Where there is work, the answer is on its way: given up, its operations would be locked until their leases end.
    const giveUp = () =>
      void pause(clock, sentAt + answerMs - clock.now(), givingUp.signal).then(() => givingUp.abort());
    signal.addEventListener('abort', giveUp);
    const answer = await gateway.claim(request, givingUp.signal).finally(() => {
      signal.removeEventListener('abort', giveUp);
      givingUp.abort();
    });
    if (answer.type === 'INVALID_INPUT') throw new HostRefusedError(answer.message);
    const { operations } = answer;
    if (operations.some(({ fault }) => fault?.isOfRoom)) fitting = Math.ceil(operations.length / 2);
    else if (operations.length === fitting) fitting = Math.min(fitting + 1, mostPerClaim);
    onClaimed(operations, { sentAt, isFull: operations.length === request.limit });
    // A gateway that stops, or a proxy, cuts waits short: what comes back so soon is no reason to come again at once.
    const isCutShort = clock.now() - sentAt < (request.waitSeconds * 1_000) / 2;
    if (operations.length === 0 && isCutShort) backoff.failed();
    else backoff.succeeded();
  };

  /** Rejects with what must not be tried again. */
  const tryOnce = async (waits: number, signal: AbortSignal): Promise<boolean> => {
    const { limit, mayWait } = await room(signal);
    await backoff.ready(signal);
    if (signal.aborted) return false;
    try {
      await claimOnce({ limit: Math.min(limit, fitting), waitSeconds: mayWait ? waits : 0 }, signal);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      backoff.failed();
      if (error instanceof HostRefusedError || error instanceof RequestRefusedError) throw error;
      report(error, { during: 'CLAIM' });
      return false;
    }
  };

  return {
    /** Until the gateway has answered, which it does at once. */
    first: async (signal: AbortSignal): Promise<void> => {
      while (!signal.aborted) if (await tryOnce(0, signal)) return;
    },
    /** Until the signal is aborted. By now the gateway knows the host: what it refuses, it may take again later. */
    others: async (signal: AbortSignal): Promise<void> => {
      while (!signal.aborted)
        await tryOnce(waitSeconds, signal).catch((error: unknown) => report(error, { during: 'CLAIM' }));
    },
  };
}

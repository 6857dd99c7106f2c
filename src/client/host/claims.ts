import type { Backoff } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import { pause } from '../pause.ts';
import { RequestRefusedError } from '../request-refused-error.ts';
import type { ClaimMade, Room } from './claim-room.ts';
import type { Claimed, HostGateway } from './host-gateway.ts';
import { HostRefusedError } from './host-refused-error.ts';
import type { Report } from './report.ts';

export interface ClaimsOptions {
  readonly gateway: HostGateway;
  readonly leaseMs: number;
  readonly clock: Clock;
  readonly backoff: Backoff;
  readonly report: Report;
  /** Resolves as soon as there is room for any operation, with room for `most()` at most; null: there is none any more. */
  readonly room: (most: () => number, signal: AbortSignal) => Promise<Room | null>;
  /** Called as a claim is sent; what it returns is called with what came of it. */
  readonly onClaiming: (sentAt: number) => (claimed: readonly Claimed[]) => void;
}

/** A gateway that is asked for more at once has others wait. */
const mostPerClaim = 128;
const longestWaitSeconds = 20;
/** A gateway that has work to give has answered by then; one that has none waits with its answer for some to come. */
const answerMs = 2_000;

/** Claims for as long as there is room. */
export function createClaims(options: ClaimsOptions) {
  const { gateway, leaseMs, clock, backoff, report, room, onClaiming } = options;
  // Nobody knows when, of that time, the claim was made: the lease is counted from its start, so it must be short.
  const waitSeconds = Math.min(Math.max(Math.floor(leaseMs / 3_000), 1), longestWaitSeconds);
  /** How many fit into one answer, as far as is known: that depends on their data. */
  let fitting = mostPerClaim;

  const claimOnce = async (
    request: { limit: number; waitSeconds: number },
    signal: AbortSignal,
  ): Promise<ClaimMade> => {
    const sentAt = clock.now();
    const givingUp = new AbortController();
    // Where there is work, the answer is on its way: given up, its operations would be locked until their leases end.
    const giveUp = () =>
      void pause(clock, sentAt + answerMs - clock.now(), givingUp.signal).then(() => givingUp.abort());
    signal.addEventListener('abort', giveUp);
    const onClaimed = onClaiming(sentAt);
    let operations: readonly Claimed[] = [];
    try {
      const answer = await gateway.claim(request, givingUp.signal);
      if (answer.type === 'INVALID_INPUT') throw new HostRefusedError(answer.message);
      ({ operations } = answer);
    } finally {
      signal.removeEventListener('abort', giveUp);
      givingUp.abort();
      onClaimed(operations);
    }
    if (operations.some(({ fault }) => fault?.isOfRoom)) fitting = Math.ceil(operations.length / 2);
    else if (operations.length === fitting) fitting = Math.min(fitting + 1, mostPerClaim);
    const tookMs = clock.now() - sentAt;
    // A gateway that stops, or a proxy, cuts waits short: what comes back so soon is no reason to come again at once.
    if (operations.length === 0 && tookMs < (request.waitSeconds * 1_000) / 2) backoff.failed();
    else backoff.succeeded();
    return { tookMs, isFull: operations.length === request.limit };
  };

  const openRoom = (signal: AbortSignal) => room(() => fitting, signal);

  /** Rejects with what must not be tried again. */
  const tryOnce = async ({ limit, mayWait, leave }: Room, waits: number, signal: AbortSignal): Promise<boolean> => {
    let made: ClaimMade | null = null;
    try {
      await backoff.ready(signal);
      if (signal.aborted) return false;
      made = await claimOnce({ limit, waitSeconds: mayWait ? waits : 0 }, signal);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      backoff.failed();
      if (error instanceof HostRefusedError || error instanceof RequestRefusedError) throw error;
      report(error, { during: 'CLAIM' });
      return false;
    } finally {
      leave(made);
    }
  };

  return {
    /** Until the gateway has answered, which it does at once. */
    first: async (signal: AbortSignal): Promise<void> => {
      for (let open = await openRoom(signal); open !== null; open = await openRoom(signal)) {
        if (await tryOnce(open, 0, signal)) return;
      }
    },
    /** Until the signal is aborted. By now the gateway knows the host: what it refuses, it may take again later. */
    others: async (signal: AbortSignal): Promise<void> => {
      const underWay = new Set<Promise<unknown>>();
      for (let open = await openRoom(signal); open !== null; open = await openRoom(signal)) {
        const claim = tryOnce(open, waitSeconds, signal)
          .catch((error: unknown) => report(error, { during: 'CLAIM' }))
          .finally(() => underWay.delete(claim));
        underWay.add(claim);
      }
      await Promise.all(underWay);
    },
  };
}

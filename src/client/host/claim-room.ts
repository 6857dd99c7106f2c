import type { Pace } from './pace.ts';
import type { Places } from './places.ts';
import type { Signpost } from './signpost.ts';

export interface ClaimRoomOptions {
  readonly concurrency: number;
  readonly claimAhead: number;
  readonly pace: Pick<Pace, 'endingsIn'>;
  readonly places: Pick<Places, 'running' | 'waiting'>;
  /** Operations that are held and whose handlers have not ended. */
  readonly working: () => number;
  /** Operations whose handlers have ended. */
  readonly unsettled: () => number;
  /** Resolves when what can be done at once has been done. */
  readonly turn: () => Promise<void>;
  /** Raised when any of this changes. */
  readonly changes: Signpost;
}

/** Room for a claim, which has it until it leaves. */
export interface Room {
  /** For so many operations. */
  readonly limit: number;
  /** Where there is no work, some may be waited for. */
  readonly mayWait: boolean;
  /** With what came of the claim; null: nobody knows. */
  leave(made: ClaimMade | null): void;
}

export interface ClaimMade {
  /** It brought all that was asked for. */
  readonly isFull: boolean;
  readonly tookMs: number;
}

/** As many claims as are of use: the gateway carries out one while the host does what the other brought. */
const mostUnderWay = 2;
/** What takes longer than a claim that finds work was waiting for some. */
const mostClaimMs = 100;

/**
 * How much a host asks for, and when. While there is a backlog and handlers take no time, a claim need not wait for the
 * answer to another: with one alone, the gateway has nothing to do while the host does what that brought.
 *
 * @returns resolves as soon as there is room for any operation, with room for `most()` at most; with null once the signal is aborted
 */
export function createClaimRoom(options: ClaimRoomOptions) {
  const { concurrency, claimAhead, pace, places, working, unsettled, turn, changes } = options;
  /** How long a claim takes where there is work. */
  let claimMs = 0;
  /** The last claim brought all that was asked for: there may be more. */
  let hasMore = false;
  /** Operations that are asked for. */
  let asked = 0;
  let underWay = 0;

  const enter = (free: number, ahead: number): Room => {
    asked += free;
    underWay += 1;
    const leave = (made: ClaimMade | null) => {
      asked -= free;
      underWay -= 1;
      hasMore = made?.isFull ?? false;
      if (made?.isFull) claimMs = Math.min(made.tookMs, mostClaimMs);
      changes.raise();
    };
    // What comes later is for whoever is free then.
    return { limit: free, mayWait: ahead === 0, leave };
  };

  return async (most: () => number, signal: AbortSignal): Promise<Room | null> => {
    while (!signal.aborted) {
      // What ends in the same moment makes room together.
      await turn();
      const ahead = hasMore ? Math.min(Math.floor(pace.endingsIn(claimMs)), claimAhead) : 0;
      const held = concurrency + ahead;
      const free = Math.min(held - working() - asked, most());
      // While the gateway settles what has ended, it may as well be asked for more; but what it cannot settle must not
      // pile up. Where handlers take no time, two requests are under way, a third is gathered, and a claim is waited
      // for: with room for fewer, host and gateway wait for each other in turn.
      const isPiled = unsettled() >= 4 * held;
      // Nor is it asked for a few at a time while enough wait for their handlers, or are on their way.
      const isSupplied = places.running.size >= concurrency && places.waiting > ahead / 2;
      const isAwaited = underWay === mostUnderWay || (underWay > 0 && (ahead === 0 || free < asked / 2));
      if (free > 0 && !isPiled && !isSupplied && !isAwaited) return enter(free, ahead);
      await changes.next();
    }
    return null;
  };
}

import type { Clock } from './clock.ts';
import { pause } from './pause.ts';

export interface BackoffOptions {
  readonly baseMs: number;
  readonly capMs: number;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Has the listener called when the network is back, until what it answers with is called. */
  readonly onOnline?: (listener: () => void) => () => void;
}

/** When to try again. One for all that share a connection: what they lose together is one failure. */
export interface Backoff {
  /** Resolves when the next attempt may be made, or when the signal is aborted. */
  ready(signal: AbortSignal): Promise<void>;
  /** An attempt failed. Does nothing while a wait is on: somebody else has told of the same failure. */
  failed(): void;
  /** Something came through: the next failure is the first again. */
  succeeded(): void;
}

/** Doubling beyond this many attempts cannot change a capped result, and would leave the range of exact numbers. */
const maxDoublings = 30;

/**
 * Exponential, with full jitter: anything from nothing to the ceiling, so that the clients of a gateway that restarts
 * do not come back together.
 */
export function createBackoff(options: BackoffOptions): Backoff {
  const { baseMs, capMs, clock, random, onOnline = () => () => {} } = options;
  let failures = 0;
  let readyAt: number | null = null;

  const within = (ceilingMs: number) => clock.now() + Math.ceil(random() * ceilingMs);

  /** As after a first failure: that the attempts before it failed says nothing any more. */
  const sooner = (due: number) => {
    failures = 0;
    if (readyAt === due) readyAt = Math.min(due, within(baseMs));
  };

  const rest = async (due: number, signal: AbortSignal) => {
    // However the clock is set meanwhile, nobody waits longer than the cap.
    const waitMs = Math.min(due - clock.now(), capMs);
    if (waitMs <= 0) return;
    const online = new AbortController();
    const forget = onOnline(() => {
      sooner(due);
      online.abort();
    });
    await pause(clock, waitMs, AbortSignal.any([signal, online.signal]));
    forget();
  };

  return {
    ready: async (signal) => {
      while (readyAt !== null && !signal.aborted) {
        const due = readyAt;
        await rest(due, signal);
        if (readyAt === due && !signal.aborted) readyAt = null;
      }
    },
    failed: () => {
      if (readyAt !== null) return;
      const ceilingMs = Math.min(capMs, baseMs * 2 ** Math.min(failures, maxDoublings));
      failures += 1;
      readyAt = within(ceilingMs);
    },
    succeeded: () => {
      failures = 0;
    },
  };
}

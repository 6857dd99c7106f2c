import type { Clock } from './clock.ts';
import { pause } from './pause.ts';

export interface BackoffOptions {
  readonly baseMs: number;
  readonly capMs: number;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
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
export function createBackoff({ baseMs, capMs, clock, random }: BackoffOptions): Backoff {
  let failures = 0;
  let readyAt: number | null = null;

  return {
    ready: async (signal) => {
      while (readyAt !== null && !signal.aborted) {
        const due = readyAt;
        // However the clock is set meanwhile, nobody waits longer than the cap.
        const waitMs = Math.min(due - clock.now(), capMs);
        if (waitMs > 0) await pause(clock, waitMs, signal);
        if (readyAt === due && !signal.aborted) readyAt = null;
      }
    },
    failed: () => {
      if (readyAt !== null) return;
      const ceilingMs = Math.min(capMs, baseMs * 2 ** Math.min(failures, maxDoublings));
      failures += 1;
      readyAt = clock.now() + Math.ceil(random() * ceilingMs);
    },
    succeeded: () => {
      failures = 0;
    },
  };
}

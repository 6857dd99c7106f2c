import type { Instant } from './operation.ts';

const minuteMs = 60_000;
/** Intervals are whole multiples of this, so that adding them up is exact. */
const ticksPerMs = 1_024;

/**
 * How starts are spaced (the generic cell rate algorithm, GCRA): one each `intervalMs`, and what is not used is saved
 * up, to at most `burst` at once.
 */
interface Pace {
  readonly burst: number;
  readonly intervalMs: number;
}

/**
 * A second's worth is saved up, and at least one start. The interval makes up for that: n starts take at least
 * (n - burst) intervals, so no minute, wherever it begins, sees more than `startsPerMinute` (rounded up).
 */
function paceOf(startsPerMinute: number): Pace {
  const burst = Math.max(1, Math.floor(startsPerMinute / 60));
  const intervalMs = minuteMs / (startsPerMinute - burst + 1);
  return { burst, intervalMs: Math.ceil(intervalMs * ticksPerMs) / ticksPerMs };
}

/**
 * The state of the pace: when all that was saved up is there again. One that lies further ahead than starts can have
 * moved it was written under another clock or another setting, and counts as the furthest that is possible.
 */
function spentUntil({ burst, intervalMs }: Pace, paceOn: Instant | null, now: Instant): number {
  return Math.min(Math.max(paceOn ?? now, now), now + burst * intervalMs);
}

/** How many may start now; where none may, until when. */
export function startsByPace(
  startsPerMinute: number,
  paceOn: number | null,
  now: Instant,
): { readonly count: number; readonly until: Instant | null } {
  const pace = paceOf(startsPerMinute);
  const aheadMs = spentUntil(pace, paceOn, now) - now;
  const count = Math.floor(pace.burst - aheadMs / pace.intervalMs);
  if (count > 0) return { count, until: null };
  return { count: 0, until: now + Math.ceil(aheadMs - (pace.burst - 1) * pace.intervalMs) };
}

/** The state after one more start. */
export function paceAfterStart(startsPerMinute: number, paceOn: number | null, now: Instant): number {
  const pace = paceOf(startsPerMinute);
  return spentUntil(pace, paceOn, now) + pace.intervalMs;
}

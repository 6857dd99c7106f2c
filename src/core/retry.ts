export interface Backoff {
  readonly baseMs: number;
  readonly capMs: number;
}

export const defaultBackoff: Backoff = { baseMs: 10_000, capMs: 3_600_000 };

/** Doubling beyond this many attempts cannot change a capped result, and would leave the range of exact numbers. */
const maxDoublings = 30;

/**
 * How long a failed operation rests before its next attempt: exponential in the number of the retry (1 for the
 * first), capped, with full jitter above a tenth of the base, so that operations that failed together do not come
 * back together and none comes back at once.
 *
 * @param random uniform in [0, 1)
 */
export function retryDelayMs(retry: number, random: number, { baseMs, capMs }: Backoff): number {
  const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(Math.max(retry - 1, 0), maxDoublings));
  const floor = Math.min(baseMs / 10, ceiling);
  return Math.ceil(floor + random * (ceiling - floor));
}

import type { ClientOptions } from './client-options.ts';

/** A timer of the platform that is to run longer runs out at once. */
const longestTimerMs = 2_147_483_647;

/** Throws where streams would wait for ever, or try again without a rest, and nobody would be told why. */
export function checkClientOptions(options: ClientOptions): void {
  const { deadAfterMs = 1, retryBaseMs = 1, retryCapMs = 1, maxQueued = 1 } = options;
  for (const [name, value] of Object.entries({ deadAfterMs, retryBaseMs, retryCapMs })) {
    checkRange(name, value, longestTimerMs);
  }
  checkRange('maxQueued', maxQueued, Number.POSITIVE_INFINITY);
}

function checkRange(name: string, value: number, most: number): void {
  if (!(value >= 1 && value <= most)) throw new RangeError(`${name}: from 1 to ${most}, not ${value}`);
}

/** What an installation lets a type do. Null: there is no limit. */
export interface TypeLimits {
  /** How many of its operations may be Locked at the same time. */
  readonly maxLocked: number | null;
  /** How many of them hosts may take in any minute. */
  readonly startsPerMinute: number | null;
  readonly breaker: Breaker | null;
}

/** So many failures within so many minutes hold the type. */
export interface Breaker {
  readonly failures: number;
  readonly minutes: number;
}

export const noLimits: TypeLimits = { maxLocked: null, startsPerMinute: null, breaker: null };

/** As the file of operation types gives them. */
export interface TypeLimitsSetting {
  readonly maxLocked?: number | undefined;
  readonly startsPerMinute?: number | undefined;
  readonly breakerFailures?: number | undefined;
  readonly breakerMinutes?: number | undefined;
}

const mostLocked = 1_000_000;
/** About one in 17 hours: with less, a type is better held. */
const leastStartsPerMinute = 0.001;
const mostStartsPerMinute = 1_000_000;
/** The time of each failure that still counts is kept. */
const mostBreakerFailures = 1_000;
const leastBreakerMinutes = 0.001;
/** A week. */
const longestBreakerMinutes = 10_080;

/** Throws an Error whose message names the setting at fault, with `path` before it. */
export function typeLimitsOf(setting: TypeLimitsSetting, path: string): TypeLimits {
  const { maxLocked = null, startsPerMinute = null, breakerFailures = null, breakerMinutes = null } = setting;
  const within = (name: string, value: number | null, least: number, most: number, isWhole: boolean) => {
    if (value === null || (value >= least && value <= most && (!isWhole || Number.isInteger(value)))) return;
    throw new Error(`${path}.${name} must be a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}`);
  };
  within('maxLocked', maxLocked, 1, mostLocked, true);
  within('startsPerMinute', startsPerMinute, leastStartsPerMinute, mostStartsPerMinute, false);
  within('breakerFailures', breakerFailures, 1, mostBreakerFailures, true);
  within('breakerMinutes', breakerMinutes, leastBreakerMinutes, longestBreakerMinutes, false);
  if ((breakerFailures === null) !== (breakerMinutes === null)) {
    throw new Error(`${path}: breakerFailures and breakerMinutes go together`);
  }
  const breaker =
    breakerFailures === null || breakerMinutes === null ? null : { failures: breakerFailures, minutes: breakerMinutes };
  return { maxLocked, startsPerMinute, breaker };
}

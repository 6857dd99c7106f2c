import { nextOccurrences } from '../core/next-occurrences.ts';
import type { Instant } from '../core/operation.ts';
import type { Series } from '../core/series.ts';
import { takeTurn } from './turn.ts';

/** Those of twenty of the largest pages of series. */
const mostKept = 1_000;

/** By all that they follow from; those that were not asked for the longest go first. */
const known = new Map<string, Promise<readonly Instant[]>>();

/**
 * The times of a series' next occurrences, `count` at most. A page of series takes hundreds of searches, some of them
 * 10 ms or more: each has a turn of its own, so that nobody waits for all of them. And whoever watches series asks for
 * the same again every few seconds, as many as they are: what was searched for is kept.
 */
export function upcomingTimes(series: Series, count: number): Promise<readonly Instant[]> {
  const { nextOn, recurrencePattern, recurrenceStartTime, recurrenceTimeZone } = series;
  const key = JSON.stringify([count, nextOn, recurrenceStartTime, recurrenceTimeZone, recurrencePattern]);
  const times = known.get(key) ?? searched(series, count);
  known.delete(key);
  known.set(key, times);
  const [oldest] = known.keys();
  if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
  return times;
}

async function searched(series: Series, count: number): Promise<readonly Instant[]> {
  const times: Instant[] = [];
  for (const time of nextOccurrences(series).take(count)) {
    times.push(time);
    if (times.length < count) await takeTurn();
  }
  return times;
}

import type { Instant } from './operation.ts';
import { createRecurrence } from './recurrence.ts';
import type { Series } from './series.ts';

/** The times of a series' next occurrences, in order; none unless it is ACTIVE. The first costs no search. */
export function nextOccurrences(series: Series, count: number): Instant[] {
  const recurrence = createRecurrence(series);
  const times: Instant[] = [];
  let next = series.nextOn;
  while (next !== null && times.length < count) {
    times.push(next);
    next = times.length < count ? recurrence.from(next + 1) : null;
  }
  return times;
}

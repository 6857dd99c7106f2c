import type { Instant } from './operation.ts';
import { createRecurrence } from './recurrence.ts';
import type { Series } from './series.ts';

/** The times of a series' next occurrences, in order; none unless it is ACTIVE. */
export function nextOccurrences(series: Series, count: number): Instant[] {
  const recurrence = createRecurrence(series);
  const times: Instant[] = [];
  for (let next = series.nextOn; next !== null && times.length < count; next = recurrence.from(next + 1)) {
    times.push(next);
  }
  return times;
}

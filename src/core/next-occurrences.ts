import type { Instant } from './operation.ts';
import { createRecurrence } from './recurrence.ts';
import type { Series } from './series.ts';

/**
 * The times of a series' next occurrences, in order; none unless it is ACTIVE. The first costs nothing; each other one
 * is searched for when it is asked for, which may take as long as a thousand other things.
 */
export function* nextOccurrences(series: Series): Generator<Instant, void, void> {
  const recurrence = createRecurrence(series);
  for (let next = series.nextOn; next !== null; next = recurrence.from(next + 1)) yield next;
}

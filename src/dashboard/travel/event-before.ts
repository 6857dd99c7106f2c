import { type PastPlace, placeOf } from './past.ts';
import type { TravelSource } from './travel-source.ts';

const pageSize = 500;
const growth = 8;

/**
 * The place one event before; null where nothing earlier is kept. The log is read forwards alone: so from a time
 * before, which is looked for in steps that grow, until what follows it holds the place and the event before it.
 */
export async function eventBefore(
  here: Pick<PastPlace, 'position' | 'time'>,
  { logAt, eventsAfter }: Pick<TravelSource, 'logAt' | 'eventsAfter'>,
  signal: AbortSignal,
): Promise<PastPlace | null> {
  let near = here.time;
  /** More happened since than is read at once. */
  let far: number | null = null;
  let back = 1;
  let found: PastPlace | null = null;

  for (;;) {
    const time: number = far === null ? here.time - back : Math.floor((far + near) / 2);
    if (far !== null && time <= far) return found;
    back *= growth;
    const { span, position } = await logAt(time, signal);
    const isBeginning = span === null || time < span.first;
    if (position === here.position) {
      if (isBeginning) return null;
      near = time;
      continue;
    }
    const events = await eventsAfter(position, pageSize, signal);
    const index = events.findIndex((event) => event.position === here.position);
    const before = events[index - 1];
    if (index > 0 && before !== undefined) return placeOf(before);
    if (index === 0) {
      found = { position, time, event: null };
      if (isBeginning) return found;
      near = time;
    } else {
      const last = events.at(-1);
      // Of more than that in one millisecond, some are stepped over.
      if (last !== undefined) found ??= placeOf(last);
      far = time;
    }
  }
}

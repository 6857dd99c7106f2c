import { type Activity, activityOf } from '../../src/core/activity.ts';
import type { OperationEvent } from '../../src/core/change.ts';

/** What is known of a log: of more than `most` minutes, the one farthest from the newest event's went each time. */
export function knownActivity(log: readonly OperationEvent[], most: number): Activity[] {
  const known = new Map<number, OperationEvent[]>();
  for (const event of log) {
    const [counted] = activityOf([event]);
    if (counted === undefined) continue;
    const { minute } = counted;
    known.set(minute, [...(known.get(minute) ?? []), event]);
    if (known.size <= most) continue;
    const distance = (other: number) => Math.abs(other - minute);
    const [farthest = minute] = [...known.keys()].sort((a, b) => distance(b) - distance(a) || a - b);
    known.delete(farthest);
  }
  return activityOf([...known.values()].flat());
}

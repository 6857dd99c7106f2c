import { useSyncExternalStore } from 'react';
import { useSurroundings } from '../surroundings.tsx';

/** How many of the times have come: another number as soon as one more has. */
export function useDueCount(times: readonly string[]): number {
  const { tick } = useSurroundings();
  return useSyncExternalStore(tick.onTick, () => times.filter((time) => Date.parse(time) <= tick.now()).length);
}

import type { Clock } from '../clock.ts';
import { createAlarm } from './alarm.ts';
import type { HeldOperation } from './held-operation.ts';
import type { Pace } from './pace.ts';

/** Where handlers run, so many at a time; who comes while all are taken waits in line. */
export interface Places {
  readonly running: ReadonlySet<HeldOperation>;
  /** How many wait in line. */
  readonly waiting: number;
  /** Resolves with whether there is a place for it now: not where it was interrupted before, or waited too long. */
  take(held: HeldOperation): Promise<boolean>;
  leave(held: HeldOperation): void;
  /** Nobody in line gets a place any more, nor does who comes. */
  close(): void;
}

export interface PlacesOptions {
  readonly count: number;
  readonly mostWaitMs: number;
  readonly clock: Clock;
  readonly pace: Pace;
}

interface Waiting {
  readonly until: number;
  readonly end: (hasPlace: boolean) => void;
}

export function createPlaces({ count, mostWaitMs, clock, pace }: PlacesOptions): Places {
  const running = new Set<HeldOperation>();
  const line = new Map<HeldOperation, Waiting>();
  let isClosed = false;

  const isFree = () => running.size < count;

  const admit = (held: HeldOperation) => {
    running.add(held);
    pace.began();
  };

  const wait = (held: HeldOperation) =>
    new Promise<boolean>((resolve) => {
      const giveUp = () => end(false);
      const end = (hasPlace: boolean) => {
        held.signal.removeEventListener('abort', giveUp);
        line.delete(held);
        resolve(hasPlace);
      };
      held.signal.addEventListener('abort', giveUp);
      line.set(held, { until: clock.now() + mostWaitMs, end });
      watchFirst();
    });

  const first = () => line.entries().next().value;

  const watchFirst = () => alarm.set(first()?.[1].until ?? Number.POSITIVE_INFINITY);

  const giveUpLate = () => {
    for (let next = first(); next !== undefined && next[1].until <= clock.now(); next = first()) {
      // Handlers take longer than they did: what was expected of them was wrong.
      pace.stalled();
      next[1].end(false);
    }
  };

  const alarm = createAlarm(clock, () => {
    giveUpLate();
    watchFirst();
  });

  return {
    running,
    get waiting() {
      return line.size;
    },
    take: async (held) => {
      if (isClosed || held.signal.aborted) return false;
      if (!isFree()) return wait(held);
      admit(held);
      return true;
    },
    leave: (left) => {
      if (!running.delete(left)) return;
      pace.ended();
      // Handlers that never let go of the thread let no alarm go off, and leases may end meanwhile.
      giveUpLate();
      for (let next = first(); next !== undefined && isFree(); next = first()) {
        const [held, { end }] = next;
        admit(held);
        end(true);
      }
      watchFirst();
    },
    close: () => {
      isClosed = true;
      for (const { end } of [...line.values()]) end(false);
      watchFirst();
    },
  };
}

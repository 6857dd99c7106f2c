import type { Clock } from '../clock.ts';

/** How fast handlers end while any runs, of late. */
export interface Pace {
  /** How many would end in so long a time. */
  endingsIn(ms: number): number;
  began(): void;
  ended(): void;
  /** None has ended for longer than was thought. */
  stalled(): void;
}

/** What was so long ago, of the time in which any ran, counts a third of what is now. */
const memoryMs = 250;
/** Nobody knows a pace from less. */
const leastMs = 1;

export function createPace(clock: Clock): Pace {
  let running = 0;
  let lookedAt = clock.now();
  let endings = 0;
  let busyMs = 0;

  const look = () => {
    const now = clock.now();
    if (running > 0 && now > lookedAt) {
      const kept = Math.exp((lookedAt - now) / memoryMs);
      endings *= kept;
      busyMs = busyMs * kept + memoryMs * (1 - kept);
    }
    lookedAt = now;
  };

  return {
    endingsIn: (ms) => {
      look();
      return (endings * ms) / Math.max(busyMs, leastMs);
    },
    began: () => {
      look();
      running += 1;
    },
    ended: () => {
      look();
      running -= 1;
      endings += 1;
    },
    stalled: () => {
      endings = 0;
      busyMs = memoryMs;
    },
  };
}

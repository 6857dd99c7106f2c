import type { Instant } from '../../src/core/operation.ts';
import type { Clock } from '../../src/engine/clock.ts';

export interface ManualClock extends Clock {
  /** How many tasks wait for their time. */
  readonly waiting: number;
  /** Lets time pass, and runs what falls due in it, in order. */
  advance(ms: number): void;
}

/** Time that moves only when a test moves it. */
export function createManualClock(start: Instant): ManualClock {
  let now = start;
  const tasks = new Set<{ readonly at: Instant; readonly run: () => void }>();

  const nextDue = (until: Instant) =>
    [...tasks].filter(({ at }) => at <= until).sort((left, right) => left.at - right.at)[0];

  return {
    now: () => now,
    get waiting() {
      return tasks.size;
    },
    steadyMs: () => now - start,
    after: (delayMs, run) => {
      const task = { at: now + delayMs, run };
      tasks.add(task);
      return () => tasks.delete(task);
    },
    advance: (ms) => {
      const until = now + ms;
      for (let task = nextDue(until); task !== undefined; task = nextDue(until)) {
        tasks.delete(task);
        now = Math.max(now, task.at);
        task.run();
      }
      now = until;
    },
  };
}

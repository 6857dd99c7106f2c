import type { After } from '../../src/dashboard/time/after.ts';

export interface HandClock {
  readonly now: () => number;
  readonly after: After;
  /** Goes on by as much, and runs what comes due on the way; then lets all that waits for promises go on. */
  advance(ms: number): Promise<void>;
}

/** A clock that goes on by hand alone. */
export function createHandClock(start: number): HandClock {
  const timers = new Map<object, { readonly at: number; readonly task: () => void }>();
  let now = start;
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return {
    now: () => now,
    after: (ms, task) => {
      const key = {};
      timers.set(key, { at: now + ms, task });
      return () => timers.delete(key);
    },
    advance: async (ms) => {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = [...timers].sort(([, a], [, b]) => a.at - b.at).find(([, { at }]) => at <= end);
        if (next === undefined) break;
        const [key, { at, task }] = next;
        timers.delete(key);
        now = Math.max(now, at);
        task();
        await settle();
      }
      now = end;
    },
  };
}

import type { Clock } from '../clock.ts';

/** A timer that is set anew as what it waits for changes. */
export interface Alarm {
  /** When it goes off; infinity where it does not. */
  readonly at: number;
  set(at: number): void;
}

export function createAlarm(clock: Clock, task: () => void): Alarm {
  let at = Number.POSITIVE_INFINITY;
  let cancel = () => {};
  return {
    get at() {
      return at;
    },
    set: (next) => {
      if (next === at) return;
      cancel();
      at = next;
      if (next === Number.POSITIVE_INFINITY) return;
      cancel = clock.after(Math.max(next - clock.now(), 0), () => {
        at = Number.POSITIVE_INFINITY;
        task();
      });
    },
  };
}

import type { Clock } from './clock.ts';

/** Tells of a connection that says nothing. */
export interface Watchdog {
  /** From now on something must be heard within the time. */
  watch(): void;
  /** Nothing is expected for the moment. */
  rest(): void;
}

export function createWatchdog(clock: Clock, silenceMs: number, bark: () => void): Watchdog {
  let cancel = () => {};
  return {
    watch: () => {
      cancel();
      cancel = clock.after(silenceMs, bark);
    },
    rest: () => cancel(),
  };
}

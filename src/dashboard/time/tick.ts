/** One clock for everything on the page that tells how long ago something was. */
export interface Tick {
  now(): number;
  /** Calls the listener every second, until what it answers with is called. */
  onTick(listener: () => void): () => void;
}

/** The timer runs only while somebody listens. */
export function createTick(now: () => number, every: (task: () => void) => () => void): Tick {
  const listeners = new Set<() => void>();
  let stop = () => {};
  return {
    now,
    onTick: (listener) => {
      if (listeners.size === 0) {
        stop = every(() => {
          for (const each of [...listeners]) each();
        });
      }
      listeners.add(listener);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) stop();
      };
    },
  };
}

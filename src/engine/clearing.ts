import type { Instant } from '../core/operation.ts';
import type { Committed } from '../store/store.ts';
import type { Clock } from './clock.ts';

export interface ClearingOptions {
  readonly clock: Clock;
  /** Removes at most `limit` lines; answers with how many. */
  readonly clear: (limit: number) => Promise<number>;
  /** Something has to be looked at then. */
  readonly expect: (due: Instant) => void;
  readonly onError: (error: unknown) => void;
}

/** Removes the log lines that deleted operations have left, a slice at a time. */
export interface Clearing {
  /** When to look again; null: nothing is left. */
  readonly next: Instant | null;
  committed(committed: Pick<Committed, 'events'>): void;
  /** Removes a slice, where it is time. Never rejects. */
  look(): Promise<void>;
}

/** Some 2 ms; where each operation had a line or two, 10. */
const linesPerSlice = 500;
/** Between two slices, for everybody else. */
const restMs = 50;
const retryMs = 60_000;

/**
 * Deleting an operation takes as long whatever its host has written, and so does each slice of what is cleared
 * afterwards. It begins with a look: the last process may have ended in the middle.
 */
export function createClearing({ clock, clear, expect, onError }: ClearingOptions): Clearing {
  let isAnythingLeft = true;
  /** By the steady clock: where the other one is set, there is no less to do. */
  let restsUntilMs = Number.NEGATIVE_INFINITY;

  const due = () => clock.now() + Math.max(restsUntilMs - clock.steadyMs(), 0);

  const rest = (ms: number) => {
    isAnythingLeft = true;
    restsUntilMs = clock.steadyMs() + ms;
  };

  return {
    get next() {
      return isAnythingLeft ? due() : null;
    },
    committed: ({ events }) => {
      if (!events.some(({ kind }) => kind === 'DELETED')) return;
      // Not at once: a rush of deletions, one at a time, is not to be met by as many looks.
      if (!isAnythingLeft) rest(restMs);
      expect(due());
    },
    look: async () => {
      if (!isAnythingLeft || clock.steadyMs() < restsUntilMs) return;
      // What is left from here on, while the slice is removed, is told by `committed`.
      isAnythingLeft = false;
      try {
        if ((await clear(linesPerSlice)) === linesPerSlice) rest(restMs);
      } catch (error) {
        onError(error);
        rest(retryMs);
      }
    },
  };
}

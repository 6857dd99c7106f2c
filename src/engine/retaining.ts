import type { Instant } from '../core/operation.ts';
import { completedStatuses, type KeepTimes, type Retention } from '../core/retention.ts';
import type { Cut, CutQuery } from '../store/store.ts';

export interface RetainingOptions {
  readonly retention: Retention;
  /** How long nothing is removed after the start, and after the clock was set. */
  readonly graceMs: number;
  readonly now: () => Instant;
  /** Deletes at most `limit` operations whose time is over; answers with how many. */
  readonly deleteOutlived: (now: Instant, keepMs: KeepTimes, limit: number) => Promise<number>;
  readonly cut: (query: CutQuery) => Promise<Cut>;
  readonly onError: (error: unknown) => void;
}

/** Removes what has been kept long enough, a slice at a time. */
export interface Retaining {
  /** When to look again; null: nothing is ever removed. */
  readonly next: Instant | null;
  /** Removes a slice of each kind, where it is time. Never rejects. */
  look(): Promise<void>;
}

/** Each of these takes some 5 to 10 ms, in which nothing else is done; log lines are left to clearing.ts. */
const operationsPerSlice = 50;
const eventsPerSlice = 250;
/** Between two slices, for everybody else. What is left of a second removes thousands of events all the same. */
const restMs = 50;
const lookEveryMs = 60_000;
/** Looks lie further apart only where the clock was set, or the machine slept. */
const longestGapMs = 5 * 60_000;

/**
 * What is old is told from the clock, and a clock can be wrong: for a while after the start and after each jump of the
 * clock nothing is removed, so that one set a year ahead by mistake can be put right before it has done any harm.
 */
export function createRetaining(options: RetainingOptions): Retaining {
  const { retention, graceMs, now, deleteOutlived, cut, onError } = options;
  const { operations: keepMs, eventsMs } = retention;
  const deletes = completedStatuses.some((status) => keepMs[status] !== null);
  let lookedAt = now();
  let steadySince = lookedAt;
  let next = deletes || eventsMs !== null ? lookedAt + Math.min(graceMs, lookEveryMs) : null;

  /** Whether there may be more of it. Of the operations, a few may be there that cannot be deleted, every time. */
  const removeSlice = async (instant: Instant): Promise<boolean> => {
    const deleted = deletes ? await deleteOutlived(instant, keepMs, operationsPerSlice) : 0;
    const query = { occurredUntil: instant - (eventsMs ?? 0), limit: eventsPerSlice };
    const dropped = eventsMs === null ? 0 : (await cut(query)).dropped;
    return deleted >= operationsPerSlice / 2 || dropped > 0;
  };

  return {
    get next() {
      return next;
    },
    look: async () => {
      if (next === null) return;
      const instant = now();
      const passed = instant - lookedAt;
      lookedAt = instant;
      if (Math.abs(passed) > longestGapMs) steadySince = instant;
      else if (instant < next) return;
      const graceLeftMs = steadySince + graceMs - instant;
      if (graceLeftMs > 0) {
        next = instant + Math.min(graceLeftMs, lookEveryMs);
        return;
      }
      let goesOn = false;
      try {
        goesOn = await removeSlice(instant);
      } catch (error) {
        onError(error);
      }
      next = now() + (goesOn ? restMs : lookEveryMs);
    },
  };
}

import { messageOf } from '../message-of.ts';
import type { After } from '../time/after.ts';
import {
  type ActivityMinute,
  lastMinutes,
  type MinuteSpan,
  minuteMs,
  minutesOf,
  type ToldActivity,
} from './activity-minutes.ts';

export interface ActivityState {
  /** All minutes of the time that is looked at; none until they have been read. */
  readonly minutes: readonly ActivityMinute[];
  /** When they were read last; null until they have been. */
  readonly readOn: number | null;
  /** Why they could not be read; null where they could. */
  readonly problem: string | null;
}

export interface ActivityFeed {
  readonly state: ActivityState;
  onChange(listener: () => void): () => void;
  /** Says that something has happened. */
  changed(): void;
  /** Nothing is asked for while nobody sees the page. */
  see(isSeen: boolean): void;
  stop(): void;
}

export interface ActivitySource {
  ask(span: MinuteSpan, signal: AbortSignal): Promise<ToldActivity>;
  now(): number;
  readonly after: After;
}

const leastGapMs = 2_000;
/** An event is told with the time of its decision, which may be of a minute that was over when it was committed. */
const unsettledMinutes = 2;

/** What happened in the last minutes, as many as `length`: read when something has changed, and when a minute is over. */
export function startActivityFeed(length: number, source: ActivitySource): ActivityFeed {
  const over = new AbortController();
  const listeners = new Set<() => void>();
  let state: ActivityState = { minutes: [], readOn: null, problem: null };
  let readTo: number | null = null;
  let askedOn = Number.NEGATIVE_INFINITY;
  let isOld = true;
  let isSeen = true;
  let isAsking = false;
  let cancelTimer = () => {};

  const set = (change: Partial<ActivityState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const read = async () => {
    const span = lastMinutes(length, source.now());
    // What is long over does not change: it is asked for once. By a clock that was set back, nothing is.
    const asked =
      readTo === null || readTo > span.to
        ? span
        : { from: Math.max(span.from, readTo - unsettledMinutes * minuteMs), to: span.to };
    try {
      const told = await source.ask(asked, over.signal);
      if (over.signal.aborted) return;
      readTo = span.to;
      set({ minutes: minutesOf(span, state.minutes, asked, told), readOn: source.now(), problem: null });
    } catch (error) {
      if (!over.signal.aborted) set({ problem: messageOf(error) });
    }
  };

  const pump = () => {
    cancelTimer();
    if (over.signal.aborted || isAsking || !isSeen) return;
    const now = source.now();
    // A clock that was set back does not keep it waiting until it comes round again.
    if (askedOn > now) askedOn = Number.NEGATIVE_INFINITY;
    const wait = isOld ? askedOn + leastGapMs - now : lastMinutes(1, now).to - now;
    if (wait > 0) {
      cancelTimer = source.after(wait, () => {
        isOld = true;
        pump();
      });
      return;
    }
    isOld = false;
    isAsking = true;
    askedOn = now;
    void read().finally(() => {
      isAsking = false;
      pump();
    });
  };

  const changed = () => {
    isOld = true;
    pump();
  };

  pump();
  return {
    get state() {
      return state;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed,
    see: (seen) => {
      isSeen = seen;
      changed();
    },
    stop: () => {
      over.abort();
      cancelTimer();
    },
  };
}

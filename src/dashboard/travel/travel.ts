import { messageOf } from '../message-of.ts';
import { eventBefore } from './event-before.ts';
import { type LogSpan, type Past, type PastPlace, placeOf } from './past.ts';
import type { TravelSource } from './travel-source.ts';
import { UnknownTimeError } from './unknown-time-error.ts';

export interface TravelState {
  /** How far the log reaches; null until that is known, and where nothing has happened. */
  readonly span: LogSpan | null;
  /** What is shown; null until something has been read. */
  readonly past: Past | null;
  /** The time that was asked for last, and is not shown yet; null where it is. */
  readonly aim: number | null;
  readonly isReading: boolean;
  readonly isPlaying: boolean;
  /** Seconds of the log in a second. */
  readonly speed: number;
  /** There was no event to step to, in that direction. */
  readonly end: 'FIRST' | 'LAST' | null;
  /** Why it could not be read; null where it could. */
  readonly problem: string | null;
  /** The gateway knows no such time. */
  readonly isUnknown: boolean;
}

export interface Travel {
  readonly state: TravelState;
  onChange(listener: () => void): () => void;
  /** Goes to a position, such as one of an address. */
  show(position: string, time: number | null): void;
  goTo(time: number): void;
  /** One event further, or one back. */
  step(by: 1 | -1): void;
  play(): void;
  pause(): void;
  setSpeed(speed: number): void;
  /** Asks again for what failed. */
  retry(): void;
  stop(): void;
}

type Wish =
  | { readonly kind: 'POSITION'; readonly position: string; readonly time: number | null }
  | { readonly kind: 'TIME'; readonly time: number }
  | { readonly kind: 'STEP'; readonly by: 1 | -1 };

export const speeds = [1, 10, 60, 600] as const;

/** Between one reading and the next, while a hand drags the time or it plays. */
const leastGapMs = 120;

/** Goes about in the log. One reading at a time; of what is wished for meanwhile, the last counts: nothing comes late. */
export function startTravel(source: TravelSource): Travel {
  const over = new AbortController();
  const { signal } = over;
  const listeners = new Set<() => void>();
  let wish: Wish | null = null;
  let failed: Wish | null = null;
  let askedOn = Number.NEGATIVE_INFINITY;
  let cancelWait = () => {};
  let cancelPlay = () => {};
  let state: TravelState = {
    span: null,
    past: null,
    aim: null,
    isReading: false,
    isPlaying: false,
    speed: speeds[1],
    end: null,
    problem: null,
    isUnknown: false,
  };

  const set = (change: Partial<TravelState>) => {
    if (signal.aborted) return;
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const logAt = async (time: number) => {
    const answer = await source.logAt(time, signal);
    set({ span: answer.span });
    return answer;
  };

  /** Null: there is nothing where it was wished to go. */
  const placeFor = async (wanted: Wish): Promise<PastPlace | null> => {
    const { past } = state;
    switch (wanted.kind) {
      case 'TIME': {
        const { position } = await logAt(wanted.time);
        return { position, time: wanted.time, event: past?.position === position ? past.event : null };
      }
      case 'POSITION': {
        const { span } = await logAt(source.now());
        const { position, time } = wanted;
        // First, for it tells whether what the address asks for is a position.
        const [next] = await source.eventsAfter(position, 1, signal);
        // Nobody tells when a position was reached. Things stood so until the next event.
        const last = next === undefined ? (span?.last ?? source.now()) : Date.parse(next.occurredOn) - 1;
        return { position, time: time ?? last, event: null };
      }
      case 'STEP': {
        if (past === null) return null;
        if (wanted.by < 0) return eventBefore(past, { ...source, logAt }, signal);
        const [next] = await source.eventsAfter(past.position, 1, signal);
        return next === undefined ? null : placeOf(next);
      }
    }
  };

  const read = async (wanted: Wish) => {
    try {
      const place = await placeFor(wanted);
      const { past } = state;
      if (place === null) return set({ end: wanted.kind === 'STEP' && wanted.by < 0 ? 'FIRST' : 'LAST' });
      const known = past?.position === place.position ? past.counts : null;
      const counts = known ?? (await source.countsAsOf(place.position, signal));
      failed = null;
      set({ past: { ...place, counts }, problem: null, isUnknown: false });
    } catch (error) {
      failed = wanted;
      pause();
      set({ problem: messageOf(error), isUnknown: error instanceof UnknownTimeError });
    }
  };

  const pump = () => {
    cancelWait();
    if (signal.aborted || state.isReading || wish === null) return;
    // A clock that was set back does not keep it waiting until it comes round again.
    if (askedOn > source.now()) askedOn = Number.NEGATIVE_INFINITY;
    const wait = askedOn + leastGapMs - source.now();
    if (wait > 0) {
      cancelWait = source.after(wait, pump);
      return;
    }
    const wanted = wish;
    wish = null;
    askedOn = source.now();
    set({ isReading: true });
    void read(wanted).finally(() => {
      set({ isReading: false, ...(wish === null ? { aim: null } : {}) });
      pump();
    });
  };

  const ask = (next: Wish, aim: number | null) => {
    wish = next;
    set({ aim, end: null });
    pump();
  };

  const pause = () => {
    cancelPlay();
    if (state.isPlaying) set({ isPlaying: false });
  };

  const play = () => {
    const { past, speed } = state;
    if (past === null) return;
    cancelPlay();
    set({ isPlaying: true });
    const began = { time: state.aim ?? past.time, on: source.now() };
    const goOn = () => {
      const end = state.span?.last ?? began.time;
      const time = Math.min(began.time + (source.now() - began.on) * speed, end);
      ask({ kind: 'TIME', time }, time);
      if (time >= end) pause();
      else cancelPlay = source.after(leastGapMs, goOn);
    };
    cancelPlay = source.after(leastGapMs, goOn);
  };

  return {
    get state() {
      return state;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show: (position, time) => {
      pause();
      ask({ kind: 'POSITION', position, time }, null);
    },
    goTo: (time) => {
      pause();
      ask({ kind: 'TIME', time }, time);
    },
    step: (by) => {
      pause();
      ask({ kind: 'STEP', by }, null);
    },
    play,
    pause,
    setSpeed: (speed) => {
      set({ speed });
      if (state.isPlaying) play();
    },
    retry: () => {
      if (failed !== null && wish === null) ask(failed, null);
    },
    stop: () => {
      over.abort();
      cancelWait();
      cancelPlay();
    },
  };
}

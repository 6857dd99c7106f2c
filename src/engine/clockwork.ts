import type { Instant } from '../core/operation.ts';
import type { Clock } from './clock.ts';

export interface ClockworkOptions {
  readonly clock: Clock;
  /** The earliest moment at which something is due, or the earliest of those after another. */
  readonly nextDue: (after?: Instant) => Promise<Instant | null>;
  /** Carries out one tick, on at most `limit` operations of each kind; answers with how many it changed. */
  readonly tick: (now: Instant, limit: number) => Promise<number>;
  /** Called before each tick, with how much later than planned its timer ran. */
  readonly onWake: (lateMs: number) => void;
  /** Whether to tick at each look at the clock, once a minute, also where nothing is due by what the clock shows. */
  readonly ticksAtEachLook?: boolean;
  readonly onError: (error: unknown) => void;
}

export interface Clockwork {
  start(): Promise<void>;
  /** Something that was just written becomes due then. */
  expect(due: Instant | null): void;
  stop(): Promise<void>;
}

const ticksOfAtMost = 250;
/** Timers run by a steady clock: looking at the wall clock again now and then notices when that has been set. */
const longestSleepMs = 60_000;
const retryMs = 1_000;
/** A lease that has run out while hosts could not renew it is looked at so often, until its time is over. */
const stuckMs = 500;

/** The platform keeps time: one timer, set to the next moment at which any operation is due. */
export function createClockwork(options: ClockworkOptions): Clockwork {
  const { clock, nextDue, tick, ticksAtEachLook = false, onWake, onError } = options;
  let due: Instant | null = null;
  /** When the timer is to run, by the steady clock. */
  let planned = 0;
  let cancel: (() => void) | null = null;
  let running: Promise<void> | null = null;
  let stopped = false;

  const arm = (at: Instant | null) => {
    // Where the process stood still, what it hears first may be something else than its timer.
    if (cancel !== null) onWake(clock.steadyMs() - planned);
    cancel?.();
    cancel = null;
    due = at;
    if (stopped || at === null) return;
    const sleepMs = Math.min(Math.max(at - clock.now(), 0), longestSleepMs);
    planned = clock.steadyMs() + sleepMs;
    cancel = clock.after(sleepMs, wake);
  };

  const wake = () => {
    cancel = null;
    onWake(clock.steadyMs() - planned);
    // A look at the clock before the time, or after it was set back.
    if (!ticksAtEachLook && due !== null && due > clock.now()) return arm(due);
    running = run().then((next) => {
      running = null;
      // In this order: until here `expect` only notes what it hears.
      arm(earlier(next, due));
    });
  };

  /** Answers when to look next. */
  const run = async () => {
    // What other commits make due from here on is heard by `expect`; what was due before, by asking the store.
    due = null;
    try {
      const now = clock.now();
      const changed = await tick(now, ticksOfAtMost);
      const next = await nextDue();
      // What was due then, still is, and cannot be carried out: to ask for it again at once would go on without end.
      const isStuck = changed === 0 && next !== null && next <= now;
      // What can be carried out comes at its moment all the same.
      return isStuck ? earlier(clock.now() + stuckMs, await nextDue(now)) : next;
    } catch (error) {
      onError(error);
      due = null;
      return clock.now() + retryMs;
    }
  };

  return {
    start: async () => arm(await nextDue()),
    expect: (at) => {
      if (at === null || (due !== null && due <= at)) return;
      // While a tick runs the moment is only noted: the timer is set when it has ended.
      if (running === null) arm(at);
      else due = at;
    },
    stop: async () => {
      stopped = true;
      arm(null);
      await running;
    },
  };
}

/** The first of two moments, either of which may never come. */
export function earlier(left: Instant | null, right: Instant | null): Instant | null {
  if (left === null || right === null) return left ?? right;
  return Math.min(left, right);
}

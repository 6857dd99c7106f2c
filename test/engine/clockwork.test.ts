import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Instant } from '../../src/core/operation.ts';
import { type Clockwork, createClockwork } from '../../src/engine/clockwork.ts';
import { minute, now } from '../core/decision-context.ts';
import { FakeClock } from './fake-clock.ts';

const second = 1_000;

/** What a store would know: the moments that are still owed. A tick takes away those that have come. */
let clock: FakeClock;
let dues: Instant[];
/** Moments that no tick can take away. */
let stuck: Instant[];
let ticks: Instant[];
let errors: unknown[];
/** How late each timer was. */
let lates: number[];
let clockwork: Clockwork;
/** What happens inside the next ticks, after the store was asked what is due and before it answers. */
let duringTick: (() => Promise<void> | void)[];
/** The same, while the store is asked what is due next. */
let duringLook: (() => void)[];

beforeEach(() => {
  clock = new FakeClock(now);
  dues = [];
  stuck = [];
  ticks = [];
  errors = [];
  lates = [];
  duringTick = [];
  duringLook = [];
  clockwork = createClockwork({
    clock,
    nextDue: async (after = -Infinity) => {
      const owed = [...dues, ...stuck].filter((due) => due > after);
      const earliest = owed.length === 0 ? null : Math.min(...owed);
      await duringLook.shift()?.();
      return earliest;
    },
    tick: async (instant, limit) => {
      ticks.push(instant);
      const taken = dues
        .toSorted((left, right) => left - right)
        .filter((due) => due <= instant)
        .slice(0, limit);
      await duringTick.shift()?.();
      dues = dues.filter((due) => !taken.includes(due));
      return taken.length;
    },
    onWake: (lateMs) => lates.push(lateMs),
    onError: (error) => errors.push(error),
  });
});

function owe(due: Instant): void {
  dues.push(due);
  clockwork.expect(due);
}

/** The next timer is set: whatever ran has ended. */
function armed(ms: number | null): Promise<void> {
  return vi.waitFor(() => expect(clock.nextTimerMs).toBe(ms), { interval: 1, timeout: 240_000 });
}

describe('the clockwork', () => {
  it('sets one timer, to the moment that is due first', async () => {
    dues = [now + 9 * second, now + 5 * second];
    await clockwork.start();
    expect([clock.timers, clock.nextTimerMs]).toEqual([1, 5 * second]);
    owe(now + 7 * second);
    expect([clock.timers, clock.nextTimerMs]).toEqual([1, 5 * second]);
    owe(now + 2 * second);
    expect([clock.timers, clock.nextTimerMs]).toEqual([1, 2 * second]);
    clock.advance(2 * second - 1);
    expect(ticks).toEqual([]);
    clock.advance(1);
    expect(ticks).toEqual([now + 2 * second]);
    await armed(3 * second);
    clock.advance(3 * second);
    await armed(2 * second);
    clock.advance(2 * second);
    await armed(2 * second);
    clock.advance(2 * second);
    expect(ticks).toEqual([2, 5, 7, 9].map((seconds) => now + seconds * second));
    await armed(null);
    expect(clock.timers).toBe(0);
  });

  it('leaves no timer where nothing is due', async () => {
    await clockwork.start();
    expect(clock.timers).toBe(0);
    clockwork.expect(null);
    expect(clock.timers).toBe(0);
    owe(now + second);
    clock.advance(second);
    await armed(null);
    clock.advance(60 * minute);
    expect(ticks).toHaveLength(1);
  });

  it('ticks at once for what is overdue at the start, and until nothing is', async () => {
    dues = Array.from({ length: 600 }, (_, index) => now - index);
    await clockwork.start();
    while (dues.length > 0) {
      clock.advance(0);
      await vi.waitFor(() => expect(clock.nextTimerMs).toBe(dues.length > 0 ? 0 : null), {
        interval: 1,
        timeout: 240_000,
      });
    }
    expect(new Set(ticks)).toEqual(new Set([now]));
    expect(ticks.length).toBeGreaterThan(1);
  });

  it('looks at the clock once a minute, and heeds what becomes due sooner after that too', async () => {
    dues = [now + 10 * minute];
    await clockwork.start();
    clock.advance(minute);
    expect([ticks, clock.nextTimerMs]).toEqual([[], minute]);
    owe(now + minute + second);
    expect([clock.timers, clock.nextTimerMs]).toEqual([1, second]);
    clock.advance(second);
    expect(ticks).toEqual([now + minute + second]);
    await armed(minute);
  });

  it('notices within a minute that the clock was set forward', async () => {
    dues = [now + 60 * minute];
    await clockwork.start();
    clock.set(now + 90 * minute);
    clock.advance(minute);
    expect(ticks).toEqual([now + 91 * minute]);
    await armed(null);
  });

  it('waits on where the clock was set back, and neither ticks early nor spins', async () => {
    dues = [now + 30 * second];
    await clockwork.start();
    clock.set(now - 10 * minute);
    clock.advance(30 * second);
    expect([ticks, clock.nextTimerMs]).toEqual([[], minute]);
    clock.advance(10 * minute);
    expect(ticks).toEqual([now + 30 * second]);
    await armed(null);
  });

  it('ticks at each look where it is told to, whatever the clock shows', async () => {
    const always = createClockwork({
      clock,
      nextDue: async () => now + 90 * minute,
      tick: async (instant) => ticks.push(instant),
      ticksAtEachLook: true,
      onWake: () => {},
      onError: (error) => errors.push(error),
    });
    await always.start();
    clock.advance(minute);
    await armed(minute);
    clock.set(now - 60 * minute);
    clock.advance(minute);
    await armed(minute);
    expect(ticks).toEqual([now + minute, now - 59 * minute]);
    await always.stop();
  });

  it('does not lose a moment that arrives while a tick runs', async () => {
    dues = [now + second];
    await clockwork.start();
    duringTick = [() => owe(now + 3 * second), () => owe(now + second)];
    clock.advance(second);
    await armed(2 * second);
    clock.advance(2 * second);
    await armed(0);
    clock.advance(0);
    await armed(null);
    expect(ticks).toEqual([now + second, now + 3 * second, now + 3 * second]);
  });

  it('does not lose a moment that arrives while the store is asked for the next', async () => {
    dues = [now + second, now + 9 * second];
    await clockwork.start();
    duringLook = [() => owe(now + 3 * second)];
    clock.advance(second);
    await armed(2 * second);
  });

  it('does not lose a moment that arrives right after the store has answered, however soon', async () => {
    for (let microtasks = 0; microtasks < 10; microtasks += 1) {
      dues = [clock.now() + second, clock.now() + 9 * second];
      await clockwork.start();
      const arrive = async () => {
        for (let passed = 0; passed < microtasks; passed += 1) await Promise.resolve();
        owe(clock.now() + 2 * second);
      };
      duringLook = [() => void arrive()];
      clock.advance(second);
      await armed(2 * second);
    }
  });

  it('tries again a second after an error, and says so', async () => {
    dues = [now + second];
    await clockwork.start();
    const fault = new Error('the disk is full');
    const fail = async () => {
      throw fault;
    };
    duringTick = [fail, fail];
    clock.advance(second);
    await armed(second);
    expect(errors).toEqual([fault]);
    clock.advance(second);
    await armed(second);
    owe(clock.now() + 300);
    expect(clock.nextTimerMs).toBe(300);
    clock.advance(300);
    await armed(null);
    expect([errors, dues]).toEqual([[fault, fault], []]);
  });

  it('carries out what comes meanwhile at its moment where a tick could take away nothing of what is due', async () => {
    stuck = [now];
    dues = [now + 1_200];
    await clockwork.start();
    clock.advance(0);
    await armed(500);
    clock.advance(500);
    await armed(500);
    clock.advance(500);
    await armed(200);
    clock.advance(200);
    await armed(0);
    expect(ticks).toEqual([now, now + 500, now + second, now + 1_200]);
    expect(dues).toEqual([]);
  });

  it('looks again half a second later, and not at once, where a tick could take away nothing of what is due', async () => {
    stuck = [now];
    dues = [now + 9 * second];
    await clockwork.start();
    clock.advance(0);
    await armed(500);
    owe(now + 200);
    expect(clock.nextTimerMs).toBe(200);
    clock.advance(200);
    await armed(0);
    clock.advance(0);
    await armed(500);
    expect([ticks, dues]).toEqual([[now, now + 200, now + 200], [now + 9 * second]]);
  });

  it('stops with no timer left, after the tick that runs, and stays stopped', async () => {
    dues = [now + second, now + 2 * second];
    await clockwork.start();
    let finish = () => {};
    duringTick = [
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    ];
    clock.advance(second);
    let hasStopped = false;
    const stopping = clockwork.stop().then(() => {
      hasStopped = true;
    });
    clockwork.expect(now + second);
    await new Promise((resolve) => setImmediate(resolve));
    expect([hasStopped, clock.timers]).toEqual([false, 0]);
    finish();
    await stopping;
    expect([clock.timers, ticks.length]).toEqual([0, 1]);
    await clockwork.stop();
  });
});

import { describe, expect, it } from 'vitest';
import { createBackoff } from '../../src/client/backoff.ts';
import { FakeClock } from '../engine/fake-clock.ts';
import { settled } from './turns.ts';

const never = new AbortController().signal;

/** How long it waits after each of several failures in a row. */
async function waits(failures: number, random: () => number): Promise<number[]> {
  const clock = new FakeClock(0);
  const backoff = createBackoff({ baseMs: 500, capMs: 4_000, clock, random });
  const found: number[] = [];
  for (let count = 0; count < failures; count += 1) {
    backoff.failed();
    const from = clock.now();
    const ready = backoff.ready(never);
    while (clock.timers > 0) clock.advance(clock.nextTimerMs ?? 0);
    await ready;
    found.push(clock.now() - from);
  }
  return found;
}

describe('the wait before a new attempt', () => {
  it('doubles up to the cap', async () => {
    expect(await waits(6, () => 0.999_999)).toEqual([500, 1_000, 2_000, 4_000, 4_000, 4_000]);
  });

  it('is anything from nothing to that', async () => {
    const draws = [0, 0.25, 0.5];
    expect(await waits(3, () => draws.shift() ?? 0)).toEqual([0, 250, 1_000]);
  });

  it('stays at the cap for ever', async () => {
    expect((await waits(2_000, () => 0.5)).at(-1)).toBe(2_000);
  });

  it('counts what several lose together as one failure, and starts anew after a success', async () => {
    const clock = new FakeClock(0);
    const draws: number[] = [];
    const backoff = createBackoff({
      baseMs: 500,
      capMs: 4_000,
      clock,
      random: () => {
        draws.push(1);
        return 0.5;
      },
    });
    for (let count = 0; count < 200; count += 1) backoff.failed();
    expect(draws).toHaveLength(1);

    const all = Promise.all(Array.from({ length: 200 }, () => backoff.ready(never)));
    clock.advance(250);
    await all;
    backoff.failed();
    const second = backoff.ready(never);
    clock.advance(500);
    await second;
    backoff.succeeded();
    backoff.failed();
    const third = backoff.ready(never);
    clock.advance(250);
    await third;
    expect(clock.timers).toBe(0);
  });

  it('ends with the signal, and leaves no timer', async () => {
    const clock = new FakeClock(0);
    const backoff = createBackoff({ baseMs: 500, capMs: 4_000, clock, random: () => 0.5 });
    const abort = new AbortController();
    backoff.failed();
    const ready = backoff.ready(abort.signal);
    expect(clock.timers).toBe(1);
    abort.abort();
    await ready;
    expect(clock.timers).toBe(0);
  });

  it('is never longer than the cap, however the clock is set meanwhile', async () => {
    const clock = new FakeClock(1_000_000_000);
    const backoff = createBackoff({ baseMs: 500, capMs: 4_000, clock, random: () => 0.5 });
    backoff.failed();
    clock.set(0);
    let isReady = false;
    const ready = backoff.ready(never).then(() => {
      isReady = true;
    });
    clock.advance(4_000);
    await settled();
    expect(isReady).toBe(true);
    await ready;
  });

  it('is cut short to that of a first failure when the network is back, for all who wait', async () => {
    const clock = new FakeClock(0);
    const listeners = new Set<() => void>();
    const onOnline = (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
    const backoff = createBackoff({ baseMs: 500, capMs: 30_000, clock, random: () => 0.5, onOnline });
    for (let failed = 0; failed < 8; failed += 1) {
      backoff.failed();
      const ready = backoff.ready(never);
      clock.advance(15_000);
      await ready;
    }
    backoff.failed();
    let ready = 0;
    const all = Array.from({ length: 3 }, () => backoff.ready(never).then(() => (ready += 1)));
    expect(listeners.size).toBe(3);
    for (const listener of listeners) listener();
    await settled();
    expect(ready).toBe(0);
    clock.advance(250);
    await Promise.all(all);
    // What fails now is the first failure, not the tenth.
    backoff.failed();
    const next = backoff.ready(never);
    clock.advance(250);
    await next;
    expect([clock.timers, listeners.size]).toEqual([0, 0]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace } from '../../src/client/host/pace.ts';
import { FakeClock } from '../engine/fake-clock.ts';

/** Handlers that end one every so many milliseconds, for a while. */
function paced(everyMs: number, endings: number) {
  const clock = new FakeClock(0);
  const pace = createPace(clock);
  for (let count = 0; count < endings; count += 1) {
    pace.began();
    clock.advance(everyMs);
    pace.ended();
  }
  return { clock, pace };
}

describe('the pace of handlers', () => {
  it('is how many end in a while, whatever it was long ago', () => {
    const whiles = fc.record({ everyMs: fc.integer({ min: 1, max: 50 }), before: fc.integer({ min: 1, max: 500 }) });
    fc.assert(
      fc.property(whiles, ({ everyMs, before }) => {
        const { clock, pace } = paced(before, 20);
        for (let passed = 0; passed < 2_000; passed += everyMs) {
          pace.began();
          clock.advance(everyMs);
          pace.ended();
        }
        const ratio = (pace.endingsIn(1_000) * everyMs) / 1_000;
        // As one has just ended, a little more than there are.
        expect(ratio).toBeGreaterThan(0.99);
        expect(ratio).toBeLessThan(1.12);
      }),
    );
  });

  it('does not slow down while there is nothing to be done', () => {
    const { clock, pace } = paced(5, 100);
    const before = pace.endingsIn(1_000);
    clock.advance(60_000);
    expect(pace.endingsIn(1_000)).toBe(before);
  });

  it('slows down while none ends', () => {
    const { clock, pace } = paced(1, 1_000);
    pace.began();
    const seen = [0, 250, 500, 1_000].map((ms) => {
      clock.advance(ms);
      return pace.endingsIn(100);
    });
    expect(seen).toEqual(seen.toSorted((left, right) => right - left));
    expect(seen.at(-1)).toBeLessThan(1);
  });

  it('is nothing before any has ended, nor after they have stalled', () => {
    const clock = new FakeClock(0);
    const pace = createPace(clock);
    pace.began();
    expect(pace.endingsIn(1_000)).toBe(0);
    pace.ended();
    expect(pace.endingsIn(1_000)).toBeGreaterThan(0);
    pace.stalled();
    expect(pace.endingsIn(1_000)).toBe(0);
  });
});

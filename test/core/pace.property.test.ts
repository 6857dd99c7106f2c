import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paceAfterStart, startsByPace } from '../../src/core/pace.ts';
import { minute, now } from './decision-context.ts';

const startsPerMinute = fc.oneof(fc.integer({ min: 1, max: 2_000 }), fc.double({ min: 0.01, max: 1_500, noNaN: true }));

/** How many start at most at each of these moments, by taking all that may. */
function startAll(rate: number, instants: readonly number[]): number[] {
  let paceOn: number | null = null;
  const started: number[] = [];
  for (const instant of instants) {
    for (let { count } = startsByPace(rate, paceOn, instant); count > 0; count -= 1) {
      paceOn = paceAfterStart(rate, paceOn, instant);
      started.push(instant);
    }
  }
  return started;
}

it('lets no minute, wherever it begins, have more starts than it says', () => {
  const gaps = fc.array(fc.oneof(fc.nat(100), fc.nat(2_000), fc.nat(2 * minute)), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(startsPerMinute, gaps, (rate, passing) => {
      let instant = now;
      const started = startAll(
        rate,
        passing.map((ms) => {
          instant += ms;
          return instant;
        }),
      );
      for (const [index, first] of started.entries()) {
        const within = started.slice(index).findIndex((each) => each >= first + minute);
        expect(within === -1 ? started.length - index : within).toBeLessThanOrEqual(Math.ceil(rate));
      }
    }),
  );
});

it('lets one start at the moment that it names, and none before', () => {
  fc.assert(
    fc.property(startsPerMinute, fc.nat(50), (rate, starts) => {
      let paceOn: number | null = null;
      for (let left = Math.min(starts, startsByPace(rate, null, now).count); left > 0; left -= 1) {
        paceOn = paceAfterStart(rate, paceOn, now);
      }
      const { count, until } = startsByPace(rate, paceOn, now);
      expect(count > 0).toBe(until === null);
      if (until === null) return;
      expect(startsByPace(rate, paceOn, until - 1)).toEqual({ count: 0, until });
      expect(startsByPace(rate, paceOn, until).count).toBeGreaterThan(0);
    }),
  );
});

it('does not slow down below what it says by more than the second that it saves up', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000 }), (rate) => {
      let instant = now;
      let paceOn: number | null = null;
      for (let started = 0; started < rate; started += 1) {
        instant = startsByPace(rate, paceOn, instant).until ?? instant;
        paceOn = paceAfterStart(rate, paceOn, instant);
      }
      // Times are whole milliseconds, each of which may be waited for.
      expect(instant - now).toBeLessThanOrEqual(minute + rate);
    }),
    { numRuns: 30 },
  );
});

it.each<[string, number, number | null, ReturnType<typeof startsByPace>]>([
  ['begins with one', 30, null, { count: 1, until: null }],
  ['begins with a second’s worth', 600, null, { count: 10, until: null }],
  ['saves up no more than that', 600, now - 60 * minute, { count: 10, until: null }],
  ['spaces starts evenly', 30, now + 2_000, { count: 0, until: now + 2_000 }],
  [
    'stands still for no more than one start where the clock was set back',
    30,
    now + 60 * minute,
    { count: 0, until: now + 2_000 },
  ],
])('%s', (_what, rate, paceOn, expected) => {
  expect(startsByPace(rate, paceOn, now)).toEqual(expected);
});

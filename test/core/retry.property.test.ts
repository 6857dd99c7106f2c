import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultBackoff, retryDelayMs } from '../../src/core/retry.ts';

const retry = fc.integer({ min: 1, max: 10_000 });
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const backoff = fc.record({
  baseMs: fc.integer({ min: 10, max: 100_000 }),
  capMs: fc.integer({ min: 10, max: 10_000_000 }),
});

/** The longest delay that chance can give. */
const ceiling = (attempt: number, of = defaultBackoff) => retryDelayMs(attempt, 1 - Number.EPSILON, of);

describe('the delay of a retry', () => {
  it('lies between a tenth of the base and the cap', () => {
    fc.assert(
      fc.property(retry, random, backoff, (attempt, chance, of) => {
        const delay = retryDelayMs(attempt, chance, of);
        expect(delay).toBeGreaterThanOrEqual(Math.min(of.baseMs / 10, of.capMs));
        expect(delay).toBeLessThanOrEqual(of.capMs);
        expect(Number.isSafeInteger(delay)).toBe(true);
      }),
    );
  });

  it('has a ceiling that doubles until it meets the cap', () => {
    const ceilings = [1, 2, 3, 4, 9, 10, 11, 1_000].map((attempt) => ceiling(attempt));
    expect(ceilings).toEqual([10_000, 20_000, 40_000, 80_000, 2_560_000, 3_600_000, 3_600_000, 3_600_000]);
  });

  it('has a ceiling that never comes down with the attempts', () => {
    fc.assert(
      fc.property(retry, backoff, (attempt, of) => {
        expect(ceiling(attempt + 1, of)).toBeGreaterThanOrEqual(ceiling(attempt, of));
      }),
    );
  });

  it('grows with chance, from the floor to the ceiling', () => {
    fc.assert(
      fc.property(retry, random, random, (attempt, one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        expect(retryDelayMs(attempt, less, defaultBackoff)).toBeLessThanOrEqual(
          retryDelayMs(attempt, more, defaultBackoff),
        );
      }),
    );
    expect([0, 0.5, 0.999].map((chance) => retryDelayMs(3, chance, defaultBackoff))).toEqual([1_000, 20_500, 39_961]);
  });

  it('is one number for the same attempt and the same chance', () => {
    fc.assert(
      fc.property(retry, random, backoff, (attempt, chance, of) => {
        expect(retryDelayMs(attempt, chance, of)).toBe(retryDelayMs(attempt, chance, of));
      }),
    );
  });
});

import { expect, it } from 'vitest';
import { Distribution } from '../../src/core/distribution.ts';

it('a value counts at the first bound that it does not exceed, and beyond the last above all of them', () => {
  const distribution = new Distribution([1, 2, 5]);
  expect([distribution.counts, distribution.sum]).toEqual([[0, 0, 0, 0], 0]);
  for (const value of [0, 1, 1.5, 2, 5, 5.5, 1_000]) distribution.add(value);
  expect(distribution.counts).toEqual([2, 2, 1, 2]);
  expect(distribution.sum).toBe(1_015);
});

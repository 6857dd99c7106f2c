import { expect, it } from 'vitest';
import { spanWords } from '../../../src/dashboard/operation/span-words.ts';

it.each([
  [0, '0 s'],
  [0.4321, '0.4 s'],
  [9.99, '10 s'],
  [59.6, '1 min'],
  [65, '1 min 5 s'],
  [3_600, '1 h'],
  [3_605, '1 h'],
  [90_061, '1 d 1 h'],
])('%d seconds: %s', (seconds, words) => {
  expect(spanWords(seconds)).toBe(words);
});

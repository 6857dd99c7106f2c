import { expect, it } from 'vitest';
import { DocumentCache } from '../../src/server/document-cache.ts';

it('keeps a thousand documents, those that were asked for last', () => {
  const cache = new DocumentCache<number>();
  for (let index = 0; index < 1_000; index += 1) cache.set(`{ a${index} }`, index);
  expect(cache.get('{ a0 }')).toBe(0);
  cache.set('{ one more }', 1_000);
  expect(cache.get('{ a0 }')).toBe(0);
  expect(cache.get('{ a1 }')).toBeUndefined();
  expect(cache.get('{ a2 }')).toBe(2);
  expect(cache.get('{ one more }')).toBe(1_000);
});

it('keeps a million characters of them', () => {
  const cache = new DocumentCache<number>();
  const text = (index: number) => String(index).padEnd(16_384);
  for (let index = 0; index < 64; index += 1) cache.set(text(index), index);
  // What is set again is not counted again.
  for (let index = 0; index < 64; index += 1) cache.set(text(index), index);
  expect(cache.get(text(0))).toBe(0);
  cache.set('{ one more }', 64);
  expect(cache.get(text(1))).toBeUndefined();
  for (const index of [0, 2, 63]) expect(cache.get(text(index))).toBe(index);
  expect(cache.get('{ one more }')).toBe(64);
});

it('keeps no document that is long', () => {
  const cache = new DocumentCache<number>();
  cache.set('x'.repeat(16_384), 1);
  cache.set('x'.repeat(16_385), 2);
  expect(cache.get('x'.repeat(16_384))).toBe(1);
  expect(cache.get('x'.repeat(16_385))).toBeUndefined();
});

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

it('keeps no document that is long', () => {
  const cache = new DocumentCache<number>();
  cache.set('x'.repeat(16_384), 1);
  cache.set('x'.repeat(16_385), 2);
  expect(cache.get('x'.repeat(16_384))).toBe(1);
  expect(cache.get('x'.repeat(16_385))).toBeUndefined();
});

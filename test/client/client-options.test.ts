import { expect, it } from 'vitest';
import { createClient } from '../../src/client/index.ts';

const url = 'http://127.0.0.1/graphql';

it.each([
  [{ maxQueued: 0 }, 'maxQueued: from 1 to Infinity, not 0'],
  [{ maxQueued: Number.NaN }, 'maxQueued: from 1 to Infinity, not NaN'],
  // A timer of the platform would end at once: every connection would be dead as it opens.
  [{ deadAfterMs: Number.POSITIVE_INFINITY }, 'deadAfterMs: from 1 to 2147483647, not Infinity'],
  [{ deadAfterMs: 0 }, 'deadAfterMs: from 1 to 2147483647, not 0'],
  [{ retryBaseMs: 0 }, 'retryBaseMs: from 1 to 2147483647, not 0'],
  [{ retryCapMs: Number.POSITIVE_INFINITY }, 'retryCapMs: from 1 to 2147483647, not Infinity'],
])('%o makes no client', (options, message) => {
  expect(() => createClient({ url, ...options })).toThrow(new RangeError(message));
});

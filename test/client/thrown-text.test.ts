import { expect, it } from 'vitest';
import { thrownText } from '../../src/client/host/thrown-text.ts';

const refused = new Error('connect ECONNREFUSED 127.0.0.1:1');
const endless = new Error('round');
endless.cause = new Error('and round', { cause: endless });

it.each<[unknown, string]>([
  [new Error('no'), 'no'],
  [new RangeError(), 'RangeError'],
  ['text', 'text'],
  [undefined, 'undefined'],
  [{ code: 7 }, '{"code":7}'],
  [new TypeError('fetch failed', { cause: refused }), 'fetch failed: connect ECONNREFUSED 127.0.0.1:1'],
  [
    new TypeError('fetch failed', { cause: new AggregateError([refused]) }),
    'fetch failed: connect ECONNREFUSED 127.0.0.1:1',
  ],
  [new Error('it failed: no', { cause: new Error('no') }), 'it failed: no'],
  [new Error('no', { cause: 'why' }), 'no: why'],
  [endless, 'round: and round'],
  [
    Object.defineProperty(new Error('hidden'), 'cause', {
      get: () => {
        throw new Error('never');
      },
    }),
    'hidden',
  ],
  [Object.create(null), '{}'],
])('tells what was thrown: %#', (thrown, expected) => {
  expect(thrownText(thrown)).toBe(expected);
});

it('goes no further back than to the fourth cause', () => {
  let error = new Error('0');
  for (let depth = 1; depth < 10; depth += 1) error = new Error(`error ${depth}`, { cause: error });
  expect(thrownText(error)).toBe('error 9: error 8: error 7: error 6: error 5');
});

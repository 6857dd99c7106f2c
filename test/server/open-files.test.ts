import { expect, it } from 'vitest';
import { tooFewOpenFiles } from '../../src/server/open-files.ts';

it.each([
  [10_500, 20_000, null],
  [10_499, 20_000, 'The process may have 10499 files open, and its connections may come to 21000:'],
  [512, 24, null],
  // Where nobody knows, nothing is said.
  [0, 20_000, null],
])('of %i open files and %i sockets it says %s', (most, maxSockets, words) => {
  const said = tooFewOpenFiles(most, maxSockets);
  expect(said === null ? null : said.slice(0, words?.length)).toBe(words);
});

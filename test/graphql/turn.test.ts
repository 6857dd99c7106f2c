import { expect, test } from 'vitest';
import { takeTurn } from '../../src/graphql/turn.ts';

test('others come between two pieces of long work, whoever asked for them', async () => {
  const done: string[] = [];
  const work = ['first', 'second'].map((name) => takeTurn().then(() => done.push(name)));
  const other = takeTurn().then(
    () => new Promise<void>((resolve) => setImmediate(() => resolve(void done.push('other')))),
  );
  await new Promise<void>((resolve) => setImmediate(() => resolve(void done.push('between'))));
  await Promise.all([...work, other]);
  expect(done.indexOf('between')).toBeLessThan(done.indexOf('second'));
});

import { beforeEach, expect, it } from 'vitest';
import { createPullStream, type Source } from '../../src/live/pull-stream.ts';
import { turn } from './pulling.ts';

const done = { done: true, value: undefined };
/** What the source has been asked, oldest first; each is answered by the test. */
let asked: PromiseWithResolvers<string | null>[];
let ends: number;
let stream: AsyncIterableIterator<string>;

beforeEach(() => {
  asked = [];
  ends = 0;
  const source: Source<string> = {
    next: () => {
      const answer = Promise.withResolvers<string | null>();
      asked.push(answer);
      return answer.promise;
    },
    end: () => {
      ends += 1;
    },
  };
  stream = createPullStream(source);
});

it('asks its source for one message at a time, and for none before it is asked itself', async () => {
  await turn();
  expect(asked).toHaveLength(0);
  const told = Promise.all([stream.next(), stream.next()]);
  await turn();
  expect(asked).toHaveLength(1);
  asked[0]?.resolve('first');
  await turn();
  expect(asked).toHaveLength(2);
  asked[1]?.resolve('second');
  expect(await told).toEqual([
    { done: false, value: 'first' },
    { done: false, value: 'second' },
  ]);
});

it('tells nothing that its source answers after the end', async () => {
  const waiting = stream.next();
  await turn();
  await stream.return?.();
  asked[0]?.resolve('too late');
  expect(await waiting).toEqual(done);
});

it('asks its source for nothing after the end', async () => {
  await stream.return?.();
  expect(await stream.next()).toEqual(done);
  expect(asked).toHaveLength(0);
});

it('ends its source once, however it ends', async () => {
  const waiting = stream.next();
  await turn();
  asked[0]?.resolve(null);
  expect(await waiting).toEqual(done);
  expect(ends).toBe(1);
  await stream.return?.();
  await stream.return?.();
  await expect(stream.throw?.(new Error('enough'))).rejects.toThrow('enough');
  expect(ends).toBe(1);
});

it('ends its source where that fails', async () => {
  const waiting = stream.next();
  await turn();
  asked[0]?.reject(new Error('disk I/O error'));
  await expect(waiting).rejects.toThrow('disk I/O error');
  expect(ends).toBe(1);
  expect(await stream.next()).toEqual(done);
});

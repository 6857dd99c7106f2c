import { beforeEach, expect, it } from 'vitest';
import type { Outlet } from '../../src/live/group.ts';
import { PullOutlet } from '../../src/live/pull-outlet.ts';
import { turn } from './pulling.ts';

const done = { done: true, value: undefined };
const told = (value: string) => ({ done: false, value });
let joined: Outlet<string>[];
/** What the membership was told, oldest first. */
let calls: string[];
let outlet: PullOutlet<string>;

beforeEach(() => {
  joined = [];
  calls = [];
  outlet = new PullOutlet((itself) => {
    joined.push(itself);
    return { resume: () => calls.push('resume'), leave: () => calls.push('leave') };
  });
});

it('joins with the first thing that is asked for, and once', async () => {
  expect(joined).toEqual([]);
  const first = outlet.next();
  expect(joined).toEqual([outlet]);
  outlet.write(['a']);
  expect(await first).toEqual(told('a'));
  const second = outlet.next();
  expect(joined).toHaveLength(1);
  expect(calls).toEqual(['resume']);
  outlet.write(['b']);
  expect(await second).toEqual(told('b'));
});

it('has room while somebody waits, and for nothing in advance', async () => {
  expect(outlet.hasRoom).toBe(false);
  const waiting = [outlet.next(), outlet.next()];
  expect(outlet.hasRoom).toBe(true);
  outlet.write(['a']);
  expect(outlet.hasRoom).toBe(true);
  outlet.write(['b']);
  expect(outlet.hasRoom).toBe(false);
  expect(await Promise.all(waiting)).toEqual([told('a'), told('b')]);
});

it('hands out what was written together one by one, and asks for more only then', async () => {
  const first = outlet.next();
  outlet.write(['a', 'b', 'c']);
  expect(await first).toEqual(told('a'));
  expect([await outlet.next(), await outlet.next()]).toEqual([told('b'), told('c')]);
  expect(calls).toEqual([]);
  const fourth = outlet.next();
  expect(calls).toEqual(['resume']);
  outlet.write(['d']);
  expect(await fourth).toEqual(told('d'));
});

it('leaves when it is returned, and says done to whoever waits and to what was held', async () => {
  const first = outlet.next();
  outlet.write(['a', 'b']);
  await first;
  expect(await outlet.return()).toEqual(done);
  expect(calls).toEqual(['leave']);
  expect(await outlet.next()).toEqual(done);
  expect(joined).toHaveLength(1);
});

it('never joins after it was returned', async () => {
  await outlet.return();
  await expect(outlet.throw(new Error('enough'))).rejects.toThrow('enough');
  expect([await outlet.next(), await outlet.next()]).toEqual([done, done]);
  expect(joined).toEqual([]);
  expect(calls).toEqual([]);
});

it('hands out what it holds before its end', async () => {
  const first = outlet.next();
  outlet.write(['a', 'b']);
  outlet.end();
  expect([await first, await outlet.next(), await outlet.next()]).toEqual([told('a'), told('b'), done]);
  expect(calls).toEqual([]);
});

it('gives an error to one who waits, and done to the others', async () => {
  const waiting = [outlet.next(), outlet.next()];
  outlet.end(new Error('disk I/O error'));
  const answers = await Promise.allSettled([...waiting, outlet.next()]);
  expect(answers).toMatchObject([
    { status: 'rejected', reason: { message: 'disk I/O error' } },
    { status: 'fulfilled', value: done },
    { status: 'fulfilled', value: done },
  ]);
});

it('keeps an error for the next who asks, after what it holds', async () => {
  const first = outlet.next();
  outlet.write(['a', 'b']);
  outlet.end(new Error('disk I/O error'));
  expect([await first, await outlet.next()]).toEqual([told('a'), told('b')]);
  await expect(outlet.next()).rejects.toThrow('disk I/O error');
  expect(await outlet.next()).toEqual(done);
});

it('tells nobody of an error that comes to somebody who is not there any more', async () => {
  const waiting = outlet.next();
  await outlet.return();
  outlet.end(new Error('disk I/O error'));
  expect(await waiting).toEqual(done);
  await turn();
});

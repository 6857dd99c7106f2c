import { getEventListeners } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { WaitingClaims } from '../../src/engine/waiting-claims.ts';
import { OverloadedError } from '../../src/store/overloaded-error.ts';
import { now } from '../core/decision-context.ts';
import { FakeClock } from './fake-clock.ts';

let clock: FakeClock;
let waiting: WaitingClaims;
/** What there is to claim. */
let work: string[];
let attempts: number;

beforeEach(() => {
  clock = new FakeClock(now);
  waiting = new WaitingClaims(clock, 10);
  work = [];
  attempts = 0;
});

const attempt = async () => {
  attempts += 1;
  return work.splice(0, 1);
};

function claim(waitMs: number, operationTypes: readonly number[] = [5], signal?: AbortSignal) {
  return waiting.claim({ operationTypes, waitMs, signal }, attempt);
}

function bring(...operationTypes: number[]): void {
  work.push(...operationTypes.map((type) => `work of type ${type}`));
  waiting.notify(operationTypes);
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('waiting claims', () => {
  it('are answered at once where there is work, or where they do not wait', async () => {
    work.push('work');
    expect(await claim(1_000)).toEqual(['work']);
    expect(await claim(0)).toEqual([]);
    expect([attempts, clock.timers]).toEqual([2, 0]);
  });

  it('are woken by work of their types, and by no other', async () => {
    const claimed = claim(1_000, [5, 6]);
    await turn();
    waiting.notify([7]);
    await turn();
    expect([attempts, clock.timers]).toEqual([1, 1]);
    bring(6);
    expect(await claimed).toEqual(['work of type 6']);
    expect([attempts, clock.timers]).toEqual([2, 0]);
  });

  it('do not miss work that comes between the look and the wait', async () => {
    const claimed = waiting.claim({ operationTypes: [5], waitMs: 1_000, signal: undefined }, async () => {
      const found = await attempt();
      if (attempts === 1) bring(5);
      return found;
    });
    expect(await claimed).toEqual(['work of type 5']);
    expect([attempts, clock.timers]).toEqual([2, 0]);
  });

  it('hand on to nobody what was gone when they looked', async () => {
    const first = claim(500);
    const second = claim(1_000);
    await turn();
    waiting.notify([5]);
    await turn();
    expect(attempts).toBe(3);
    clock.advance(500);
    expect(await first).toEqual([]);
    await turn();
    expect(attempts).toBe(3);
    clock.advance(500);
    expect(await second).toEqual([]);
  });

  it('wait on where another was faster, until the time is over', async () => {
    const claimed = claim(1_000);
    await turn();
    clock.advance(400);
    waiting.notify([5]);
    await turn();
    expect([attempts, clock.nextTimerMs]).toEqual([2, 600]);
    clock.advance(600);
    expect(await claimed).toEqual([]);
    expect([attempts, clock.timers]).toEqual([2, 0]);
  });

  it.each([
    ['back', -3_600_000],
    ['ahead', 3_600_000],
  ])('wait as long as they were to where the clock is set %s', async (_where, byMs) => {
    const claimed = claim(1_000);
    await turn();
    clock.advance(400);
    clock.set(clock.now() + byMs);
    waiting.notify([5]);
    await turn();
    expect([attempts, clock.nextTimerMs]).toEqual([2, 600]);
    clock.advance(600);
    expect(await claimed).toEqual([]);
  });

  it('end with their time also where others are always faster', async () => {
    const claimed = waiting.claim({ operationTypes: [5], waitMs: 1_000, signal: undefined }, async () => {
      attempts += 1;
      clock.advance(300);
      waiting.notify([5]);
      return [];
    });
    expect(await claimed).toEqual([]);
    expect(attempts).toBeLessThanOrEqual(5);
  });

  it('end where the caller has gone, and leave nothing behind', async () => {
    const caller = new AbortController();
    const claimed = claim(1_000, [5], caller.signal);
    for (let count = 0; count < 3; count += 1) {
      await turn();
      waiting.notify([5]);
    }
    await turn();
    expect(getEventListeners(caller.signal, 'abort')).toHaveLength(1);
    caller.abort();
    expect(await claimed).toEqual([]);
    expect([attempts, clock.timers, getEventListeners(caller.signal, 'abort').length]).toEqual([4, 0, 0]);
    bring(5);
    await turn();
    expect(attempts).toBe(4);
  });

  it('take nothing for a caller that had gone before', async () => {
    work.push('work');
    expect(await claim(1_000, [5], AbortSignal.abort())).toEqual([]);
    expect(await claim(0, [5], AbortSignal.abort())).toEqual([]);
    expect(work).toEqual(['work']);
  });

  it('leave nothing on the signal of a caller that got its work', async () => {
    const caller = new AbortController();
    const claimed = claim(1_000, [5], caller.signal);
    await turn();
    bring(5);
    expect(await claimed).toHaveLength(1);
    expect(getEventListeners(caller.signal, 'abort')).toHaveLength(0);
  });

  it('end when the gateway stops', async () => {
    const claimed = [claim(1_000), claim(1_000, [6])];
    await turn();
    waiting.stop();
    expect(await Promise.all(claimed)).toEqual([[], []]);
    expect(await claim(1_000)).toEqual([]);
    expect(clock.timers).toBe(0);
  });

  it('are of a bounded number', async () => {
    const claimed = Array.from({ length: 10 }, () => claim(1_000));
    await expect(claim(1_000)).rejects.toThrow(OverloadedError);
    expect([waiting.count, waiting.refused]).toEqual([10, 1]);
    expect(await claim(0)).toEqual([]);
    clock.advance(1_000);
    await turn();
    clock.advance(1_000);
    await Promise.all(claimed);
    expect([waiting.count, waiting.refused]).toEqual([0, 1]);
    expect(await claim(0)).toEqual([]);
  });

  it('pass the error on, and are forgotten, where the look fails', async () => {
    const fail = () => Promise.reject(new Error('no store'));
    await expect(waiting.claim({ operationTypes: [5], waitMs: 1_000, signal: undefined }, fail)).rejects.toThrow(
      'no store',
    );
    expect(clock.timers).toBe(0);
  });

  it('are woken no more of than there is work, the one that waits longest first', async () => {
    const answers: string[] = [];
    const waitAs = async (name: string) => answers.push(`${name}: ${await claim(1_000)}`);
    const all = ['a', 'b', 'c'].map(waitAs);
    await turn();
    expect(attempts).toBe(3);
    bring(5);
    await turn();
    expect(answers).toEqual(['a: work of type 5']);
    // One more looks whether there is more than that; it waits on, and so does the third.
    expect(attempts).toBe(5);
    bring(5, 5);
    await Promise.all(all);
    expect(answers).toHaveLength(3);
  });

  it('leave no work lying where one takes other work than it was woken for', async () => {
    const lists = new Map([
      [5, ['five']],
      [6, ['six']],
    ]);
    const waitFor = (...types: number[]) => {
      let looks = 0;
      return waiting.claim({ operationTypes: types, waitMs: 1_000, signal: undefined }, async () => {
        looks += 1;
        const type = looks === 1 ? undefined : types.find((each) => (lists.get(each) ?? []).length > 0);
        return type === undefined ? [] : (lists.get(type)?.splice(0, 1) ?? []);
      });
    };
    const both = waitFor(5, 6);
    const onlyFive = waitFor(5);
    const onlySix = waitFor(6);
    await turn();
    waiting.notify([6, 5]);
    expect([await both, await onlySix]).toEqual([['five'], ['six']]);
    clock.advance(1_000);
    expect(await onlyFive).toEqual([]);
  });

  it('hand the wake on where the one that was woken has no use for it any more', async () => {
    const caller = new AbortController();
    const first = claim(1_000, [5], caller.signal);
    const second = claim(1_000);
    await turn();
    bring(5);
    caller.abort();
    expect(await first).toEqual([]);
    expect(await second).toEqual(['work of type 5']);
  });

  it('hand the wake on where the look of the one that was woken fails', async () => {
    let looks = 0;
    const failing = waiting.claim({ operationTypes: [5], waitMs: 1_000, signal: undefined }, async () => {
      looks += 1;
      if (looks === 2) throw new Error('no store');
      return [];
    });
    const second = claim(1_000);
    await turn();
    bring(5);
    await expect(failing).rejects.toThrow('no store');
    expect(await second).toEqual(['work of type 5']);
  });
});

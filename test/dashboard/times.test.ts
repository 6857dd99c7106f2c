import { describe, expect, it } from 'vitest';
import { exactTime, localInputValue, momentOf } from '../../src/dashboard/time/exact-time.ts';
import { relativeTime } from '../../src/dashboard/time/relative-time.ts';
import { createTick } from '../../src/dashboard/time/tick.ts';

describe('relative times', () => {
  const minute = 60_000;
  const day = 24 * 60 * minute;
  it.each([
    [0, 'now'],
    [-1_400, 'now'],
    [-2_000, '2 s ago'],
    [-59_999, '59 s ago'],
    [-minute, '1 min ago'],
    [90 * minute, 'in 1 h'],
    [-47 * 60 * minute, '47 h ago'],
    [-2 * day, '2 d ago'],
    [90 * day, 'in 3 mo'],
    [-800 * day, '2 y ago'],
  ])('%i ms from now: %s', (distance, text) => {
    expect(relativeTime(1e12 + distance, 1e12)).toBe(text);
  });
});

describe('exact times', () => {
  it('are of the zone of who reads them, and say which that is', () => {
    expect(exactTime('2030-01-31T18:03:12.345Z')).toMatch(/^2030-\d\d-\d\d \d\d:\d\d:12 UTC(?:[+−]\d\d:\d\d)?$/);
  });

  it('go through a field of the page and back, to the minute', () => {
    expect(momentOf(localInputValue(new Date('2030-01-31T18:03:12.345Z')))).toBe('2030-01-31T18:03:00.000Z');
    expect(momentOf('')).toBeNull();
    expect(momentOf('soon')).toBeNull();
  });

  it('are of the years that the gateway takes', () => {
    expect(momentOf('9999-12-31T23:59:59.999Z')).toBe('9999-12-31T23:59:59.999Z');
    expect(['+010000-01-01T00:00:00.000Z', '-000001-12-31T23:59:59.999Z'].map(momentOf)).toEqual([null, null]);
  });
});

describe('the tick', () => {
  it('is one timer for all, which runs only while somebody listens', () => {
    const timers = new Set<() => void>();
    const tick = createTick(
      () => 0,
      (task) => {
        timers.add(task);
        return () => timers.delete(task);
      },
    );
    const heard: string[] = [];
    const leaveFirst = tick.onTick(() => heard.push('first'));
    const leaveSecond = tick.onTick(() => heard.push('second'));
    expect(timers.size).toBe(1);
    for (const task of timers) task();
    leaveFirst();
    for (const task of timers) task();
    expect(heard).toEqual(['first', 'second', 'second']);
    leaveSecond();
    expect(timers.size).toBe(0);
  });
});

import { expect, it } from 'vitest';
import type { Series } from '../../src/core/series.ts';
import { upcomingTimes } from '../../src/graphql/upcoming-times.ts';
import { minute, now } from '../core/decision-context.ts';
import { createdSeries } from '../core/series.ts';

/** Each test has times of its own: what was searched for once is kept. */
function seriesFrom(recurrenceStartTime: number): Series {
  return createdSeries({ recurrencePattern: 'FREQ=DAILY', recurrenceStartTime }).series;
}

it('lets others have their turns between any two searches', async () => {
  const page = Array.from({ length: 10 }, (_, index) => seriesFrom(now + index * minute));
  let turns = 0;
  let isOver = false;
  const others = () => {
    turns += 1;
    if (!isOver) setImmediate(others);
  };
  setImmediate(others);
  const times = await Promise.all(page.map((series) => upcomingTimes(series, 5)));
  isOver = true;
  expect(times.map(({ length }) => length)).toEqual(page.map(() => 5));
  expect(turns).toBeGreaterThanOrEqual(4 * page.length);
});

it('searches once for all who ask for the same, and anew when the series has moved on', async () => {
  const series = seriesFrom(now + 100 * minute);
  const [first, second, third] = await upcomingTimes(series, 3);
  expect(await upcomingTimes(series, 3)).toBe(await upcomingTimes({ ...series }, 3));
  expect(await upcomingTimes(series, 2)).toEqual([first, second]);
  expect(await upcomingTimes({ ...series, nextOn: second ?? null }, 2)).toEqual([second, third]);
  expect(await upcomingTimes({ ...series, nextOn: null }, 2)).toEqual([]);
});

it('forgets what was not asked for the longest', async () => {
  const [kept, forgotten] = [seriesFrom(now + 200 * minute), seriesFrom(now + 201 * minute)];
  const before = [await upcomingTimes(forgotten, 1), await upcomingTimes(kept, 1)];
  for (let other = 0; other < 999; other += 1) {
    await upcomingTimes({ ...kept, nextOn: null, recurrenceStartTime: now + 300 * minute + other }, 1);
  }
  expect(await upcomingTimes(kept, 1)).toBe(before[1]);
  expect(await upcomingTimes(forgotten, 1)).not.toBe(before[0]);
});

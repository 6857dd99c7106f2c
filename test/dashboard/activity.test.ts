import { describe, expect, it } from 'vitest';
import { startActivityFeed } from '../../src/dashboard/activity/activity-feed.ts';
import {
  lastMinutes,
  type MinuteSpan,
  minuteMs,
  minutesOf,
  spanOver,
  type ToldActivity,
} from '../../src/dashboard/activity/activity-minutes.ts';
import { activityLengths, activityWords } from '../../src/dashboard/activity/activity-words.ts';
import { countTicks, linePath, runningPath, timeTicks } from '../../src/dashboard/activity/chart-shapes.ts';
import { indexAfterKey } from '../../src/dashboard/activity/index-after-key.ts';
import { createHandClock } from './hand-clock.ts';

const start = Date.UTC(2030, 0, 31, 14, 3, 12);
const minuteOf = (time: number) => Math.floor(time / minuteMs) * minuteMs;
const told = (minute: number, created: number, failed = 0): ToldActivity[number] => ({
  minute: new Date(minute).toISOString(),
  created,
  succeeded: 0,
  failed,
  canceled: 0,
});
const createdIn = (minutes: readonly { readonly created: number }[]) => minutes.map(({ created }) => created);

describe('the minutes of the activity', () => {
  it('end with the one that now lies in', () => {
    const { from, to } = lastMinutes(60, start);
    expect([new Date(from).toISOString(), new Date(to).toISOString()]).toEqual([
      '2030-01-31T13:04:00.000Z',
      '2030-01-31T14:04:00.000Z',
    ]);
    // The first moment of a minute is of that minute.
    expect(lastMinutes(1, to)).toEqual({ from: to, to: to + minuteMs });
  });

  it('are all there: what was left out is zero, what was not asked for is as it was', () => {
    const span = { from: 0, to: 4 * minuteMs };
    const first = minutesOf(span, [], span, [told(minuteMs, 3), told(2 * minuteMs, 5)]);
    expect(createdIn(first)).toEqual([0, 3, 5, 0]);
    const later = { from: minuteMs, to: 5 * minuteMs };
    const asked = { from: 2 * minuteMs, to: 5 * minuteMs };
    expect(createdIn(minutesOf(later, first, asked, [told(4 * minuteMs, 7)]))).toEqual([3, 0, 0, 7]);
  });

  it('are said in words', () => {
    const span = { from: 0, to: 3 * minuteMs };
    const minutes = minutesOf(span, [], span, [told(0, 1_200, 1), told(minuteMs, 1, 2)]);
    // Where the clocks are half an hour apart from others, the second minute is not the first after the hour.
    const second = new Date(minuteMs).toTimeString().slice(0, 5);
    expect(activityWords(minutes, activityLengths[0])).toBe(
      `Last hour, minute by minute: 1,201 Created, 0 Succeeded, 3 Failed, 0 Canceled. Most failed at ${second}: 2.`,
    );
  });
});

function startFeed(answer: () => Promise<ToldActivity> = async () => []) {
  const clock = createHandClock(start);
  const asked: (MinuteSpan & { readonly on: number })[] = [];
  const feed = startActivityFeed(60, {
    ...clock,
    ask: (span) => {
      asked.push({ ...span, on: clock.now() - start });
      return answer();
    },
  });
  return { clock, asked, feed, times: () => asked.map(({ on }) => on) };
}

describe('a span that is marked minute by minute', () => {
  it('has the minute at which it begins and the one at which it ends, in whichever direction', () => {
    const minute = minuteOf(start);
    expect(spanOver([minute, minute + 2 * minuteMs])).toEqual({ from: minute, to: minute + 3 * minuteMs });
    expect(spanOver([minute, minute - 2 * minuteMs])).toEqual({ from: minute - 2 * minuteMs, to: minute + minuteMs });
    expect(spanOver([minute, minute])).toEqual({ from: minute, to: minute + minuteMs });
  });
});

describe('the activity', () => {
  it('is read again when something has changed, at most every two seconds', async () => {
    const { clock, feed, times } = startFeed();
    for (let second = 0; second < 10; second += 1) {
      feed.changed();
      feed.changed();
      await clock.advance(500);
    }
    expect(times()).toEqual([0, 2_000, 4_000]);
    feed.stop();
  });

  it('is read again when a minute is over, and then not from the beginning', async () => {
    const { clock, asked, feed } = startFeed();
    await clock.advance(minuteMs);
    const over = minuteOf(start) + minuteMs;
    expect(asked).toEqual([
      { on: 0, from: over - 60 * minuteMs, to: over },
      { on: over - start, from: over - 2 * minuteMs, to: over + minuteMs },
    ]);
    expect(feed.state.minutes).toHaveLength(60);
    expect(feed.state.minutes.at(-1)?.minute).toBe(over);
    feed.stop();
  });

  it('asks one thing at a time', async () => {
    let answer = (_told: ToldActivity) => {};
    const { clock, feed, times } = startFeed(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    feed.changed();
    await clock.advance(5_000);
    expect(times()).toEqual([0]);
    answer([]);
    await clock.advance(0);
    expect(times()).toEqual([0, 5_000]);
    feed.stop();
  });

  it('asks for nothing while nobody sees it, and for what was missed when somebody does', async () => {
    const { clock, feed, asked, times } = startFeed();
    await clock.advance(0);
    feed.see(false);
    feed.changed();
    await clock.advance(30 * minuteMs);
    expect(times()).toEqual([0]);
    feed.see(true);
    expect(times()).toEqual([0, 30 * minuteMs]);
    expect(asked[1]?.from).toBe((asked[0]?.to ?? 0) - 2 * minuteMs);
    feed.stop();
  });

  it('says what went wrong, keeps what it knew, and tries again', async () => {
    const answers = [async () => [told(minuteOf(start), 4)], () => Promise.reject(new Error('gone')), async () => []];
    const { clock, feed } = startFeed(() => answers.shift()?.() ?? Promise.resolve([]));
    await clock.advance(0);
    feed.changed();
    await clock.advance(2_000);
    expect(feed.state).toMatchObject({ problem: 'gone', readOn: start });
    expect(feed.state.minutes.at(-1)?.created).toBe(4);
    await clock.advance(minuteMs);
    expect(feed.state.problem).toBeNull();
    feed.stop();
  });

  it('goes on where the clock is set back, with the minutes that it shows then', async () => {
    const clock = createHandClock(start);
    let aheadMs = 30 * minuteMs;
    const asked: MinuteSpan[] = [];
    const feed = startActivityFeed(60, {
      after: clock.after,
      now: () => clock.now() + aheadMs,
      ask: async (span) => {
        asked.push(span);
        return [];
      },
    });
    await clock.advance(0);
    aheadMs = 0;
    feed.changed();
    await clock.advance(2_000);
    expect(asked).toEqual([lastMinutes(60, start + 30 * minuteMs), lastMinutes(60, start)]);
    feed.stop();
  });

  it('is over when it is stopped', async () => {
    const { clock, feed, times } = startFeed();
    feed.stop();
    feed.changed();
    await clock.advance(60 * minuteMs);
    expect(times()).toEqual([0]);
    expect(feed.state.readOn).toBeNull();
  });
});

describe('the chart', () => {
  const minutes = (counts: readonly number[]) => {
    const span = { from: 0, to: counts.length * minuteMs };
    return minutesOf(
      span,
      [],
      span,
      counts.map((created, index) => told(index * minuteMs, created)),
    );
  };

  it.each([
    [[0], [0, 2, 4]],
    [[4], [0, 2, 4]],
    [
      [5, 7],
      [0, 5, 10],
    ],
    [[80], [0, 50, 100]],
    [[1_200], [0, 500, 1_000, 1_500]],
  ])('of %j is counted up to %j', (counts, ticks) => {
    const told = countTicks(minutes(counts));
    expect(told.map(({ count }) => count)).toEqual(ticks);
    expect([told[0]?.height, told.at(-1)?.height]).toEqual([0, 1]);
  });

  it('draws no line where nothing happens', () => {
    expect(linePath([0, 0, 0], 4)).toBe('');
    expect(linePath([0, 0, 4, 0, 0, 0, 1], 4)).toBe('M1 100L2 0L3 100M5 100L6 75');
  });

  it('draws the minute that runs apart', () => {
    expect(runningPath([4, 2, 1], 4)).toBe('M1 50L2 75');
    expect(runningPath([4, 0, 0], 4)).toBe('');
    expect(runningPath([3], 4)).toBe('');
  });

  it('marks the times that a clock does', () => {
    const marked = timeTicks(minutes(Array.from({ length: 60 }, () => 0)), 10);
    expect(marked).toEqual([0, 10, 20, 30, 40, 50]);
  });

  it.each([
    ['ArrowLeft', 29],
    ['ArrowRight', 31],
    ['PageDown', 20],
    ['PageUp', 40],
    ['Home', 0],
    ['End', 59],
    ['x', null],
  ])('is walked by %s to minute %j, and not beyond its ends', (key, index) => {
    expect(indexAfterKey(key, 30, 59, 10)).toBe(index);
    if (index !== null) expect([0, 59]).toContain(indexAfterKey(key, index < 30 ? 0 : 59, 59, 10));
  });
});

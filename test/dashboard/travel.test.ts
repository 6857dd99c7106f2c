import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventBefore } from '../../src/dashboard/travel/event-before.ts';
import type { PastEvent } from '../../src/dashboard/travel/past.ts';
import { startTravel } from '../../src/dashboard/travel/travel.ts';
import type { TravelSource } from '../../src/dashboard/travel/travel-source.ts';
import { UnknownTimeError } from '../../src/dashboard/travel/unknown-time-error.ts';
import { createHandClock } from './hand-clock.ts';

const start = Date.UTC(2030, 0, 31, 14);
const second = 1_000;
const { signal } = new AbortController();

const at = (position: number) => `p${position}`;
const numberOf = (position: string) => Number(position.slice(1));

/** A log of which the events after `floor` are kept: the so-manieth has happened at that time. */
function logOf(times: readonly number[], floor = 0) {
  const events = times.map((time, index): PastEvent => {
    const position = at(index + 1);
    return {
      position,
      kind: 'CREATED',
      occurredOn: new Date(time).toISOString(),
      fromStatus: null,
      toStatus: 'WAITING_FOR_RESOURCES',
      actor: 'ada',
      reason: null,
      operation: { id: position, name: position },
    };
  });
  const kept = times.slice(floor);
  const [first] = kept;
  const last = kept.at(-1);
  const reads: Pick<TravelSource, 'logAt' | 'eventsAfter' | 'countsAsOf'> = {
    logAt: async (time) => ({
      span: first === undefined || last === undefined ? null : { first, last },
      position: at(floor + kept.filter((each) => each <= time).length),
    }),
    eventsAfter: async (position, count) => {
      if (numberOf(position) < floor) throw new Error('It is older than the events that are kept.');
      return events.slice(numberOf(position), numberOf(position) + count);
    },
    countsAsOf: async (position) => ({ position, total: numberOf(position), byStatus: [], byOperationType: [] }),
  };
  return reads;
}

describe('one event back', () => {
  it('is the event before, however the log is spread over time, as far as it is kept', async () => {
    const gaps = fc.array(fc.oneof(fc.nat(3), fc.nat(5_000), fc.nat(50_000_000)), { minLength: 1, maxLength: 700 });
    await fc.assert(
      fc.asyncProperty(gaps, fc.nat(), fc.nat(), fc.nat(1_000_000), async (all, floorSeed, seed, later) => {
        let time = start;
        const times = all.map((gap) => {
          time += gap;
          return time;
        });
        const floor = floorSeed % times.length;
        const position = floor + 1 + (seed % (times.length - floor));
        const stood = times[position - 1] ?? start;
        // As long as nothing else happens, things stand so later, too.
        const until = times[position] ?? Number.POSITIVE_INFINITY;
        const here = { position: at(position), time: Math.max(stood, Math.min(stood + later, until - 1)) };
        const before = await eventBefore(here, logOf(times, floor), signal);
        if (times.filter((each) => each === stood).length > 1) return;
        expect(before?.position).toBe(at(position - 1));
        if (position - 1 > floor) expect(before?.event?.position).toBe(at(position - 1));
      }),
      { numRuns: 200 },
    );
  });

  it('goes one by one through what happened in the same millisecond', async () => {
    const log = logOf([start, start, start]);
    const third = { position: at(3), time: start };
    const second = await eventBefore(third, log, signal);
    expect(second).toMatchObject({ position: at(2), time: start });
    expect(await eventBefore(second ?? third, log, signal)).toMatchObject({ position: at(1) });
  });

  it('steps over some where too many happened in one millisecond to be read at once, and ends', async () => {
    const log = logOf([start - second, ...Array.from({ length: 1_200 }, () => start)]);
    expect(await eventBefore({ position: at(1_201), time: start }, log, signal)).toMatchObject({ position: at(501) });
  });

  it('does not go before what is kept', async () => {
    expect(await eventBefore({ position: at(2), time: start }, logOf([0, 0, start + 1], 2), signal)).toBeNull();
  });
});

function startTravelling(times: readonly number[], change: Partial<TravelSource> = {}) {
  const clock = createHandClock(start + 60 * second);
  const asked: number[] = [];
  const log = logOf(times);
  const travel = startTravel({
    ...log,
    ...clock,
    ...change,
    logAt: (time, ...rest) => {
      asked.push(time - start);
      return (change.logAt ?? log.logAt)(time, ...rest);
    },
  });
  return { clock, asked, travel };
}

const everySecond = Array.from({ length: 61 }, (_none, index) => start + index * second);

describe('travelling', () => {
  it('shows a position of an address as it stood until the next event', async () => {
    const { clock, travel } = startTravelling(everySecond);
    travel.show(at(5), null);
    await clock.advance(0);
    expect(travel.state.span).toEqual({ first: start, last: start + 60 * second });
    expect(travel.state.past).toMatchObject({ position: at(5), time: start + 5 * second - 1, counts: { total: 5 } });
    travel.stop();
  });

  it('asks one thing at a time, not more often than it should, and of many times the last', async () => {
    const { clock, asked, travel } = startTravelling(everySecond);
    for (let step = 0; step < 100; step += 1) {
      travel.goTo(start + step * 100);
      await clock.advance(10);
    }
    await clock.advance(second);
    expect(asked.length).toBeLessThanOrEqual(10);
    expect(asked.at(-1)).toBe(9_900);
    expect(travel.state).toMatchObject({ past: { position: at(10), time: start + 9_900 }, aim: null });
    travel.stop();
  });

  it('reads on where the clock is set back', async () => {
    const hand = createHandClock(start);
    let aheadMs = 3_600 * second;
    const { travel } = startTravelling(everySecond, { after: hand.after, now: () => hand.now() + aheadMs });
    travel.goTo(start + second);
    await hand.advance(second);
    aheadMs = 0;
    travel.goTo(start + 2 * second);
    await hand.advance(second);
    expect(travel.state).toMatchObject({ past: { time: start + 2 * second }, aim: null });
    travel.stop();
  });

  it('goes event by event in both directions, and says where there is none', async () => {
    const { clock, travel } = startTravelling([start, start + 10 * second]);
    travel.show(at(1), null);
    await clock.advance(second);
    travel.step(1);
    await clock.advance(second);
    expect(travel.state.past).toMatchObject({ position: at(2), time: start + 10 * second, event: { position: at(2) } });
    travel.step(1);
    await clock.advance(second);
    expect(travel.state.end).toBe('LAST');
    travel.step(-1);
    await clock.advance(second);
    expect(travel.state).toMatchObject({ end: null, past: { position: at(1) } });
    travel.step(-1);
    await clock.advance(second);
    travel.step(-1);
    await clock.advance(second);
    expect(travel.state).toMatchObject({ end: 'FIRST', past: { position: at(0) } });
    travel.stop();
  });

  it('plays as fast as it was told to, and stops at the end', async () => {
    const { clock, travel } = startTravelling(everySecond);
    travel.goTo(start);
    await clock.advance(second);
    travel.setSpeed(10);
    travel.play();
    await clock.advance(2 * second);
    expect(travel.state.isPlaying).toBe(true);
    const shown = (travel.state.past?.time ?? 0) - start;
    expect(Math.abs(shown - 20 * second)).toBeLessThan(3 * second);
    await clock.advance(10 * second);
    expect(travel.state).toMatchObject({ isPlaying: false, past: { position: at(61), time: start + 60 * second } });
    travel.stop();
  });

  it('stays where it is when it is paused', async () => {
    const { clock, travel } = startTravelling(everySecond);
    travel.goTo(start);
    await clock.advance(second);
    travel.play();
    await clock.advance(second);
    travel.pause();
    await clock.advance(second);
    const { past } = travel.state;
    await clock.advance(10 * second);
    expect(travel.state).toMatchObject({ isPlaying: false, past, aim: null });
    travel.stop();
  });

  it('says what went wrong, keeps what it showed, and can try again', async () => {
    let isAway = false;
    const log = logOf(everySecond);
    const { clock, travel } = startTravelling(everySecond, {
      countsAsOf: (position, over) => (isAway ? Promise.reject(new Error('gone')) : log.countsAsOf(position, over)),
    });
    travel.goTo(start + 3 * second);
    await clock.advance(second);
    isAway = true;
    travel.goTo(start + 9 * second);
    await clock.advance(second);
    expect(travel.state).toMatchObject({ problem: 'gone', isUnknown: false, past: { position: at(4) } });
    isAway = false;
    travel.retry();
    await clock.advance(second);
    expect(travel.state).toMatchObject({ problem: null, past: { position: at(10) } });
    travel.stop();
  });

  it('says where there is no such time, counts nothing there, and goes from there to one that there is', async () => {
    const log = logOf(everySecond);
    const counted: string[] = [];
    const { clock, travel } = startTravelling(everySecond, {
      eventsAfter: (position, ...rest) =>
        position === 'junk' ? Promise.reject(new UnknownTimeError()) : log.eventsAfter(position, ...rest),
      countsAsOf: (position, over) => {
        counted.push(position);
        return log.countsAsOf(position, over);
      },
    });
    travel.show('junk', null);
    await clock.advance(second);
    expect([travel.state, counted]).toMatchObject([
      {
        isUnknown: true,
        past: null,
        problem: expect.stringContaining('does not know the time'),
        span: { first: start },
      },
      [],
    ]);
    travel.goTo(start + 3 * second);
    await clock.advance(second);
    expect(travel.state).toMatchObject({ isUnknown: false, problem: null, past: { position: at(4) } });
    travel.stop();
  });

  it('drops what is answered after it was stopped', async () => {
    const { clock, travel } = startTravelling(everySecond);
    travel.goTo(start);
    travel.stop();
    await clock.advance(second);
    expect(travel.state.past).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { decide } from '../../src/core/decide.ts';
import { decideSeries } from '../../src/core/decide-series.ts';
import { nextOccurrences } from '../../src/core/next-occurrences.ts';
import type { Instant } from '../../src/core/operation.ts';
import type { MissedOccurrences, Series } from '../../src/core/series.ts';
import type { SeriesCommand } from '../../src/core/series-command.ts';
import { create } from './commands.ts';
import { contextAt, minute, now } from './decision-context.ts';
import { actOnSeries, changeSeries, createdSeries, recur } from './series.ts';

const hour = 60 * minute;
const hourly = { recurrencePattern: 'FREQ=HOURLY' };

/** What a command that must not be refused comes to: the series, and the times of what was created. */
function carriedOn(series: Series, command: SeriesCommand, instant: Instant = now) {
  const decision = decideSeries(command, series, contextAt(instant));
  if (decision.type === 'REFUSE') throw new Error(decision.refusal.message);
  const created = decision.occurrences.map(({ origin }) => origin?.occurrenceOn);
  return { series: decision.series, created, occurrences: decision.occurrences };
}

function refusalOf(series: Series | null, command: SeriesCommand, instant: Instant = now) {
  const decision = decideSeries(command, series, contextAt(instant));
  return decision.type === 'REFUSE' ? decision.refusal : decision;
}

describe('a create with a rule', () => {
  it('begins at once where no start is given, and makes the first occurrence Ready', () => {
    const { series, first } = createdSeries({ ...hourly, data: '{}', requestId: 'once' }, contextAt(now + 345));
    expect(series).toMatchObject({
      recurrenceStartTime: now,
      recurrenceTimeZone: 'UTC',
      missedOccurrences: 'ONE',
      status: 'ACTIVE',
      lastOn: now,
      nextOn: now + hour,
      occurrenceCount: 1,
      version: 1,
      createdBy: 'alice',
    });
    expect(first).toMatchObject({ statusCode: 'WAITING_FOR_RESOURCES', occurrenceOn: now, requestId: 'once' });
  });

  it('makes a first occurrence that lies ahead wait for its time', () => {
    const { series, first } = createdSeries({ ...hourly, recurrenceStartTime: now + hour });
    expect(first).toMatchObject({
      statusCode: 'WAITING',
      suspension: 'POSTPONED',
      postponeUntil: now + hour,
      occurrenceOn: now + hour,
      recurrencePattern: 'FREQ=HOURLY',
      recurrenceStartTime: now + hour,
    });
    expect(series).toMatchObject({ lastOn: now + hour, nextOn: now + 2 * hour });
  });

  it('has missed nothing where its start is past, but keeps its phase and its count', () => {
    const recurrenceStartTime = now - 10 * hour - minute;
    const { series } = createdSeries({ recurrencePattern: 'FREQ=HOURLY;INTERVAL=3;COUNT=5', recurrenceStartTime });
    expect(series).toMatchObject({ lastOn: now + 2 * hour - minute, status: 'ENDED', nextOn: null });
  });

  it.each([
    ['never occurs', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'],
    ['ends before it begins', 'FREQ=DAILY;UNTIL=20251231T000000Z'],
    ['cannot be counted', 'FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30;COUNT=2'],
  ])('is refused where the rule %s', (_what, recurrencePattern) => {
    expect(decide(create({ recurrencePattern }), null, contextAt(now))).toMatchObject({
      type: 'REFUSE',
      refusal: { code: 'INVALID_RECURRENCE', field: ['recurrencePattern'] },
    });
  });
});

describe('an occurrence', () => {
  it('is created at its time, by the platform, from what the series was created with', () => {
    const given = { ...hourly, name: 'Digest', data: '[1]', dependencyToken: 'digest', priority: 2, ownerId: 'bob' };
    const { series } = createdSeries({ ...given, requestId: 'once' });
    expect(refusalOf(series, recur(now + hour - 1), now + hour - 1)).toMatchObject({ code: 'INVALID_STATE_CHANGE' });
    const { series: moved, occurrences } = carriedOn(series, recur(now + hour), now + hour);
    expect(occurrences).toMatchObject([
      {
        kind: 'CREATED',
        to: 'WAITING_FOR_RESOURCES',
        actor: 'platform',
        reason: null,
        payloads: { data: '[1]' },
        origin: {
          ...{ name: 'Digest', dependencyToken: 'digest', priority: 2, ownerId: 'bob', requestId: null },
          ...{ seriesId: series.id, occurrenceOn: now + hour, recurrencePattern: 'FREQ=HOURLY' },
        },
      },
    ]);
    expect(moved).toMatchObject({ lastOn: now + hour, nextOn: now + 2 * hour, occurrenceCount: 2, version: 2 });
  });

  it('is the last where the rule has no more', () => {
    const { series } = createdSeries({ recurrencePattern: 'FREQ=HOURLY;COUNT=2' });
    const { series: ended } = carriedOn(series, recur(now + hour), now + hour);
    expect(ended).toMatchObject({ status: 'ENDED', nextOn: null, occurrenceCount: 2 });
    expect(nextOccurrences(ended).take(5).toArray()).toEqual([]);
  });
});

describe('occurrences that were missed', () => {
  const late = now + 5 * hour + 2 * minute;
  const make = (missedOccurrences: MissedOccurrences) => createdSeries({ ...hourly, missedOccurrences }).series;

  it('come to one with ONE: the first of them, for all', () => {
    const { series, created, occurrences } = carriedOn(make('ONE'), recur(late), late);
    expect(created).toEqual([now + hour]);
    expect(occurrences[0]?.reason).toBe('It was due at 2026-01-15T13:00:00.000Z and is made up for.');
    expect(series.nextOn).toBe(now + 6 * hour);
  });

  it('are all there with ALL', () => {
    const { series, created } = carriedOn(make('ALL'), recur(late), late);
    expect(created).toEqual([1, 2, 3, 4, 5].map((hours) => now + hours * hour));
    expect(series).toMatchObject({ nextOn: now + 6 * hour, caughtUp: 0 });
  });

  it('are passed over with NONE, all but one that is a minute late at most', () => {
    expect(carriedOn(make('NONE'), recur(late), late)).toMatchObject({
      created: [],
      series: { nextOn: now + 6 * hour },
    });
    const inTime = now + 5 * hour + minute;
    expect(carriedOn(make('NONE'), recur(inTime), inTime).created).toEqual([now + 5 * hour]);
  });

  it('are none that come within a minute', () => {
    const { series } = createdSeries(hourly);
    expect(carriedOn(series, recur(now + hour + minute), now + hour + minute).occurrences[0]?.reason).toBeNull();
  });

  it('are made up for by ten at a time and a thousand in a row; what is beyond is passed over', () => {
    let { series } = createdSeries({ recurrencePattern: 'FREQ=MINUTELY', missedOccurrences: 'ALL' });
    const inAYear = now + 365 * 24 * hour;
    const turns: number[] = [];
    while (series.nextOn !== null && series.nextOn <= inAYear) {
      const turn = carriedOn(series, recur(inAYear), inAYear);
      turns.push(turn.created.length);
      ({ series } = turn);
    }
    expect(turns.slice(0, 100)).toEqual(turns.slice(0, 100).map(() => 10));
    expect(turns.length).toBe(101);
    // The two that are not late: one a minute old, and that of this very moment.
    expect(turns.at(-1)).toBe(2);
    expect(series).toMatchObject({ nextOn: inAYear + minute, caughtUp: 0, occurrenceCount: 1_003 });
  });
});

describe('a clock that is set back', () => {
  it('brings no occurrence a second time', () => {
    const { series } = createdSeries(hourly);
    const { series: moved } = carriedOn(series, recur(now + hour), now + hour);
    for (const instant of [now, now + hour - 1, now + hour, now + 2 * hour - 1]) {
      expect(refusalOf(moved, recur(instant), instant)).toMatchObject({ code: 'INVALID_STATE_CHANGE' });
    }
    const resumed = carriedOn(carriedOn(moved, actOnSeries('PAUSE'), now).series, actOnSeries('RESUME'), now);
    expect(resumed.series.nextOn).toBe(now + 2 * hour);
    expect(carriedOn(moved, changeSeries({ recurrencePattern: 'FREQ=MINUTELY' }), now).series.nextOn).toBe(
      now + hour + minute,
    );
  });
});

describe('pause, resume, change and end', () => {
  const { series } = createdSeries(hourly);
  const paused = carriedOn(series, actOnSeries('PAUSE')).series;
  const ended = carriedOn(series, actOnSeries('END')).series;

  it('lets nothing come while it is paused, and misses nothing of it', () => {
    expect(paused).toMatchObject({ status: 'PAUSED', nextOn: null, version: 2, modifiedBy: 'alice' });
    expect(nextOccurrences(paused).take(5).toArray()).toEqual([]);
    const resumed = carriedOn(paused, actOnSeries('RESUME'), now + 5 * hour + 1).series;
    expect(resumed).toMatchObject({ status: 'ACTIVE', nextOn: now + 6 * hour, version: 3 });
  });

  it('begins to count what it makes up for anew after a pause', () => {
    expect(carriedOn({ ...paused, caughtUp: 7 }, actOnSeries('RESUME')).series.caughtUp).toBe(0);
  });

  it('ends one whose rule ran out during the pause', () => {
    const short = createdSeries({ recurrencePattern: 'FREQ=HOURLY;COUNT=2' }).series;
    const pausedShort = carriedOn(short, actOnSeries('PAUSE')).series;
    expect(carriedOn(pausedShort, actOnSeries('RESUME'), now + 5 * hour).series.status).toBe('ENDED');
  });

  it('changes the rule from the next occurrence on', () => {
    const { series: changed } = carriedOn(
      series,
      changeSeries({ recurrencePattern: 'FREQ=DAILY;BYHOUR=9;BYMINUTE=0', recurrenceTimeZone: 'Europe/Berlin' }),
      now + minute,
    );
    expect(nextOccurrences(changed).take(2).toArray()).toEqual([Date.UTC(2026, 0, 16, 8), Date.UTC(2026, 0, 17, 8)]);
    expect(carriedOn(paused, changeSeries({ recurrencePattern: 'FREQ=DAILY' })).series).toMatchObject({
      status: 'PAUSED',
      nextOn: null,
      recurrencePattern: 'FREQ=DAILY',
    });
  });

  it('keeps the next time where the rule stays the same', () => {
    const changed = carriedOn(
      series,
      changeSeries({ name: 'New', data: '[]', missedOccurrences: 'ALL' }),
      now + 9 * hour,
    );
    expect(changed.series).toEqual({
      ...{ ...series, name: 'New', data: '[]', missedOccurrences: 'ALL' },
      ...{ version: 2, modifiedBy: 'alice', modifiedOn: now + 9 * hour },
    });
  });

  it('refuses a new rule that has no further occurrence', () => {
    for (const recurrencePattern of ['FREQ=DAILY;UNTIL=20251231T000000Z', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30']) {
      expect(refusalOf(series, changeSeries({ recurrencePattern }))).toMatchObject({
        code: 'INVALID_RECURRENCE',
        field: ['recurrencePattern'],
      });
    }
  });

  it.each([
    ['PAUSE', paused, 'The series is PAUSED; it can be resumed, changed or ended.'],
    ['RESUME', series, 'The series is ACTIVE; it can be paused, changed or ended.'],
    ['PAUSE', ended, 'The series is ENDED; nothing changes it any more.'],
    ['RESUME', ended, 'The series is ENDED; nothing changes it any more.'],
    ['END', ended, 'The series is ENDED; nothing changes it any more.'],
  ] as const)('refuses %s where it is not possible', (action, of, message) => {
    expect(refusalOf(of, actOnSeries(action))).toMatchObject({ code: 'INVALID_STATE_CHANGE', message });
  });

  it('refuses a change of what has ended, of another version, and of nothing', () => {
    expect(refusalOf(ended, changeSeries({ name: 'New' }))).toMatchObject({ code: 'INVALID_STATE_CHANGE' });
    expect(refusalOf(ended, actOnSeries('END', { expectedVersion: 1 }))).toMatchObject({
      code: 'INVALID_STATE_CHANGE_UNEXPECTED',
      message: 'The series has changed: it is at version 2, not 1. Read it again and decide again.',
      field: ['expectedVersion'],
    });
    expect(refusalOf(null, actOnSeries('END'))).toMatchObject({ code: 'NOT_FOUND', field: ['id'] });
  });
});

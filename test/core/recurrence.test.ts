import { describe, expect, it } from 'vitest';
import { countFault, createRecurrence, recurrenceRuleFault } from '../../src/core/recurrence.ts';
import type { RecurrenceRule } from '../../src/core/series.ts';

const start = Date.UTC(2027, 0, 31, 8);

function rule(recurrencePattern: string, recurrenceTimeZone = 'UTC', recurrenceStartTime = start): RecurrenceRule {
  return { recurrencePattern, recurrenceTimeZone, recurrenceStartTime };
}

/** The first occurrences from a moment on, as they are told. */
function occurrences(of: RecurrenceRule, count: number, after = of.recurrenceStartTime): string[] {
  const recurrence = createRecurrence(of);
  const times: string[] = [];
  let next = recurrence.from(after);
  while (next !== null && times.length < count) {
    times.push(new Date(next).toISOString().replace(':00.000Z', 'Z'));
    next = recurrence.from(next + 1);
  }
  return times;
}

describe('the occurrences of a rule', () => {
  it('leave out a local time that a change of the clocks leaves out', () => {
    const nightly = 'FREQ=DAILY;BYHOUR=2;BYMINUTE=30;BYSECOND=0';
    expect(occurrences(rule(nightly, 'Europe/Berlin'), 3, Date.UTC(2027, 2, 27))).toEqual([
      '2027-03-27T01:30Z',
      '2027-03-29T00:30Z',
      '2027-03-30T00:30Z',
    ]);
    expect(occurrences(rule(nightly, 'America/New_York'), 3, Date.UTC(2027, 2, 13))).toEqual([
      '2027-03-13T07:30Z',
      '2027-03-15T06:30Z',
      '2027-03-16T06:30Z',
    ]);
  });

  it('have a local time that comes twice once, the first time', () => {
    expect(
      occurrences(rule('FREQ=DAILY;BYHOUR=2;BYMINUTE=30;BYSECOND=0', 'Europe/Berlin'), 3, Date.UTC(2027, 9, 30)),
    ).toEqual(['2027-10-30T00:30Z', '2027-10-31T00:30Z', '2027-11-01T01:30Z']);
    expect(
      occurrences(rule('FREQ=DAILY;BYHOUR=1;BYMINUTE=30;BYSECOND=0', 'America/New_York'), 3, Date.UTC(2027, 10, 6)),
    ).toEqual(['2027-11-06T05:30Z', '2027-11-07T05:30Z', '2027-11-08T06:30Z']);
  });

  it('keep the local time of the start over the change of the clocks', () => {
    expect(occurrences(rule('FREQ=WEEKLY', 'Europe/Berlin', Date.UTC(2027, 2, 22, 8)), 2)).toEqual([
      '2027-03-22T08:00Z',
      '2027-03-29T07:00Z',
    ]);
  });

  it('are only where the month has the day, or on its last day where that is said', () => {
    expect(occurrences(rule('FREQ=MONTHLY'), 4)).toEqual([
      '2027-01-31T08:00Z',
      '2027-03-31T08:00Z',
      '2027-05-31T08:00Z',
      '2027-07-31T08:00Z',
    ]);
    expect(occurrences(rule('FREQ=MONTHLY;BYMONTHDAY=-1'), 3)).toEqual([
      '2027-01-31T08:00Z',
      '2027-02-28T08:00Z',
      '2027-03-31T08:00Z',
    ]);
    expect(occurrences(rule('FREQ=YEARLY', 'UTC', Date.UTC(2096, 1, 29)), 3)).toEqual([
      '2096-02-29T00:00Z',
      '2104-02-29T00:00Z',
      '2108-02-29T00:00Z',
    ]);
  });

  it.each(['DAILY', 'HOURLY', 'MINUTELY'])('find the next 29 February by any period, %s too', (frequency) => {
    const leapDays = rule(`FREQ=${frequency};BYMONTH=2;BYMONTHDAY=29;BYHOUR=8;BYMINUTE=0;BYSECOND=0`);
    expect(occurrences(leapDays, 2)).toEqual(['2028-02-29T08:00Z', '2032-02-29T08:00Z']);
    expect(occurrences(leapDays, 1, Date.UTC(2096, 2, 1))).toEqual(['2104-02-29T08:00Z']);
  });

  it('end with COUNT, which counts from the start, and with UNTIL', () => {
    expect(occurrences(rule('FREQ=DAILY;COUNT=3'), 9, start + 1)).toEqual(['2027-02-01T08:00Z', '2027-02-02T08:00Z']);
    expect(occurrences(rule('FREQ=DAILY;UNTIL=20270201T080000Z'), 9)).toHaveLength(2);
    expect(occurrences(rule('FREQ=DAILY;UNTIL=20260201T080000Z'), 9)).toEqual([]);
    expect(occurrences(rule('FREQ=MINUTELY;COUNT=1000'), 2_000)).toHaveLength(1_000);
  });

  it.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYYEARDAY=366;BYWEEKNO=10;BYDAY=MO',
    'FREQ=HOURLY;INTERVAL=24;BYHOUR=3',
    'FREQ=DAILY;INTERVAL=7;BYDAY=MO',
  ])('are none, told soon, where there never are any: %s', (pattern) => {
    expect(recurrenceRuleFault(rule(pattern))).toBeNull();
    expect(createRecurrence(rule(pattern)).from(start)).toBeNull();
  });

  it('are none beyond the last year that can be told', () => {
    expect(occurrences(rule('FREQ=YEARLY;INTERVAL=9000'), 9)).toHaveLength(1);
  });
});

describe('what is wrong with a rule', () => {
  it.each([
    'FREQ=DAILY',
    'FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=18;BYMINUTE=0,30;BYSECOND=0;WKST=SU',
    'FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO;INTERVAL=2',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=12',
    'FREQ=YEARLY;BYYEARDAY=-1,+1;UNTIL=20301231T235959Z',
  ])('is nothing: %s', (pattern) => {
    expect(recurrenceRuleFault(rule(pattern, 'America/New_York'))).toBeNull();
  });

  it.each([
    ['', /^“” is no part of a rule/],
    ['FREQ', /^“FREQ” is no part of a rule/],
    ['FREQ=DAILY;', /^“” is no part of a rule/],
    ['INTERVAL=2', /^FREQ is missing/],
    ['FREQ=SECONDLY', /^FREQ must be .*at least a minute apart/],
    ['FREQ=DAILY;BYSECOND=0,30', /^BYSECOND must be a whole number from 0 to 59/],
    ['FREQ=DAILY;INTERVAL=0', /^INTERVAL must be a whole number from 1 to 100000/],
    ['FREQ=DAILY;INTERVAL=1e3', /^INTERVAL must be/],
    ['FREQ=DAILY;COUNT=1001', /^COUNT must be a whole number from 1 to 1000/],
    ['FREQ=DAILY;COUNT=2;UNTIL=20300101T000000Z', /^COUNT and UNTIL do not go together/],
    ['FREQ=DAILY;UNTIL=20300101', /^UNTIL must be a time in UTC/],
    ['FREQ=DAILY;UNTIL=20301301T000000Z', /month/i],
    ['FREQ=DAILY;BYHOUR=24', /^BYHOUR must be/],
    ['FREQ=DAILY;BYDAY=XX', /^BYDAY must list days of the week/],
    ['FREQ=MONTHLY;BYDAY=0MO', /^BYDAY must list days of the week/],
    ['FREQ=MONTHLY;BYMONTHDAY=0', /^BYMONTHDAY must be from 1 to 31, or from -1/],
    ['FREQ=MONTHLY;BYMONTHDAY=32', /^BYMONTHDAY must be/],
    ['FREQ=YEARLY;BYMONTH=13', /^BYMONTH must be/],
    ['FREQ=DAILY;FREQ=WEEKLY', /^FREQ is there twice/],
    ['FREQ=WEEKLY;BYMONTHDAY=1', /^BYMONTHDAY MUST NOT be used when FREQ is WEEKLY/],
    ['FREQ=DAILY;BYDAY=2MO', /^BYDAY with numeric value MUST NOT/],
    ['FREQ=DAILY;RSCALE=CHINESE', /^“RSCALE=CHINESE” is no part of a rule/],
    ['FREQ=DAILY\nEXDATE:20300101T000000Z', /^FREQ must be/],
    ['FREQ=DAILY;toString=1', /is no part of a rule/],
  ])('%j', (pattern, message) => {
    const fault = recurrenceRuleFault(rule(pattern));
    expect(fault).toMatchObject({ code: 'INVALID_RECURRENCE', field: ['recurrencePattern'] });
    expect(fault?.message).toMatch(message);
  });

  it.each(['', 'Mars/Olympus', '+01:00', 'Europe/Berlin '])('is the time zone “%s”', (zone) => {
    expect(recurrenceRuleFault(rule('FREQ=DAILY', zone))).toEqual({
      code: 'INVALID_RECURRENCE',
      field: ['recurrenceTimeZone'],
      message: `“${zone}” is not a time zone: give a name of the IANA database, such as Europe/Berlin.`,
    });
  });

  it('is a count that cannot be counted to its end', () => {
    expect(countFault(rule('FREQ=DAILY;COUNT=1000'))).toBeNull();
    expect(countFault(rule('FREQ=DAILY'))).toBeNull();
    expect(countFault(rule('FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30;COUNT=2'))).toMatchObject({
      code: 'INVALID_RECURRENCE',
      field: ['recurrencePattern'],
    });
  });
});

import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { expect, it } from 'vitest';
import type { Instant } from '../../src/core/operation.ts';
import { createRecurrence, recurrenceRuleFault } from '../../src/core/recurrence.ts';

const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata');
const hours = fc.constantFrom('', ';BYHOUR=1,2,3;BYMINUTE=0,30', ';BYHOUR=2;BYMINUTE=30;BYSECOND=15', ';BYHOUR=23,0');
const shapes = fc.constantFrom(
  'FREQ=DAILY',
  'FREQ=DAILY;INTERVAL=3',
  'FREQ=WEEKLY;BYDAY=SU,MO',
  'FREQ=MONTHLY',
  'FREQ=MONTHLY;BYMONTHDAY=31',
  'FREQ=MONTHLY;BYMONTHDAY=-1,29',
  'FREQ=MONTHLY;BYDAY=-1SU',
  'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
  'FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU',
);
const frequent = fc.constantFrom('FREQ=HOURLY;INTERVAL=5', 'FREQ=MINUTELY;INTERVAL=47', 'FREQ=HOURLY;BYMINUTE=0,45');
const patterns = fc.oneof(
  fc.tuple(shapes, hours).map(([shape, times]) => `${shape}${times}`),
  frequent,
  fc.tuple(shapes, fc.integer({ min: 1, max: 20 })).map(([shape, count]) => `${shape};COUNT=${count}`),
);
/** Around the changes of the clocks and the ends of months of a few years. */
const starts = fc
  .tuple(fc.integer({ min: 2024, max: 2029 }), fc.constantFrom(1, 2, 9, 10, 11), fc.integer({ min: 24, max: 34 }))
  .chain(([year, month, day]) =>
    fc.integer({ min: 0, max: 86_399 }).map((second) => Date.UTC(year, month, day, 0, 0, second)),
  );

it('the occurrences, asked for one by one, are those of the library’s own expansion', () => {
  fc.assert(
    fc.property(patterns, zones, starts, (recurrencePattern, recurrenceTimeZone, recurrenceStartTime) => {
      // The later of two equal local times cannot be written in a calendar file.
      const wall = wallTime(recurrenceTimeZone, recurrenceStartTime);
      fc.pre(
        [30, 60].every((minutes) => wallTime(recurrenceTimeZone, recurrenceStartTime - minutes * 60_000) !== wall),
      );
      const rule = { recurrencePattern, recurrenceTimeZone, recurrenceStartTime };
      expect(recurrenceRuleFault(rule)).toBeNull();
      const recurrence = createRecurrence(rule);
      const found: Instant[] = [];
      let next = recurrence.from(recurrenceStartTime);
      while (next !== null && found.length < 30) {
        found.push(next);
        next = recurrence.from(next + 1);
      }
      expect(found).toEqual(expanded(recurrencePattern, recurrenceTimeZone, wall, 30));
    }),
    { numRuns: 80 },
  );
});

/** As a calendar file writes it: 20270131T080000. */
function wallTime(zone: string, instant: Instant): string {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return local.format(instant).replaceAll(/[-:]/g, '').replace(' ', 'T');
}

/** All at once, from the text of a calendar file. */
function expanded(pattern: string, zone: string, wall: string, count: number): Instant[] {
  const rule = new RRuleTemporal({ rruleString: `DTSTART;TZID=${zone}:${wall}\nRRULE:${pattern}` });
  return rule.all((_date, index) => index < count).map(({ epochMilliseconds }) => epochMilliseconds);
}

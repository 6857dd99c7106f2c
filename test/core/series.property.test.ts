import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideSeries } from '../../src/core/decide-series.ts';
import type { Instant } from '../../src/core/operation.ts';
import { createRecurrence } from '../../src/core/recurrence.ts';
import { missedOccurrences } from '../../src/core/series.ts';
import type { SeriesCommand } from '../../src/core/series-command.ts';
import { contextAt, minute, now } from './decision-context.ts';
import { actOnSeries, changeSeries, createdSeries, recur } from './series.ts';

const hour = 60 * minute;
const patterns = fc.constantFrom('FREQ=HOURLY', 'FREQ=HOURLY;BYMINUTE=0,20', 'FREQ=MINUTELY;INTERVAL=7', 'FREQ=DAILY');
const policies = fc.constantFrom(...missedOccurrences);
/** A clock that mostly goes on, and is sometimes set far forward or back. */
const passing = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 2 * hour }), weight: 6 },
  { arbitrary: fc.integer({ min: -3 * hour, max: 0 }), weight: 2 },
  { arbitrary: fc.constant(30 * hour), weight: 1 },
);
const actions = fc.oneof(
  { arbitrary: fc.constant('RECUR' as const), weight: 6 },
  fc.constantFrom('PAUSE' as const, 'RESUME' as const),
  patterns.map((recurrencePattern) => ({ recurrencePattern })),
);

it('no occurrence is created twice, whatever is asked and whatever the clock shows', () => {
  fc.assert(
    fc.property(
      patterns,
      policies,
      fc.array(fc.tuple(actions, passing), { maxLength: 40 }),
      (recurrencePattern, policy, steps) => {
        let { series } = createdSeries({ recurrencePattern, missedOccurrences: policy });
        let instant = now;
        const created: Instant[] = [series.lastOn];
        for (const [action, ms] of steps) {
          instant += ms;
          const command: SeriesCommand =
            action === 'RECUR'
              ? recur(instant)
              : typeof action === 'string'
                ? actOnSeries(action)
                : changeSeries(action);
          const decision = decideSeries(command, series, contextAt(instant));
          if (decision.type === 'REFUSE') continue;
          expect(decision.series.version).toBe(series.version + 1);
          ({ series } = decision);
          const own = decision.occurrences.flatMap(({ origin }) => origin?.occurrenceOn ?? []);
          expect(own.every((time) => time <= instant)).toBe(true);
          created.push(...own);
          expect(series.lastOn).toBe(created.at(-1));
          expect(series.nextOn ?? Infinity).toBeGreaterThan(series.lastOn);
        }
        expect(created).toEqual([...new Set(created)].sort((a, b) => a - b));
        expect(series.occurrenceCount).toBe(created.length);
      },
    ),
    { numRuns: 100 },
  );
});

it('with ALL, every occurrence of the rule is created, however rarely and late the clock is heard', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('Europe/Berlin', 'America/New_York'),
      fc.constantFrom('FREQ=HOURLY;INTERVAL=2', 'FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=30;BYSECOND=0', 'FREQ=DAILY'),
      fc.constantFrom(Date.UTC(2027, 2, 12), Date.UTC(2027, 2, 26), Date.UTC(2027, 9, 29), Date.UTC(2027, 10, 5)),
      fc.array(fc.integer({ min: minute, max: 40 * hour }), { minLength: 1, maxLength: 6 }),
      (recurrenceTimeZone, recurrencePattern, start, steps) => {
        const rule = { recurrencePattern, recurrenceTimeZone, recurrenceStartTime: start };
        let { series } = createdSeries({ ...rule, missedOccurrences: 'ALL' }, contextAt(start));
        let instant = start;
        const created: Instant[] = [series.lastOn];
        for (const ms of steps) {
          instant += ms;
          while (series.nextOn !== null && series.nextOn <= instant) {
            const decision = decideSeries(recur(instant), series, contextAt(instant));
            if (decision.type === 'REFUSE') throw new Error(decision.refusal.message);
            ({ series } = decision);
            created.push(...decision.occurrences.flatMap(({ origin }) => origin?.occurrenceOn ?? []));
          }
        }
        const recurrence = createRecurrence(rule);
        const wanted: Instant[] = [];
        for (let next = recurrence.from(start); next !== null && next <= instant; next = recurrence.from(next + 1)) {
          wanted.push(next);
        }
        // The first is created ahead of its time.
        expect(created).toEqual(wanted.length === 0 ? [series.lastOn] : wanted);
      },
    ),
    { numRuns: 50 },
  );
});

import { type ChangeAsyncOperationSeriesInput, MissedOccurrences } from '../gql/graphql.ts';
import type { Arguments, Flags } from './arguments.ts';
import { oneOf } from './filter-flags.ts';
import { momentOf } from './moments.ts';

/** When the occurrences of a series are, and what becomes of those that nobody could create in time. */
export const ruleFlags = {
  pattern: {
    value: 'rule',
    meaning:
      'An RFC 5545 RRULE, such as FREQ=DAILY;BYHOUR=2;BYMINUTE=0;BYSECOND=0: at most one occurrence a minute, at most 256 characters.',
    field: 'recurrencePattern',
  },
  'start-time': {
    value: 'time',
    meaning:
      'From when the pattern counts, to the second; what it does not say, such as the hour, comes from here. From now (15m, 2h, 3d), or a date, in the local zone (not that of --time-zone) unless it names another.',
    field: 'recurrenceStartTime',
  },
  'time-zone': {
    value: 'name',
    meaning: 'What the pattern is read in, by its name in the IANA database, such as Europe/Berlin.',
    field: 'recurrenceTimeZone',
  },
  missed: {
    value: 'which',
    meaning:
      'What becomes of occurrences that come more than a minute late, because the gateway was down: ONE operation makes up for all of them, ALL become operations (1,000 at most), or NONE.',
    field: 'missedOccurrences',
  },
} as const satisfies Flags;

type Rule = Pick<
  ChangeAsyncOperationSeriesInput,
  'recurrencePattern' | 'recurrenceStartTime' | 'recurrenceTimeZone' | 'missedOccurrences'
>;

/** What is not given is undefined. */
export function ruleOf(args: Arguments, now: number): Rule {
  const startTime = args.text('start-time');
  const missed = args.text('missed');
  return {
    recurrencePattern: args.textGiven('pattern'),
    recurrenceStartTime: startTime === undefined ? undefined : momentOf('start-time', startTime, now),
    recurrenceTimeZone: args.textGiven('time-zone'),
    missedOccurrences: missed === undefined ? undefined : oneOf('missed', missed, Object.values(MissedOccurrences)),
  };
}

import { expect, it } from 'vitest';
import { ruleWords } from '../../../src/dashboard/series/rule-words.ts';

it.each([
  ['FREQ=DAILY;BYHOUR=2;BYMINUTE=0;BYSECOND=0', 'every day at 02:00'],
  ['FREQ=DAILY', 'every day'],
  ['FREQ=DAILY;INTERVAL=1', 'every day'],
  ['FREQ=DAILY;BYHOUR=8,20;BYMINUTE=30', 'every day at 08:30 and 20:30'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=8;BYMINUTE=0', 'every week from Monday to Friday at 08:00'],
  ['FREQ=DAILY;BYDAY=MO,FR', 'every week on Monday and Friday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU', 'every 2 weeks on Saturday and Sunday'],
  ['FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=15;BYMINUTE=0', 'every month on the last Friday at 15:00'],
  ['FREQ=MONTHLY;BYDAY=+1MO,3MO', 'every month on the first Monday and the third Monday'],
  ['FREQ=MONTHLY;BYMONTHDAY=1,15,-1', 'every month on day 1, day 15 and the last day'],
  ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24', 'every year on 24 December'],
  ['FREQ=HOURLY;BYMINUTE=0', 'every hour at minute 0'],
  ['FREQ=HOURLY;INTERVAL=6;BYMINUTE=05,35', 'every 6 hours at minutes 5 and 35'],
  ['FREQ=MINUTELY;INTERVAL=15;COUNT=4', 'every 15 minutes, 4 times in all'],
  ['FREQ=DAILY;COUNT=1', 'every day, once in all'],
  ['FREQ=DAILY;UNTIL=20301231T235959Z', 'every day, until 2030-12-31 23:59 UTC'],
])('%s comes %s', (rule, words) => {
  expect(ruleWords(rule)).toBe(words);
});

it.each([
  // What the start says is not in the rule.
  'FREQ=DAILY;BYHOUR=2',
  'FREQ=DAILY;BYMINUTE=30',
  // Every third day, where that is a Monday.
  'FREQ=DAILY;INTERVAL=3;BYDAY=MO',
  'FREQ=WEEKLY;BYDAY=1MO',
  'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
  'FREQ=MONTHLY;BYDAY=MO',
  'FREQ=MONTHLY;BYMONTHDAY=-2',
  'FREQ=YEARLY;BYMONTH=3,6',
  'FREQ=YEARLY;BYDAY=20MO',
  'FREQ=HOURLY;BYHOUR=8;BYMINUTE=0',
  'FREQ=MINUTELY;BYHOUR=8;BYMINUTE=0',
  'FREQ=DAILY;BYMONTH=1',
  'FREQ=DAILY;BYSECOND=30',
  'FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=0',
  'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1',
  'FREQ=WEEKLY;WKST=SU',
  'FREQ=constructor',
  'FREQ=WEEKLY;BYDAY=toString',
  'FREQ=DAILY;FREQ=DAILY',
  'FREQ=DAILY;COUNT=1;UNTIL=20301231T235959Z',
  'FREQ=DAILY;BYHOUR=24;BYMINUTE=0',
  'FREQ=DAILY=X',
  'INTERVAL=2',
  '',
])('says nothing of %s', (rule) => {
  expect(ruleWords(rule)).toBeNull();
});

import { expect, it } from 'vitest';
import { nextTimeOf } from '../../../src/dashboard/series/series-words.ts';
import { timeZones, zoneTime } from '../../../src/dashboard/time/zone-time.ts';

it('begins next with the operation that is there before its time, else by its rule', () => {
  const series = { lastOccurrence: '2030-01-16T01:00:00.000Z', nextOccurrences: ['2030-01-17T01:00:00.000Z'] };
  expect(nextTimeOf(series, Date.parse('2030-01-15T14:00:00Z'))).toBe('2030-01-16T01:00:00.000Z');
  expect(nextTimeOf(series, Date.parse('2030-01-16T01:00:00Z'))).toBe('2030-01-17T01:00:00.000Z');
  expect(nextTimeOf({ ...series, nextOccurrences: [] }, Date.parse('2030-01-16T01:00:00Z'))).toBeNull();
});

it('tells a time as clocks in the zone of the rule show it', () => {
  expect(zoneTime('2030-07-15T00:00:00.000Z', 'Europe/Berlin')).toBe('2030-07-15 02:00:00');
  expect(zoneTime('2030-07-15T00:00:00.000Z', 'Mars/Olympus')).toBeNull();
  expect(timeZones()).toEqual(expect.arrayContaining(['UTC', 'Europe/Berlin']));
});

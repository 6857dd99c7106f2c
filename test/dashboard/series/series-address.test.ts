import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  isSeriesPath,
  plainSeriesView,
  readSeriesAddress,
  type SeriesView,
  seriesAddressOf,
} from '../../../src/dashboard/series/series-address.ts';
import { seriesStatuses } from '../../../src/dashboard/series/series-words.ts';
import { idOf } from '../rows.ts';

const read = (address: string) => {
  const { pathname, search } = new URL(address, 'http://127.0.0.1');
  return readSeriesAddress(pathname, search);
};

const view = fc.record<SeriesView>({
  series: fc.option(fc.uuid()),
  status: fc.option(fc.constantFrom(...seriesStatuses)),
  after: fc.option(fc.uuid()),
});

it('is read as the view that it was made of, without a fault', () => {
  fc.assert(
    fc.property(view, (shown) => {
      expect(read(seriesAddressOf(shown))).toEqual({ view: shown, faults: [] });
    }),
  );
  expect(seriesAddressOf(plainSeriesView)).toBe('/series');
});

it.each([
  `/series/${idOf(1)}/`,
  `/series/${idOf(1).toUpperCase()}`,
])('opens the series as others write it: %s', (address) => {
  expect(read(address)).toEqual({ view: { ...plainSeriesView, series: idOf(1) }, faults: [] });
});

it('leaves out what means nothing, and says so', () => {
  expect(read('/series/none?status=BROKEN&after=7')).toEqual({
    view: plainSeriesView,
    faults: [
      '“none” is not the id of a series',
      'status: “BROKEN” is not a status of a series',
      'after: “7” is not the id of a series',
    ],
  });
  expect(read(`/series?after=${'x'.repeat(50)}`).faults).toEqual([
    `after: “${'x'.repeat(40)}…” is not the id of a series`,
  ]);
});

it.each([
  ['/series', true],
  ['/series/', true],
  ['/series/none', true],
  ['/series/none/at/all', false],
  ['/seriess', false],
  ['/', false],
])('is at %s: %s', (path, isSeries) => {
  expect(isSeriesPath(path)).toBe(isSeries);
});

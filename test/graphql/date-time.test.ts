import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDateTime, writeDateTime } from '../../src/graphql/date-time.ts';
import { startGateway } from './gateway-fixture.ts';
import { create, iso, read } from './requests.ts';

test.each([
  ['2030-01-31T18:00:00Z', Date.UTC(2030, 0, 31, 18)],
  ['2030-01-31T18:00:00.5Z', Date.UTC(2030, 0, 31, 18, 0, 0, 500)],
  ['2030-01-31T18:00:00.1239999Z', Date.UTC(2030, 0, 31, 18, 0, 0, 123)],
  ['2030-01-31t18:00:00z', Date.UTC(2030, 0, 31, 18)],
  ['2030-01-31T18:00:00+01:30', Date.UTC(2030, 0, 31, 16, 30)],
  ['2030-01-31T18:00:00-08:00', Date.UTC(2030, 1, 1, 2)],
  ['2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
  ['0000-01-01T00:00:00Z', -62_167_219_200_000],
  ['9999-12-31T23:59:59.999Z', 253_402_300_799_999],
])('%s is a moment', (text, instant) => {
  expect(parseDateTime(text)).toBe(instant);
});

test.each([
  ['no time', '2030-01-31'],
  ['no offset', '2030-01-31T18:00:00'],
  ['no seconds', '2030-01-31T18:00Z'],
  ['an offset without minutes', '2030-01-31T18:00:00+01'],
  ['an offset beyond a day', '2030-01-31T18:00:00+24:00'],
  ['a day that is none', '2030-02-30T00:00:00Z'],
  ['a leap day in a common year', '2030-02-29T00:00:00Z'],
  ['a month that is none', '2030-13-01T00:00:00Z'],
  ['hour 24', '2030-01-31T24:00:00Z'],
  ['minute 60', '2030-01-31T18:60:00Z'],
  ['second 60', '2030-01-31T18:00:60Z'],
  ['a space for the T', '2030-01-31 18:00:00Z'],
  ['five digits for the year', '12030-01-31T18:00:00Z'],
  ['before the year 0 in UTC', '0000-01-01T00:00:00+00:01'],
  ['after the year 9999 in UTC', '9999-12-31T23:59:59-00:01'],
  ['a word', 'tomorrow'],
  ['nothing', ''],
])('%s is refused', (_why, text) => {
  expect(parseDateTime(text)).toBeUndefined();
});

test('whatever moments were told before, each is told as it is', () => {
  // Steps of 32 ms: most have the place in memory that others had before them.
  const instant = fc.integer({ min: -40, max: 40 }).map((step) => step * 32);
  fc.assert(
    fc.property(fc.array(instant), (instants) => {
      expect(instants.map(writeDateTime)).toEqual(instants.map((each) => new Date(each).toISOString()));
    }),
  );
  expect(() => writeDateTime(Number.NaN)).toThrow(RangeError);
});

test('a moment comes back in UTC, to the millisecond', async () => {
  const gateway = await startGateway();
  const { id } = await create(gateway, { postponeUntil: '2030-06-01T12:00:00.25+02:00' });
  expect(await read(gateway, id)).toMatchObject({
    createdOn: iso(0),
    postponeUntil: '2030-06-01T10:00:00.250Z',
  });
});

test('a literal is read like the value of a variable', async () => {
  const gateway = await startGateway();
  const document = `mutation {
    createAsyncOperation(input: { name: "A", operationType: 5, postponeUntil: "2030-06-01T12:00:00+02:00" }) {
      ... on CreateAsyncOperationSuccess { operation { postponeUntil } }
    }
  }`;
  expect(await gateway.ask(document)).toEqual({
    createAsyncOperation: { operation: { postponeUntil: '2030-06-01T10:00:00.000Z' } },
  });
});

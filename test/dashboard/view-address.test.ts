import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterFault } from '../../src/core/filter.ts';
import { defaultInputLimits } from '../../src/core/limits.ts';
import { statuses } from '../../src/dashboard/status/status-words.ts';
import { columnIds } from '../../src/dashboard/view/columns.ts';
import {
  filterOf,
  filterOfRest,
  isFiltered,
  plainView,
  searchFor,
  unfiltered,
  type View,
} from '../../src/dashboard/view/view.ts';
import { addressOf, mostInAddress, readAddress } from '../../src/dashboard/view/view-address.ts';
import { parseDateTime } from '../../src/graphql/date-time.ts';
import { idOf } from './rows.ts';

const read = (address: string) => {
  const { pathname, search } = new URL(address, 'http://127.0.0.1');
  return readAddress(pathname, search);
};

const text = fc.string({ minLength: 1, maxLength: 20 });
const time = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString());
const view = fc.record<View>({
  search: fc.string({ maxLength: 20 }),
  statusCode: fc.uniqueArray(fc.constantFrom(...statuses)),
  operationType: fc.uniqueArray(fc.nat(2 ** 31 - 1), { maxLength: 5 }),
  ownerId: fc.uniqueArray(text, { maxLength: 4 }),
  hostId: fc.uniqueArray(text, { maxLength: 4 }),
  dependencyToken: fc.option(text),
  correlationId: fc.option(text),
  concurrencyKey: fc.option(text),
  seriesId: fc.option(text),
  createdFrom: fc.option(time),
  createdTo: fc.option(time),
  order: fc.record({
    field: fc.constantFrom('CREATED_ON', 'MODIFIED_ON', 'NAME'),
    direction: fc.constantFrom('ASC', 'DESC'),
  }),
  columns: fc.option(fc.uniqueArray(fc.constantFrom(...columnIds), { minLength: 1 })),
  asOf: fc.option(text),
  operation: fc.option(fc.uuid()),
  selected: fc.uniqueArray(fc.uuid(), { maxLength: 5 }),
});

describe('the address of a view', () => {
  it('is read as that view, without a fault', () => {
    fc.assert(
      fc.property(view, (shown) => {
        expect(read(addressOf(shown))).toEqual({ view: shown, faults: [] });
      }),
    );
  });

  it.each([
    `/operations/${idOf(1)}/`,
    `/operations/${idOf(1).toUpperCase()}`,
  ])('opens the operation as others write it: %s', (address) => {
    expect(read(address)).toEqual({ view: { ...plainView, operation: idOf(1) }, faults: [] });
  });

  it('is short where nothing is chosen', () => {
    expect(addressOf(plainView)).toBe('/');
    expect(read('/')).toEqual({ view: plainView, faults: [] });
  });

  it.each([
    ['/?status=FAILED&status=BROKEN', { statusCode: ['FAILED'] }, 'status: “BROKEN” is not a status'],
    ['/?type=10&type=-1', { operationType: [10] }, 'type: “-1” is not the number of a type'],
    ['/?type=99999999999', {}, 'type: “99999999999” is not the number of a type'],
    ['/?order=SIZE.DESC', {}, 'order: “SIZE.DESC” is not an order of the list'],
    ['/?columns=name.nothing', { columns: null }, 'columns: “name.nothing” is not a list of columns'],
    ['/?from=yesterday', {}, 'from: “yesterday” is not a time'],
    ['/?to=%2B012345-01-01', {}, 'to: “+012345-01-01” is not a time'],
    ['/?owner=a%00b&owner=ada', { ownerId: ['ada'] }, 'owner: “a\0b” is not an owner'],
    ['/?asOf=%00', {}, 'asOf: “\0” is not a position'],
    ['/operations/7', { operation: null }, '“7” is not the id of an operation'],
    [
      `/?selected=7&selected=${idOf(1).toUpperCase()}`,
      { selected: [idOf(1)] },
      'selected: “7” is not the id of an operation',
    ],
  ])('%s: what means nothing falls away, and is said', (address, rest, fault) => {
    expect(read(address)).toEqual({ view: { ...plainView, ...rest }, faults: [fault] });
  });

  it('holds the first of many that are selected', () => {
    const selected = Array.from({ length: mostInAddress + 1 }, (_, index) => idOf(index));
    const address = addressOf({ ...plainView, selected });
    expect(read(address)).toEqual({ view: { ...plainView, selected: selected.slice(0, -1) }, faults: [] });
    expect(address.length).toBeLessThan(8_000);
  });

  it('means something whatever somebody puts into it', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.dictionary(
          fc.constantFrom('q', 'status', 'type', 'from', 'order', 'columns', 'asOf', 'selected'),
          fc.string(),
        ),
        (path, query) => {
          const { view: shown } = readAddress(`/${path}`, new URLSearchParams(query).toString());
          expect(read(addressOf(shown))).toEqual({ view: shown, faults: [] });
        },
      ),
    );
  });
});

describe('the filter of a view', () => {
  it('is one that the gateway takes, whatever somebody puts into the address', () => {
    const odd = fc.oneof(
      fc.string({ unit: fc.constantFrom('\0', '\ud800', ' ', 'a', '-', '+', '1', '😀'), maxLength: 300 }),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    );
    const names = ['q', 'status', 'type', 'owner', 'host', 'token', 'correlation', 'key', 'series', 'from', 'to'];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...names), odd), { maxLength: 150 }), (pairs) => {
        const { createdOn, ...rest } = filterOf(readAddress('/', new URLSearchParams(pairs).toString()).view);
        expect(filterFault({ ...rest, modifiedOn: null, completedOn: null }, defaultInputLimits)).toBeNull();
        for (const end of [createdOn?.from ?? null, createdOn?.to ?? null]) {
          if (end !== null) expect(parseDateTime(end)).toBe(Date.parse(end));
        }
      }),
    );
  });

  it('has only the conditions that were chosen: an empty list would match nothing', () => {
    expect(filterOf(plainView)).toEqual({});
    expect(isFiltered(plainView)).toBe(false);
    const chosen: View = {
      ...plainView,
      statusCode: ['FAILED'],
      ownerId: ['ada'],
      createdFrom: '2030-01-01T00:00:00.000Z',
    };
    expect(filterOf(chosen)).toEqual({
      statusCode: ['FAILED'],
      ownerId: ['ada'],
      createdOn: { from: '2030-01-01T00:00:00.000Z', to: null },
    });
    expect(filterOfRest(chosen)).not.toHaveProperty('statusCode');
    expect(filterOf(unfiltered(chosen))).toEqual({});
  });

  it('takes what looks like an id for one, and all else for a part of the name', () => {
    const id = '01A202AD-1C56-7DA4-8C04-EDAEDBF717A6';
    expect(filterOf({ ...plainView, search: ` ${id} ` })).toEqual({ ids: [id.toLowerCase()] });
    expect(filterOf({ ...plainView, search: id.slice(1) })).toEqual({ nameContains: id.slice(1) });
    expect(filterOf({ ...plainView, search: '  ' })).toEqual({});
  });

  it.each([
    ['', ''],
    [' ', ' '],
    ['{', '}'],
    ['"', '",'],
  ])('finds an operation by its id within %j and %j, whatever else narrowed the list', (before, after) => {
    const id = '01A202AD-1C56-7DA4-8C04-EDAEDBF717A6';
    const chosen: View = { ...plainView, statusCode: ['FAILED'], seriesId: 's', operation: 'o', selected: ['o'] };
    const found = { ...chosen, ...searchFor(`${before}${id}${after}`) };
    expect(found).toEqual({ ...plainView, search: id.toLowerCase(), operation: 'o', selected: ['o'] });
    expect(filterOf(found)).toEqual({ ids: [id.toLowerCase()] });
  });

  it('looks for a part of the name among what the filters let through', () => {
    for (const text of ['import', 'import {01A202AD-1C56-7DA4-8C04-EDAEDBF717A6}', ''])
      expect(searchFor(` ${text} `)).toEqual({ search: text });
  });
});

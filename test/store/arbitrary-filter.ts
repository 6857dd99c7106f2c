import fc from 'fast-check';
import type { OperationFilter } from '../../src/core/filter.ts';
import { stateNames, statusNames } from '../../src/core/statuses.ts';
import type { CounterFilter } from '../../src/store/counter-filter.ts';
import type { Order } from '../../src/store/store.ts';
import { minute, now } from '../core/decision-context.ts';

/**
 * Few values each, so that filters and operations meet. The names are made of what trips text searches: quotes,
 * wildcards, letters whose lower case is longer, shorter or of another plane, and code points that UTF-16 and UTF-8
 * sort differently.
 */
const letters = ['a', 'A', 'b', ' ', '"', "'", '%', '_', '*', '\\', 'é', 'É', 'e\u0301', 'İ', 'ı', 'ß', 'ẞ', 'Σ', 'ς'];
const rarer = ['\u212a', '\ufb01', '\uffff', '\ufffe', '😀', '👩‍💻', '𐐀', '𐐨', '中', '\u200d', '-', '(', ':', '^'];
const letter = fc.oneof({ arbitrary: fc.constantFrom(...letters), weight: 3 }, fc.constantFrom(...rarer));

export const names = fc
  .oneof(
    fc.constantFrom('Import contacts', 'import CONTACTS', 'Import contacts again'),
    fc.string({ unit: letter, minLength: 1, maxLength: 8 }),
  )
  .filter((name) => name.trim() !== '');

const nameParts = fc.oneof(
  fc.string({ unit: letter, maxLength: 5 }),
  fc.constantFrom('', 'i', 'im', 'imp', 'CONTACTS', 'contacts a', 'xyz', 'ontact'),
);

export const types = fc.constantFrom(5, 9, 10);
export const owners = fc.option(fc.constantFrom('alice', 'bob'));
export const tokens = fc.option(fc.constantFrom('token-1', 'token-2'), { freq: 2 });

const instants = fc.integer({ min: now - 10 * minute, max: now + 60 * minute });
const bound = fc.option(instants, { freq: 2 });
const ranges = fc.record({ from: bound, to: bound }, { requiredKeys: [] });

const list = <T>(values: fc.Arbitrary<T>) => fc.array(values, { maxLength: 3 });
const ids = fc.nat(60).map((nth) => `id-${nth}`);

/** Every condition, seldom more than a few at a time: most filters should match something. */
export const filters: fc.Arbitrary<OperationFilter> = fc
  .array(
    fc.oneof(
      fc.record({ ids: fc.array(ids, { maxLength: 30 }) }),
      fc.record({ name: names }),
      { arbitrary: fc.record({ nameContains: nameParts }), weight: 3 },
      fc.record({ stateCode: list(fc.constantFrom(...stateNames)) }),
      fc.record({ statusCode: list(fc.constantFrom(...statusNames)) }),
      fc.record({ operationType: list(types) }),
      fc.record({ ownerId: list(fc.constantFrom('alice', 'bob', 'carol')) }),
      fc.record({ hostId: list(fc.constantFrom('host-1', 'host-2', 'host-3')) }),
      fc.record({ correlationId: fc.constantFrom('token-1', 'token-2', 'token-3') }),
      fc.record({ concurrencyKey: fc.constantFrom('key-1', 'key-2') }),
      fc.record({ seriesId: fc.constantFrom('series-of-id-0', 'series-of-id-1', 'series-of-id-2') }),
      fc.record({ dependencyToken: fc.constantFrom('token-1', 'token-2', 'token-3') }),
      fc.record({ regardingObjectId: fc.constantFrom('token-1', 'token-2', 'token-3') }),
      fc.record({ createdOn: ranges }),
      fc.record({ modifiedOn: ranges }),
      fc.record({ completedOn: ranges }),
      fc.record({ stateCode: fc.constant(null), ids: fc.constant(null), name: fc.constant(null) }),
    ),
    { maxLength: 3 },
  )
  .map((conditions) => Object.assign({}, ...conditions));

/** By what the counters are kept by. */
export const counterFilters: fc.Arbitrary<CounterFilter> = fc.record(
  {
    stateCode: fc.option(list(fc.constantFrom(...stateNames))),
    statusCode: fc.option(list(fc.constantFrom(...statusNames))),
    operationType: fc.option(list(types)),
  },
  { requiredKeys: [] },
);

export const orders: fc.Arbitrary<Order> = fc.record({
  field: fc.constantFrom('CREATED_ON', 'MODIFIED_ON', 'NAME'),
  direction: fc.constantFrom('ASC', 'DESC'),
});

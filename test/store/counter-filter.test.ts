import { expect, test } from 'vitest';
import type { OperationFilter } from '../../src/core/filter.ts';
import { counterFilter } from '../../src/store/counter-filter.ts';

test.each<[OperationFilter, boolean]>([
  [{}, true],
  [{ statusCode: ['FAILED'], stateCode: [], operationType: null }, true],
  [{ createdOn: {}, modifiedOn: { from: null, to: null }, completedOn: null, nameContains: '' }, true],
  [{ completedOn: { to: 0 } }, false],
  [{ nameContains: 'a' }, false],
  [{ name: '' }, false],
  [{ ids: [], statusCode: ['FAILED'] }, false],
])('%j can be counted by the counters: %j', (filter, isCounted) => {
  expect(counterFilter(filter) !== null).toBe(isCounted);
});

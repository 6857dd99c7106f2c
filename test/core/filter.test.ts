import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFilter, filterFault, foldName, type OperationFilter, statusesOf } from '../../src/core/filter.ts';
import { defaultInputLimits } from '../../src/core/limits.ts';
import type { Operation } from '../../src/core/operation.ts';
import { act } from './commands.ts';
import { contextAt, now } from './decision-context.ts';
import { changedBy, operationIn } from './operation-in.ts';

const inProgress = operationIn('IN_PROGRESS', {
  name: 'Import Übersicht 2026',
  operationType: 5,
  ownerId: 'alice',
  correlationId: 'c-1',
  dependencyToken: 'd-1',
  regardingObjectId: 'r-1',
  concurrencyKey: 'k-1',
});
const ready = operationIn('WAITING_FOR_RESOURCES');
const canceled = changedBy(ready, act('CANCEL'), contextAt(now));

const matches = (filter: OperationFilter, operation: Operation = inProgress) => compileFilter(filter)(operation);

describe('a filter', () => {
  it('without a condition takes everything', () => {
    expect(matches({})).toBe(true);
    expect(matches({ ids: null, name: null, stateCode: null, createdOn: null, completedOn: {} })).toBe(true);
    expect(matches({ createdOn: { from: null, to: null } }, ready)).toBe(true);
  });

  it.each<[OperationFilter, boolean]>([
    [{ ids: [inProgress.id, 'other'] }, true],
    [{ ids: ['other'] }, false],
    [{ name: 'Import Übersicht 2026' }, true],
    [{ name: 'import übersicht 2026' }, false],
    [{ name: 'Import' }, false],
    [{ nameContains: 'ÜBERSICHT' }, true],
    [{ nameContains: 'übersicht 2' }, true],
    [{ nameContains: '' }, true],
    [{ nameContains: '%' }, false],
    [{ nameContains: '_' }, false],
    [{ stateCode: ['READY', 'LOCKED'] }, true],
    [{ stateCode: ['READY', 'SUSPENDED', 'COMPLETED'] }, false],
    [{ statusCode: ['IN_PROGRESS'] }, true],
    [{ statusCode: ['PAUSING', 'CANCELING'] }, false],
    [{ operationType: [4, 5] }, true],
    [{ operationType: [4] }, false],
    [{ ownerId: ['alice', 'bob'] }, true],
    [{ ownerId: ['bob'] }, false],
    [{ hostId: ['host-1'] }, true],
    [{ hostId: ['host-2'] }, false],
    [{ correlationId: 'c-1' }, true],
    [{ correlationId: 'c-2' }, false],
    [{ dependencyToken: 'd-1' }, true],
    [{ dependencyToken: 'd-2' }, false],
    [{ regardingObjectId: 'r-1' }, true],
    [{ regardingObjectId: 'r-2' }, false],
    [{ concurrencyKey: 'k-1' }, true],
    [{ concurrencyKey: 'k-2' }, false],
    [{ seriesId: 's-1' }, false],
  ])('%j: %s', (filter, expected) => {
    expect(matches(filter)).toBe(expected);
  });

  it('with an empty list takes nothing', () => {
    for (const field of ['ids', 'stateCode', 'statusCode', 'operationType', 'ownerId', 'hostId'] as const) {
      expect(matches({ [field]: [] }), field).toBe(false);
    }
  });

  it('holds an operation without a value to no value', () => {
    expect(matches({ ownerId: ['alice'] }, ready)).toBe(false);
    expect(matches({ hostId: ['host-1'] }, ready)).toBe(false);
    expect(matches({ correlationId: '' }, ready)).toBe(false);
  });

  it.each([
    'createdOn',
    'modifiedOn',
    'completedOn',
  ] as const)('takes %s from a time on and before another', (field) => {
    const instant = canceled[field] ?? Number.NaN;
    const within = (from: number | null, to: number | null) => matches({ [field]: { from, to } }, canceled);
    expect([within(instant, null), within(instant + 1, null)]).toEqual([true, false]);
    expect([within(null, instant), within(null, instant + 1)]).toEqual([false, true]);
    expect([within(instant, instant + 1), within(instant, instant), within(instant + 1, instant)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('takes by completedOn nothing that is not Completed', () => {
    expect(matches({ completedOn: { from: 0 } }, ready)).toBe(false);
    expect(matches({ completedOn: { to: Number.MAX_SAFE_INTEGER } }, ready)).toBe(false);
  });

  it('holds all its conditions together', () => {
    const all: OperationFilter = {
      name: inProgress.name,
      stateCode: ['LOCKED'],
      ownerId: ['alice'],
      hostId: ['host-1'],
    };
    expect(matches(all)).toBe(true);
    expect(matches({ ...all, ownerId: ['bob'] })).toBe(false);
    expect(matches({ stateCode: ['LOCKED'], statusCode: ['SUCCEEDED'] })).toBe(false);
  });
});

describe('foldName', () => {
  it('folds a part of a name as it folds the name', () => {
    expect(foldName('ΟΔΟΣΤΡΩΜΑ')).toContain(foldName('ΟΔΟΣ'));
    const part = fc.string({ unit: 'binary', maxLength: 5 });
    fc.assert(
      fc.property(part, part, (one, other) => {
        expect(foldName(one + other)).toBe(foldName(one) + foldName(other));
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes case out of the comparison, in every script', () => {
    expect(foldName('ÄÖÜ ΣΑΣ Ñ')).toBe(foldName('äöü σας ñ'));
    expect(foldName('Straße')).toBe(foldName('STRASSE'));
  });
});

describe('statusesOf', () => {
  it.each<[OperationFilter, readonly string[] | null]>([
    [{}, null],
    [{ stateCode: ['LOCKED'] }, ['IN_PROGRESS', 'PAUSING', 'CANCELING']],
    [{ statusCode: ['FAILED', 'WAITING', 'FAILED'] }, ['FAILED', 'WAITING']],
    [{ stateCode: ['LOCKED', 'LOCKED'], statusCode: ['PAUSING', 'FAILED'] }, ['PAUSING']],
    [{ stateCode: ['READY'], statusCode: ['FAILED'] }, []],
    [{ stateCode: [] }, []],
    [{ stateCode: ['READY'], statusCode: [] }, []],
  ])('of %j', (filter, expected) => {
    expect(statusesOf(filter)).toEqual(expected);
  });
});

describe('filterFault', () => {
  const fault = (filter: OperationFilter) => filterFault(filter, { ...defaultInputLimits, batchSize: 2 });

  it('finds none in a sound filter', () => {
    expect(fault({})).toBeNull();
    expect(fault({ ids: ['a', 'b'], name: 'x'.repeat(256), operationType: [1, 2], createdOn: { from: 1 } })).toBeNull();
  });

  it.each([
    'ids',
    'stateCode',
    'statusCode',
    'operationType',
    'ownerId',
    'hostId',
  ] as const)('finds %s too long', (field) => {
    const values = { ids: 'a', stateCode: 'READY', statusCode: 'FAILED', operationType: 1, ownerId: 'a', hostId: 'a' };
    expect(fault({ [field]: Array(3).fill(values[field]) })).toEqual({
      code: 'INVALID_INPUT',
      field: [field],
      message: `${field} lists 3 values; at most 2 are allowed.`,
    });
  });

  it.each([
    'name',
    'nameContains',
    'correlationId',
    'dependencyToken',
    'regardingObjectId',
    'concurrencyKey',
    'seriesId',
  ] as const)('finds %s too long', (field) => {
    expect(fault({ [field]: 'x'.repeat(257) })).toEqual({
      code: 'INVALID_INPUT',
      field: [field],
      message: `${field} has 257 characters; at most 256 are allowed.`,
    });
  });

  it('names the member of a list that is at fault', () => {
    expect(fault({ ownerId: ['alice', 'x'.repeat(257)] })).toEqual({
      code: 'INVALID_INPUT',
      field: ['ownerId', '1'],
      message: 'ownerId[1] has 257 characters; at most 256 are allowed.',
    });
  });
});

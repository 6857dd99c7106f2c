import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileFilter, type OperationFilter } from '../../src/core/filter.ts';
import type { Operation } from '../../src/core/operation.ts';
import { createListQueries, type ListQueries } from '../../src/store/sqlite/list-query.ts';
import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Order, OrderField, OrderKey, Store } from '../../src/store/store.ts';
import { now } from '../core/decision-context.ts';
import { writeManyOperations } from './many-operations.ts';
import { keyOf, pageOf } from './model-pages.ts';

let database: Database.Database;
let lists: ListQueries;
let store: Store;
let operations: readonly Operation[];
let remove: () => Promise<void>;

beforeAll(async () => {
  const many = await writeManyOperations();
  ({ operations, remove } = many);
  database = new Database(many.file);
  lists = createListQueries(database);
  store = createSqliteStore({ database, logId: '00000000' });
});

afterAll(async () => {
  await store.close();
  await remove();
});

const fields = ['CREATED_ON', 'MODIFIED_ON', 'NAME'] as const;
const columns = { CREATED_ON: 'createdOn', MODIFIED_ON: 'modifiedOn', NAME: 'nameKey' };

function planOf(filter: OperationFilter, field: OrderField, after: OrderKey | null = null): string[] {
  const order = { field, direction: 'DESC' } as const;
  return lists.plan({ filter, order, after, before: null, untilSeq: null, limit: 51 });
}

/** The indexes of "operations" that a plan goes by; `FTS` for the full-text one. */
function indexesOf(plan: readonly string[]): string[] {
  const found = plan.flatMap((step) => {
    if (/SCAN operationNames VIRTUAL TABLE/.test(step)) return ['FTS'];
    return /(?:SEARCH|SCAN) operations USING (?:COVERING )?INDEX operations_(\w+)/.exec(step)?.slice(1) ?? [];
  });
  return [...new Set(found)];
}

const sorts = (plan: readonly string[]) => plan.some((step) => step.includes('TEMP B-TREE FOR ORDER BY'));
const names = (count: number) => Array.from({ length: count }, (_, index) => `name-${index}`);

/** The filter; the index for each order; which of the orders come sorted out of it. Where a cell is null: the order's own. */
const choices: readonly (readonly [
  what: string,
  filter: OperationFilter,
  index: Record<OrderField, string | null> | string | null,
  sorted: readonly OrderField[],
])[] = [
  ['nothing', {}, null, fields],
  ['ids', { ids: ['id-7', 'id-8'] }, 'id', []],
  ['a name that few have', { name: 'quarterly AUDIT 7' }, 'nameKey', ['NAME']],
  ['a name that half have', { name: 'Import contacts' }, null, fields],
  ['a rare part of the name', { nameContains: 'Audit' }, 'FTS', []],
  ['a common part of the name', { nameContains: 'contacts' }, null, fields],
  ['a part too short for the index', { nameContains: 'au' }, null, fields],
  [
    'a rare status',
    { statusCode: ['CANCELED'] },
    { CREATED_ON: 'statusCode', MODIFIED_ON: 'statusCode_modifiedOn', NAME: 'statusCode' },
    ['CREATED_ON', 'MODIFIED_ON'],
  ],
  [
    'a common status',
    { statusCode: ['WAITING_FOR_RESOURCES'] },
    { CREATED_ON: 'statusCode', MODIFIED_ON: 'statusCode_modifiedOn', NAME: null },
    fields,
  ],
  ['a rare type', { operationType: [3] }, 'operationType', ['CREATED_ON']],
  ['a common type', { operationType: [50] }, { CREATED_ON: 'operationType', MODIFIED_ON: null, NAME: null }, fields],
  ['more types than are merged', { operationType: [1, 2, 3, 4, 5, 6, 7, 8, 9] }, 'operationType', []],
  ['a rare owner', { ownerId: ['carol'] }, 'ownerId', ['CREATED_ON']],
  ['a common owner', { ownerId: ['system'] }, { CREATED_ON: 'ownerId', MODIFIED_ON: null, NAME: null }, fields],
  ['more owners than are merged', { ownerId: ['carol', ...names(70)] }, 'ownerId', []],
  ['hosts', { hostId: ['host-1', 'host-2'] }, 'hostId', ['CREATED_ON']],
  ['a concurrency key', { concurrencyKey: 'mailbox' }, 'concurrencyKey', ['CREATED_ON']],
  ['a series', { seriesId: 'series-1' }, 'seriesId', ['CREATED_ON']],
  ['a correlation', { correlationId: 'migration' }, 'correlationId', ['CREATED_ON']],
  ['a dependency token', { dependencyToken: 'in-a-row' }, 'dependencyToken', ['CREATED_ON']],
  ['what it regards', { regardingObjectId: 'account-1' }, 'regardingObjectId', ['CREATED_ON']],
  ['created lately', { createdOn: { from: now + 198 } }, 'createdOn', ['CREATED_ON']],
  [
    'created long ago or later',
    { createdOn: { from: now + 10 } },
    { CREATED_ON: 'createdOn', MODIFIED_ON: null, NAME: null },
    fields,
  ],
  ['modified lately', { modifiedOn: { from: now + 20_000 } }, 'modifiedOn', ['MODIFIED_ON']],
  ['completed', { completedOn: { from: now } }, 'completedOn', []],
  [
    'a common owner and a rare status',
    { ownerId: ['system'], statusCode: ['FAILED'] },
    { CREATED_ON: 'statusCode', MODIFIED_ON: 'statusCode_modifiedOn', NAME: 'statusCode' },
    ['CREATED_ON', 'MODIFIED_ON'],
  ],
  [
    'modified at any time and a rare status',
    { modifiedOn: { from: now }, statusCode: ['FAILED'] },
    { CREATED_ON: 'statusCode', MODIFIED_ON: 'statusCode_modifiedOn', NAME: 'statusCode' },
    ['CREATED_ON', 'MODIFIED_ON'],
  ],
  [
    'a common owner and a common status',
    { ownerId: ['system'], statusCode: ['WAITING_FOR_RESOURCES'] },
    { CREATED_ON: 'ownerId', MODIFIED_ON: 'statusCode_modifiedOn', NAME: null },
    fields,
  ],
  [
    'a common part of the name and a rare owner',
    { nameContains: 'contacts', ownerId: ['carol'] },
    'ownerId',
    ['CREATED_ON'],
  ],
  ['a common owner and a rare part of the name', { ownerId: ['system'], nameContains: 'audit' }, 'FTS', []],
];

const cases = choices.flatMap(([what, filter, index, sorted]) =>
  fields.map((field) => {
    const wanted = (typeof index === 'string' || index === null ? index : index[field]) ?? columns[field];
    return { what, field, filter, wanted, isSorted: sorted.includes(field) };
  }),
);

describe('a list', () => {
  it.each(cases)('of $what by $field goes by $wanted', ({ filter, field, wanted, isSorted }) => {
    const plan = planOf(filter, field);
    expect(indexesOf(plan)).toEqual([wanted]);
    // Several lookups are merged by their keys alone, and that takes a table of no more than a page of each.
    const isMerged = plan.some((step) => step.startsWith('MERGE') || step.startsWith('COMPOUND'));
    if (!isMerged) expect(sorts(plan)).toBe(!isSorted);
    for (const step of plan.filter((each) => each.startsWith('SCAN operations'))) {
      expect(step).toMatch(new RegExp(`^SCAN operations(Names VIRTUAL| USING INDEX operations_${columns[field]}$)`));
    }
  });

  it('merges lookups that each come sorted', () => {
    const plan = planOf({ operationType: [3, 4] }, 'CREATED_ON');
    const searches = plan.filter((step) =>
      step.startsWith('SEARCH operations USING COVERING INDEX operations_operationType'),
    );
    expect(searches).toHaveLength(16);
  });

  it.each(fields)('goes on by %s straight from where a page ended, however many are equal there', (field) => {
    const [operation] = operations.slice(10_000);
    if (operation === undefined) throw new Error('too few operations');
    const column = columns[field];
    expect(planOf({}, field, keyOf(operation, { field, direction: 'DESC' }))).toEqual([
      `SEARCH operations USING INDEX operations_${column} (${column}=? AND rowid<?)`,
      `SEARCH operations USING INDEX operations_${column} (${column}<?)`,
    ]);
  });

  it.each(
    choices.map(([what, filter]) => ({ what, filter })),
  )('of $what has the rows and the counts of the model', async ({ filter }) => {
    for (const order of fields.flatMap((field): Order[] => [
      { field, direction: 'ASC' },
      { field, direction: 'DESC' },
    ])) {
      for (const take of ['FIRST', 'LAST'] as const) {
        const query = { filter, order, after: null, before: null, limit: 20, take, withTotal: true };
        const wanted = pageOf(operations, query, await store.head());
        expect(await store.page(query)).toEqual(wanted);
        const middle = wanted.operations[11];
        if (middle === undefined) continue;
        const bound = take === 'FIRST' ? { after: keyOf(middle, order) } : { before: keyOf(middle, order) };
        const next = { ...query, ...bound };
        expect(await store.page(next)).toEqual(pageOf(operations, next, await store.head()));
      }
    }
    const { rows } = await store.counts(filter);
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(operations.filter(compileFilter(filter)).length);
  });
});

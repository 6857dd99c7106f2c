import { expect, test } from 'vitest';
import { jsonFault } from '../../src/graphql/json.ts';
import { startGateway } from './gateway-fixture.ts';
import { create, createAll } from './requests.ts';

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { in: value };
  return value;
}

test('depth is counted in lists and objects', () => {
  const isTooDeep = (value: unknown, levels: number) => jsonFault(['data'], value, levels) !== null;
  expect(isTooDeep('text', 0)).toBe(false);
  expect(isTooDeep([], 0)).toBe(true);
  expect(isTooDeep(nested(7), 7)).toBe(false);
  expect(isTooDeep({ beside: [], and: nested(7) }, 7)).toBe(true);
});

test('a value deeper than the stack is judged all the same', () => {
  expect(jsonFault(['data'], nested(1_000_000), 100)?.message).toBe('data nests deeper than 100 levels.');
});

test('a number that JSON cannot hold is refused, not turned into null', async () => {
  const gateway = await startGateway();
  const { createAsyncOperation } = await gateway.ask<{ createAsyncOperation: unknown }>(
    `mutation { createAsyncOperation(input: { name: "n", operationType: 5, data: { in: [1, 1e400] } }) {
      ... on InvalidInputError { field message }
    } }`,
  );
  expect(createAsyncOperation).toEqual({
    field: ['input', 'data'],
    message: 'data holds a number that is too large to be kept.',
  });
});

const dataOf = `query ($id: ID!) { asyncOperation(id: $id) { data } }`;

test.each([
  ['an object', { a: [1, 2.5, 'x', true, null], '': { b: {} } }],
  ['an object with a name that JavaScript reserves', JSON.parse('{ "__proto__": { "constructor": 1 } }')],
  ['a list', [1, [2, [3]]]],
  ['a text', 'text with “quotes” and \u2028'],
  ['a number', 0],
  ['false', false],
  ['an empty text', ''],
])('%s comes back as it went in', async (_what, data) => {
  const gateway = await startGateway();
  const { id } = await create(gateway, { data });
  expect(await gateway.ask(dataOf, { id })).toEqual({ asyncOperation: { data } });
});

test('null is no data', async () => {
  const gateway = await startGateway();
  const { id } = await create(gateway, { data: null });
  expect(await gateway.ask(dataOf, { id })).toEqual({ asyncOperation: { data: null } });
});

test('a literal may hold variables', async () => {
  const gateway = await startGateway();
  const document = `mutation ($path: String, $more: JSON, $sizes: [Int!], $missing: String) {
    createAsyncOperation(input: { name: "A", operationType: 5, data: {
      file: { path: $path, size: 12, ratio: 0.5, kind: PLAIN, tags: ["x", null] }, more: $more, sizes: $sizes, missing: $missing
    } }) { ... on CreateAsyncOperationSuccess { operation { data } } }
  }`;
  const data = await gateway.ask(document, { path: '/a', more: { deep: [true] }, sizes: [1, 2] });
  expect(data).toEqual({
    createAsyncOperation: {
      operation: {
        data: {
          file: { path: '/a', size: 12, ratio: 0.5, kind: 'PLAIN', tags: ['x', null] },
          more: { deep: [true] },
          sizes: [1, 2],
        },
      },
    },
  });
});

test('data that nests too deep is refused by name, and the rest of its batch is created', async () => {
  const gateway = await startGateway({ limits: { dataDepth: 3 } });
  const results = await createAll(gateway, [{ data: nested(3) }, { data: nested(4) }, { data: nested(50_000) }, {}]);
  expect(results).toMatchObject([
    { outcome: 'CREATED' },
    { code: 'INVALID_INPUT', field: ['input', '1', 'data'], message: 'data nests deeper than 3 levels.' },
    { code: 'INVALID_INPUT', field: ['input', '2', 'data'] },
    { outcome: 'CREATED' },
  ]);
});

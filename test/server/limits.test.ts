import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { startTestServer } from './start-test-server.ts';
import { type Answer, transports } from './transports.ts';

const create = `mutation ($input: CreateAsyncOperationInput!) {
  createAsyncOperation(input: $input) { __typename ... on InvalidInputError { code field message } }
}`;
const createMany = `mutation ($input: [CreateAsyncOperationInput!]!) {
  createAsyncOperations(input: $input) { __typename ... on InvalidInputError { code field message } }
}`;

const nested = (depth: number, open: string, close: string, inside: string) =>
  open.repeat(depth) + inside + close.repeat(depth);

function firstError({ errors }: Answer) {
  const [error] = errors ?? [];
  return { code: error?.extensions?.['code'], message: error?.message };
}

const documents = {
  'too deep': {
    query: `{ asyncOperations { nodes { ${nested(11, 'whyWaiting { behind { ', ' } }', 'id')} } } }`,
    code: 'DOCUMENT_TOO_DEEP',
    message: 'The document is 25 fields deep; at most 12 are allowed.',
  },
  'too deep by way of fragments': {
    query: `{ lifecycle { ...F0 } } ${Array.from({ length: 30 }, (_, i) => `fragment F${i} on Lifecycle { a { ...F${i + 1} } }`).join(' ')} fragment F30 on Lifecycle { a }`,
    code: 'DOCUMENT_TOO_DEEP',
    message: 'The document is 32 fields deep; at most 12 are allowed.',
  },
  'too wide at its root': {
    query: `{ ${Array.from({ length: 51 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
    code: 'DOCUMENT_TOO_WIDE',
    message: 'The document selects 51 fields at its root; at most 50 are allowed.',
  },
  'too wide within': {
    query: `{ lifecycle { ${Array.from({ length: 501 }, (_, i) => `a${i}: __typename`).join(' ')} } }`,
    code: 'DOCUMENT_TOO_WIDE',
    message: 'The document selects 502 fields in all; at most 500 are allowed.',
  },
  'too wide by fragments that double': {
    query: `{ lifecycle { ...F0 } } ${Array.from({ length: 40 }, (_, i) => `fragment F${i} on Lifecycle { ...F${i + 1} ...F${i + 1} }`).join(' ')} fragment F40 on Lifecycle { __typename }`,
    code: 'DOCUMENT_TOO_WIDE',
    message: 'The document selects 1099511627777 fields in all; at most 500 are allowed.',
  },
  'too costly': {
    query: '{ asyncOperations(first: 500) { nodes { history(first: 500) { nodes { kind position } } } } }',
    code: 'DOCUMENT_TOO_COSTLY',
    message: /^The operation costs 751001; at most 50000 is allowed\./,
  },
  'too costly by its variables': {
    query: 'query ($n: Int) { asyncOperations(first: $n) { nodes { history(first: $n) { nodes { kind } } } } }',
    variables: { n: 300 },
    code: 'DOCUMENT_TOO_COSTLY',
    message: /^The operation costs 180601; at most 50000 is allowed\./,
  },
  'of too many tokens': {
    query: `{ lifecycle(${'a '.repeat(2_000)}) { __typename } }`,
    code: 'DOCUMENT_TOO_LONG',
    message: 'The document has more than 2000 tokens.',
  },
  'of too many characters, most of which are none of its tokens': {
    query: `{ lifecycle { __typename } } #${'x'.repeat(32_739)}`,
    code: 'DOCUMENT_TOO_LONG',
    message: 'The document has 32769 characters; at most 32768 are allowed.',
  },
  'a bomb of nested lists': {
    query: `{ nodes(ids: ${nested(900, '[', ']', '')}) { id } }`,
    code: 'DOCUMENT_TOO_DEEP',
    message: 'The document nests brackets deeper than 200 levels.',
  },
  'a bomb of nested lists that is never closed': {
    query: `{ nodes(ids: ${'['.repeat(1_900)}`,
    code: 'DOCUMENT_TOO_DEEP',
    message: 'The document nests brackets deeper than 200 levels.',
  },
  'a bomb of nested selections': {
    query: nested(900, '{ a ', '}', ''),
    code: 'DOCUMENT_TOO_DEEP',
    message: 'The document nests brackets deeper than 200 levels.',
  },
} as const;

describe.each(transports)('over %s', (_name, ask) => {
  it.each(Object.entries(documents))('a document that is %s is refused', async (_what, {
    code,
    message,
    ...params
  }) => {
    const { url } = await startTestServer();
    const error = firstError(await ask(url, params));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
  });

  it('a page over the limit is refused, and one at the limit is not', async () => {
    const { url } = await startTestServer();
    const page = (first: number) => ask(url, { query: `{ asyncOperations(first: ${first}) { totalCount } }` });
    expect(firstError(await page(501))).toEqual({
      code: 'INVALID_INPUT',
      message: 'first must be from 0 to 500; it is 501.',
    });
    expect(await page(500)).toEqual({ data: { asyncOperations: { totalCount: 0 } } });
  });

  it('a batch over the limit is refused, and one at the limit is not', async () => {
    const { url, gateway } = await startTestServer();
    const batch = (size: number) =>
      ask(url, {
        query: createMany,
        variables: { input: Array.from({ length: size }, () => ({ name: 'a', operationType: 5 })) },
      });
    expect(firstError(await batch(1_001)).message).toMatch(/1001.*1000/);
    expect(gateway.engine.head).toBe(0);
    expect((await batch(1_000)).errors).toBeUndefined();
    expect(gateway.engine.head).toBe(1_000);
  });

  const text = (value: unknown) => JSON.stringify(value);
  it.each([
    ['name', text('x'.repeat(257)), 'name has 257 characters; at most 256 are allowed.'],
    ['data', text('x'.repeat(262_143)), 'data has 262145 characters; at most 262144 are allowed.'],
    ['data', nested(400_000, '[', ']', ''), 'data nests deeper than 100 levels.'],
  ])('a %s over the limit is refused', async (field, value, message) => {
    const { url, gateway } = await startTestServer();
    const input = `{"name": "x", "operationType": 5, "${field}": ${value}}`;
    const { data } = await ask(url, `{"query": ${text(create)}, "variables": {"input": ${input}}}`);
    expect(data).toMatchObject({ createAsyncOperation: { code: 'INVALID_INPUT', field: ['input', field], message } });
    expect(gateway.engine.head).toBe(0);
  });

  it('a bomb of nested lists in a variable that is not JSON is refused', async () => {
    const { url } = await startTestServer();
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const params = `{"query": ${text(query)}, "variables": {"ids": ${nested(400_000, '[', ']', '')}}}`;
    const { message } = firstError(await ask(url, params));
    expect(message).toMatch(/^Variable "\$ids" got invalid value .* ID cannot represent value: \[\[\[Array\]\]\]$/);
  });

  it('introspection passes all limits', async () => {
    const { url } = await startTestServer();
    const everything = { schemaDescription: true, specifiedByUrl: true, inputValueDeprecation: true, oneOf: true };
    const { data, errors } = await ask(url, { query: getIntrospectionQuery(everything) });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ __schema: { queryType: { name: 'Query' } } });
  });
});

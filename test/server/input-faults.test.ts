import { describe, expect, it } from 'vitest';
import { create } from '../graphql/requests.ts';
import { liveTransports } from './live-subscriber.ts';
import { startTestServer } from './start-test-server.ts';
import { post, transports } from './transports.ts';

const page = 'query ($first: Int) { asyncOperations(first: $first) { totalCount } }';
const ofStatus = `query ($status: [AsyncOperationStatus!]) {
  asyncOperations(filter: { statusCode: $status }) { totalCount }
}`;
const one = 'query ($id: ID!) { asyncOperation(id: $id) { id } }';
const preset = 'query ($id: ID = "x") { asyncOperation(id: $id) { id } }';
const cancel = 'mutation ($input: AsyncOperationActionInput!) { cancelAsyncOperation(input: $input) { __typename } }';
const many = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
const after = 'query ($after: LogPosition) { asyncOperationEvents(after: $after) { position } }';
const two = 'query A { lifecycle { __typename } } query B { lifecycle { __typename } }';
const wrong = 'BAD_USER_INPUT';
const invalid = 'GRAPHQL_VALIDATION_FAILED';
const unresolved = 'OPERATION_RESOLUTION_FAILURE';

describe.each(transports)('over %s', (_name, ask) => {
  it.each<[what: string, params: object, code: string, message: RegExp]>([
    ['a text for an Int', { query: page, variables: { first: 'abc' } }, wrong, /^Variable "\$first" got invalid/],
    ['no value of an enum', { query: ofStatus, variables: { status: 'DONE' } }, wrong, /^Variable "\$status" got/],
    ['no value for what must have one', { query: one }, wrong, /^Variable "\$id" of required type "ID!" was not/],
    ['null for what must have one', { query: preset, variables: { id: null } }, wrong, /^Argument "id" of non-null/],
    ['an unknown field', { query: cancel, variables: { input: { id: 'x', why: 1 } } }, wrong, /Field "why" is not/],
    ['a LogPosition that is none', { query: after, variables: { after: '7' } }, 'INVALID_INPUT', /LogPosition/],
    [
      'a literal of a wrong type',
      { query: '{ asyncOperations(first: "abc") { totalCount } }' },
      invalid,
      /^Int cannot/,
    ],
    [
      'a literal that an enum does not have',
      { query: '{ asyncOperations(filter: { statusCode: DONE }) { totalCount } }' },
      invalid,
      /^Value "DONE" does not exist/,
    ],
    ['an operation that is not there', { query: two, operationName: 'C' }, unresolved, /^Could not determine/],
    ['one of two operations', { query: two }, unresolved, /^Could not determine/],
  ])('%s is told with its code', async (_what, params, code, message) => {
    const { url, errors: logged } = await startTestServer();
    const { errors } = await ask(url, params);
    expect(errors).toEqual([
      expect.objectContaining({ message: expect.stringMatching(message), extensions: { code } }),
    ]);
    expect(logged()).toEqual([]);
  });

  it('each of many faults has its code', async () => {
    const { url } = await startTestServer();
    const { errors = [] } = await ask(url, { query: many, variables: { ids: Array.from({ length: 60 }, () => ({})) } });
    expect(errors.at(-1)?.message).toMatch(/^Too many errors/);
    expect(new Set(errors.map(({ extensions }) => extensions?.['code']))).toEqual(new Set([wrong]));
  });
});

describe.each(liveTransports)('over %s', (_name, subscribe) => {
  it('a subscription is told so, too', async () => {
    const { url, gateway } = await startTestServer();
    await create(gateway);
    const query = 'subscription ($id: ID!) { asyncOperationChanged(id: $id) { position } }';
    const subscriber = await subscribe(url, { query, variables: { id: {} } });
    expect(JSON.parse(await subscriber.next())).toEqual({
      errors: [expect.objectContaining({ extensions: { code: wrong } })],
    });
    expect(gateway.live.streams).toBe(0);
  });
});

it('has over HTTP the status of a document that does not validate', async () => {
  const { url } = await startTestServer();
  const statusFor = async (accept: string, params: object) => (await post(url, params, { accept })).status;
  const wrongValue = { query: page, variables: { first: 'abc' } };
  expect(await statusFor('application/graphql-response+json', wrongValue)).toBe(400);
  expect(await statusFor('application/json', wrongValue)).toBe(200);
  const noPosition = { query: after, variables: { after: '7' } };
  expect(await statusFor('application/graphql-response+json', noPosition)).toBe(400);
  expect(await statusFor('application/json', noPosition)).toBe(200);
});

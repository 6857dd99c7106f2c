import { expect, test } from 'vitest';
import { startGateway } from './gateway-fixture.ts';
import { act, create, operationOf } from './requests.ts';

test('an operation is a node', async () => {
  const gateway = await startGateway();
  const { id, name } = await create(gateway);
  const document = 'query ($id: ID!) { node(id: $id) { __typename id ... on AsyncOperation { name } } }';
  expect(await gateway.ask(document, { id })).toEqual({ node: { __typename: 'AsyncOperation', id, name } });
});

test.each(['019bc1a0-0000-7000-8000-000000000000', 'not a UUID', '', '7'])('nothing has the id “%s”', async (id) => {
  const gateway = await startGateway();
  await create(gateway);
  const document = 'query ($id: ID!) { node(id: $id) { id } asyncOperation(id: $id) { id } nodes(ids: [$id]) { id } }';
  expect(await gateway.ask(document, { id })).toEqual({ node: null, asyncOperation: null, nodes: [null] });
});

test('a deleted operation is no node any more', async () => {
  const gateway = await startGateway();
  const { id } = await create(gateway);
  operationOf(await act(gateway, 'CANCEL', { id }));
  expect(await act(gateway, 'DELETE', { id })).toEqual({ __typename: 'DeletedAsyncOperation', id });
  expect(await gateway.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null });
});

test('nodes keep the order of the ids, with null for what is not there', async () => {
  const gateway = await startGateway();
  const first = await create(gateway);
  const second = await create(gateway);
  const document = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  const ids = [second.id, 'nothing', first.id, second.id];
  expect(await gateway.ask(document, { ids })).toEqual({
    nodes: [{ id: second.id }, null, { id: first.id }, { id: second.id }],
  });
});

test('more nodes than a batch may have are refused', async () => {
  const gateway = await startGateway({ limits: { batchSize: 2 } });
  const document = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  expect(await gateway.askForErrors(document, { ids: ['a', 'b', 'c'] })).toMatchObject([
    {
      message: 'ids has 3 members; at most 2 are allowed in one request.',
      extensions: { code: 'INVALID_INPUT', field: ['ids'] },
    },
  ]);
});

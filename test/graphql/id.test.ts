import { getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { createSchema } from '../../src/graphql/schema.ts';
import { minute, startGateway, take } from './gateway-fixture.ts';
import { act, claim, create, heartbeatAll, iso, only, operationOf, read, settleAll, update } from './requests.ts';

const capitals = (id: string) => id.toUpperCase();

test('a query takes an id in capitals, as a variable and as a literal', async () => {
  const gateway = await startGateway();
  const { id, position } = await create(gateway);
  const other = await create(gateway);
  const given = capitals(id);
  const document = `query ($id: ID!, $ids: [ID!]!, $asOf: LogPosition, $filter: AsyncOperationFilter) {
    node(id: $id) { id }
    nodes(ids: $ids) { id }
    asyncOperation(id: $id) { id }
    before: asyncOperation(id: $id, asOf: $asOf) { id }
    asyncOperations(filter: $filter) { nodes { id } }
    asyncOperationCounts(filter: $filter) { total }
    asyncOperationEvents(filter: $filter) { nodes { operation { id } } }
    literal: asyncOperation(id: "${given}") { id }
    literals: asyncOperations(filter: { ids: ["${given}"] }) { nodes { id } }
  }`;
  const variables = { id: given, ids: [given, other.id, id], asOf: position, filter: { ids: [given] } };
  expect(await gateway.ask(document, variables)).toEqual({
    node: { id },
    nodes: [{ id }, { id: other.id }, { id }],
    asyncOperation: { id },
    before: { id },
    asyncOperations: { nodes: [{ id }] },
    asyncOperationCounts: { total: 1 },
    asyncOperationEvents: { nodes: [{ operation: { id } }] },
    literal: { id },
    literals: { nodes: [{ id }] },
  });
});

test('so does what people ask for', async () => {
  const gateway = await startGateway();
  const { id } = await create(gateway);
  const given = capitals(id);
  expect(operationOf(await act(gateway, 'POSTPONE', { id: given })).id).toBe(id);
  expect(operationOf(await update(gateway, { id: given, stateCode: 'READY' })).id).toBe(id);
  expect(operationOf(await act(gateway, 'CANCEL', { id: given })).id).toBe(id);
  const document = `query ($id: ID!) { asyncOperation(id: $id) { rerunOf } }`;
  const rerun = operationOf(await act(gateway, 'RERUN', { id: given }));
  expect(await gateway.ask(document, { id: capitals(rerun.id) })).toEqual({ asyncOperation: { rerunOf: id } });
  const bulk = `mutation ($input: BulkActionInput!) {
    applyBulkAction(input: $input) { ... on BulkActionSuccess { matched applied refused { examples } } }
  }`;
  // Twice the same operation is one.
  expect(await gateway.ask(bulk, { input: { action: 'CANCEL', ids: [given, id] } })).toEqual({
    applyBulkAction: { matched: 1, applied: 0, refused: [{ examples: [id] }] },
  });
  expect(await act(gateway, 'DELETE', { id: given })).toMatchObject({ __typename: 'DeletedAsyncOperation', id });
  expect(await act(gateway, 'CANCEL', { id: given })).toMatchObject({ __typename: 'NotFoundError', id });
});

test('so does what hosts tell, each member of a batch by itself', async () => {
  const gateway = await startGateway();
  await create(gateway);
  const { id } = only(await claim(gateway));
  const given = { id: capitals(id), epoch: 1 };
  expect(only(await heartbeatAll(gateway, [given]))).toMatchObject({ operation: { id } });
  const append = `mutation ($input: [AppendLogLinesInput!]!) {
    appendLogLines(input: $input) { ... on AppendLogLinesSuccess { newest } }
  }`;
  expect(await gateway.ask(append, { input: [{ ...given, lines: ['a'] }] })).toEqual({
    appendLogLines: [{ newest: 1 }],
  });
  expect(await settleAll(gateway, [{ ...given, outcome: 'SUCCEEDED' }])).toMatchObject([
    { operation: { id, statusCode: 'SUCCEEDED' } },
  ]);
});

test('so does what is asked of a series', async () => {
  const gateway = await startGateway();
  const { id } = await create(gateway, { recurrencePattern: 'FREQ=HOURLY' });
  const { asyncOperation } = await gateway.ask<{ asyncOperation: { seriesId: string } }>(
    'query ($id: ID!) { asyncOperation(id: $id) { seriesId } }',
    { id },
  );
  const { seriesId } = asyncOperation;
  const document = `query ($id: ID!) {
    asyncOperationSeries(id: $id) { id }
    asyncOperationSeriesList(after: $id) { nodes { id } }
    asyncOperations(filter: { seriesId: $id }) { nodes { id } }
  }`;
  expect(await gateway.ask(document, { id: capitals(seriesId) })).toEqual({
    asyncOperationSeries: { id: seriesId },
    asyncOperationSeriesList: { nodes: [] },
    asyncOperations: { nodes: [{ id }] },
  });
});

test('so do subscriptions', async () => {
  const gateway = await startGateway();
  const { id, position } = await create(gateway);
  const given = capitals(id);
  const one = await gateway.watch<{ asyncOperationChanged: object }>(
    'subscription ($id: ID!, $after: LogPosition) { asyncOperationChanged(id: $id, after: $after) { event { kind } } }',
    { id: given, after: position },
  );
  const many = await gateway.watch<{ asyncOperationsChanged: object }>(
    'subscription ($filter: AsyncOperationFilter) { asyncOperationsChanged(filter: $filter) { event { kind } } }',
    { filter: { ids: [given] } },
  );
  const lines = await gateway.watch('subscription ($id: ID!) { asyncOperationLogLines(id: $id) { lines { text } } }', {
    id: given,
  });
  expect(await take(lines, 1)).toEqual([{ asyncOperationLogLines: { lines: [] } }]);
  await take(one, 1);
  await take(many, 1);
  await act(gateway, 'CANCEL', { id });
  expect(await take(one, 1)).toEqual([{ asyncOperationChanged: { event: { kind: 'CANCELED' } } }]);
  expect(await take(many, 1)).toEqual([{ asyncOperationsChanged: { event: { kind: 'CANCELED' } } }]);
});

test('what is no UUID stays as it is given, and so does a text that only looks like one', async () => {
  const gateway = await startGateway();
  expect(await act(gateway, 'CANCEL', { id: 'Nothing' })).toMatchObject({ __typename: 'NotFoundError', id: 'Nothing' });
  const text = '019BC1A0-3F5E-7C31-9D52-0B8E6F7A1C44';
  const texts = {
    correlationId: text,
    dependencyToken: text,
    concurrencyKey: text,
    regardingObjectId: text,
    ownerId: text,
    requestId: text,
  };
  const { id } = await create(gateway, { ...texts, postponeUntil: iso(minute) });
  const document = `query ($id: ID!) { asyncOperation(id: $id) { ${Object.keys(texts).join(' ')} } }`;
  expect(await gateway.ask(document, { id })).toEqual({ asyncOperation: texts });
  const lower = await create(gateway, { requestId: text.toLowerCase() });
  expect(lower.id).not.toBe(id);
  expect(await read(gateway, text)).toBeNull();
});

test('whatever comes in as an id is an ID', () => {
  const taken = Object.values(createSchema().getTypeMap()).flatMap((type) => {
    if (isInputObjectType(type)) return Object.values(type.getFields());
    return isObjectType(type) ? Object.values(type.getFields()).flatMap(({ args }) => args) : [];
  });
  const ids = taken.filter(({ name }) => ['id', 'ids', 'seriesId', 'operationId'].includes(name));
  expect(ids.length).toBeGreaterThan(15);
  expect([...new Set(ids.map(({ type }) => getNamedType(type).name))]).toEqual(['ID']);
});

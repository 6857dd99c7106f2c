import { expect, test } from 'vitest';
import { startGateway } from './gateway-fixture.ts';
import { create, createAll, importType, iso, tryCreate } from './requests.ts';

test('everything that was given is there to read, under the name of who gave it', async () => {
  const gateway = await startGateway();
  const given = {
    name: 'Import contacts',
    requestId: 'request-1',
    data: { file: 'a.csv' },
    postponeUntil: iso(60_000),
    dependencyToken: 'contacts',
    priority: 7,
    maxRetries: 0,
    correlationId: 'correlation-1',
    regardingObjectId: 'account-1',
    regardingObjectType: 'account',
    ownerId: 'bob',
  };
  const { id } = await create(gateway, given);
  const document = `query ($id: ID!) { asyncOperation(id: $id) {
    id name requestId data postponeUntil dependencyToken priority maxRetries correlationId regardingObjectId
    regardingObjectType ownerId operationType { value label userControllable } stateCode statusCode stateCodeValue
    statusCodeValue version createdBy createdOn modifiedBy modifiedOn startedOn completedOn executionTimeSpan retryCount
    progress stage message friendlyMessage errorCode result recurrencePattern recurrenceStartTime lease { hostId }
  } }`;
  expect(await gateway.ask(document, { id })).toEqual({
    asyncOperation: {
      id,
      ...given,
      operationType: { value: 5, label: 'Import', userControllable: true },
      stateCode: 'SUSPENDED',
      statusCode: 'WAITING',
      stateCodeValue: 1,
      statusCodeValue: 10,
      version: 1,
      createdBy: 'alice',
      createdOn: iso(0),
      modifiedBy: 'alice',
      modifiedOn: iso(0),
      startedOn: null,
      completedOn: null,
      executionTimeSpan: null,
      retryCount: 0,
      progress: null,
      stage: null,
      message: null,
      friendlyMessage: null,
      errorCode: null,
      result: null,
      recurrencePattern: null,
      recurrenceStartTime: null,
      lease: null,
    },
  });
});

test('what is not given, or null, has its default', async () => {
  const gateway = await startGateway();
  const { id } = await create(gateway, { priority: null, maxRetries: null, requestId: null, data: null });
  const document = `query ($id: ID!) { asyncOperation(id: $id) { statusCode priority maxRetries requestId data } }`;
  expect(await gateway.ask(document, { id })).toEqual({
    asyncOperation: { statusCode: 'WAITING_FOR_RESOURCES', priority: 0, maxRetries: 3, requestId: null, data: null },
  });
});

test('a known requestId answers with the first operation, whatever else is given', async () => {
  const gateway = await startGateway();
  const first = await create(gateway, { requestId: 'request-1', name: 'First' });
  const again = await tryCreate(gateway, { requestId: 'request-1', name: 'Second', postponeUntil: iso(-60_000) });
  expect(again).toMatchObject({ outcome: 'EXISTING', operation: { id: first.id, name: 'First', version: 1 } });
});

test('of two with one requestId in one batch, the second is EXISTING', async () => {
  const gateway = await startGateway();
  const results = await createAll(gateway, [{ requestId: 'r' }, { requestId: 'r', name: 'Other' }, {}]);
  const [first, second, third] = results.map(({ operation }) => operation?.id);
  expect(results.map(({ outcome }) => outcome)).toEqual(['CREATED', 'EXISTING', 'CREATED']);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test('two requests at the same time with one requestId make one operation', async () => {
  const gateway = await startGateway();
  const results = await Promise.all([1, 2, 3].map(() => tryCreate(gateway, { requestId: 'r' })));
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(['CREATED', 'EXISTING', 'EXISTING']);
  expect(new Set(results.map(({ operation }) => operation?.id)).size).toBe(1);
});

test('a batch with bad members creates the others, and says which failed', async () => {
  const gateway = await startGateway();
  const results = await createAll(gateway, [
    { name: 'First' },
    { name: '  ' },
    { operationType: 12_345 },
    { postponeUntil: iso(-1) },
    { name: 'Last' },
  ]);
  expect(results).toMatchObject([
    { outcome: 'CREATED', operation: { name: 'First' } },
    { __typename: 'InvalidInputError', code: 'INVALID_INPUT', field: ['input', '1', 'name'] },
    { __typename: 'InvalidInputError', code: 'TYPE_NOT_RECOGNIZED', field: ['input', '2', 'operationType'] },
    { __typename: 'InvalidInputError', code: 'INVALID_INPUT', field: ['input', '3', 'postponeUntil'] },
    { outcome: 'CREATED', operation: { name: 'Last' } },
  ]);
  expect(await gateway.ask('{ asyncOperations { totalCount } }')).toEqual({ asyncOperations: { totalCount: 2 } });
});

test('what GraphQL itself refuses in one member refuses the whole batch, and says where', async () => {
  const gateway = await startGateway();
  const document = `mutation ($input: [CreateAsyncOperationInput!]!) { createAsyncOperations(input: $input) { __typename } }`;
  const sound = { name: 'A', operationType: importType };
  for (const wrong of [{ priority: 2 ** 31 }, { priority: 0.5 }, { ownerId: 5 }]) {
    const [error] = await gateway.askForErrors(document, { input: [sound, { ...sound, ...wrong }] });
    expect(error?.message).toContain(`at "input[1].${Object.keys(wrong)[0]}"`);
  }
  expect(gateway.engine.head).toBe(0);
});

test('an empty batch is done at once', async () => {
  expect(await createAll(await startGateway(), [])).toEqual([]);
});

test('a batch beyond the limit is refused before anything of it is done', async () => {
  const gateway = await startGateway({ limits: { batchSize: 2 } });
  const document = `mutation ($input: [CreateAsyncOperationInput!]!) { createAsyncOperations(input: $input) { __typename } }`;
  const input = [1, 2, 3].map((number) => ({ name: `Number ${number}`, operationType: importType }));
  expect(await gateway.askForErrors(document, { input })).toMatchObject([
    {
      message: 'input has 3 members; at most 2 are allowed in one request.',
      extensions: { code: 'INVALID_INPUT', field: ['input'] },
    },
  ]);
  expect(gateway.engine.head).toBe(0);
});

test('where the engine takes no more, the caller is told to come again', async () => {
  const gateway = await startGateway({ mostPending: 1 });
  const document = `mutation { createAsyncOperation(input: { name: "A", operationType: 5 }) { __typename } }`;
  const first = create(gateway);
  const [error] = await gateway.askForErrors(document);
  expect(error).toMatchObject({ message: expect.stringContaining('try again'), extensions: { code: 'OVERLOADED' } });
  expect(await first).toMatchObject({ version: 1 });
});

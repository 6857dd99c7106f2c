import { describe, expect, test } from 'vitest';
import { startGateway, type Variables } from './gateway-fixture.ts';
import { operationIn } from './operation-in-status.ts';
import { act, create, createAll, iso, only, type ResultData, read, settleAll, tryCreate, update } from './requests.ts';

/** What is given for a DateTime and names no moment is a fault of its field alone, in its turn. */
const wanted = 'write a date and time of RFC 3339 with its offset';
const examples = '"2030-01-31T18:00:00Z" or "2030-01-31T18:00:00+01:00"';

function fault(field: readonly string[], shown = '"tomorrow"'): ResultData {
  const message = `${field.at(-1)} is ${shown}, which is not a DateTime: ${wanted}, such as ${examples}.`;
  return { __typename: 'InvalidInputError', code: 'INVALID_INPUT', message, field };
}

const nobody = '019bc1a0-0000-7000-8000-000000000000';

describe('createAsyncOperations', () => {
  test('creates the others of the batch, and says which failed', async () => {
    const gateway = await startGateway();
    const results = await createAll(gateway, [{ name: 'First' }, { postponeUntil: 'tomorrow' }, { name: 'Last' }]);
    expect(results).toEqual([
      expect.objectContaining({ outcome: 'CREATED', operation: expect.objectContaining({ name: 'First' }) }),
      fault(['input', '1', 'postponeUntil']),
      expect.objectContaining({ outcome: 'CREATED', operation: expect.objectContaining({ name: 'Last' }) }),
    ]);
    expect(await gateway.ask('{ asyncOperations { totalCount } }')).toEqual({ asyncOperations: { totalCount: 2 } });
  });

  test.each([
    ['"tomorrow"', '"tomorrow"'],
    ['5', '5'],
    ['true', 'true'],
    ['soon', 'soon'],
    ['{ year: 2030 }', '{year: 2030}'],
    ['[]', '[]'],
  ])('creates the others where %s stands in the document', async (literal, shown) => {
    const gateway = await startGateway();
    const answer = await gateway.ask<{ createAsyncOperations: ResultData[] }>(`mutation { createAsyncOperations(input: [
      { name: "A", operationType: 5, postponeUntil: ${literal} }
      { name: "B", operationType: 5 }
    ]) { __typename ... on InvalidInputError { code message field } } }`);
    expect(answer.createAsyncOperations).toEqual([
      fault(['input', '0', 'postponeUntil'], shown),
      { __typename: 'CreateAsyncOperationSuccess' },
    ]);
  });
});

describe('createAsyncOperation', () => {
  test.each([
    ['2030-01-31T18:00:00', '"2030-01-31T18:00:00"'],
    ['', '""'],
    [1_900_000_000, '1900000000'],
    [true, 'true'],
    [['2030-01-31T18:00:00Z', 1], 'a list'],
    [{ year: 2030 }, 'an object'],
    ['x'.repeat(100_000), `"${'x'.repeat(100)}…"`],
    [`${'x'.repeat(99)}😀😀`, `"${'x'.repeat(99)}\ufffd…"`],
  ])('names %j', async (postponeUntil, shown) => {
    const gateway = await startGateway();
    expect(await tryCreate(gateway, { postponeUntil })).toEqual(fault(['input', 'postponeUntil'], shown));
    expect(gateway.engine.head).toBe(0);
  });

  test('is refused also where its requestId is known: it was wrong the first time too', async () => {
    const gateway = await startGateway();
    await create(gateway, { requestId: 'request-1' });
    expect(await tryCreate(gateway, { requestId: 'request-1', postponeUntil: 'tomorrow' })).toEqual(
      fault(['input', 'postponeUntil']),
    );
  });

  test('names recurrenceStartTime', async () => {
    const gateway = await startGateway();
    const given = { recurrencePattern: 'FREQ=DAILY', recurrenceStartTime: 'tomorrow' };
    expect(await tryCreate(gateway, given)).toEqual(fault(['input', 'recurrenceStartTime']));
  });
});

/** As a time that has passed: after whether the operation is there, is as it was seen, and may be changed in this way. */
describe.each([
  ['postponeAsyncOperation', 'CANNOT_PAUSE', (gateway, input) => act(gateway, 'POSTPONE', input)],
  ['updateAsyncOperation', 'CANNOT_PAUSE', update],
] as const satisfies readonly (readonly [string, string, typeof update])[])('%s', (_name, restricted, ask) => {
  const postponeUntil = 'tomorrow';

  test('names the field, and changes nothing', async () => {
    const gateway = await startGateway();
    const before = await create(gateway);
    expect(await ask(gateway, { id: before.id, postponeUntil })).toEqual(fault(['input', 'postponeUntil']));
    expect(await read(gateway, before.id)).toEqual(before);
  });

  test('judges it last', async () => {
    const gateway = await startGateway();
    const done = await operationIn(gateway, 'SUCCEEDED');
    const job = await operationIn(gateway, 'IN_PROGRESS', 9);
    const code = async (input: Variables) => (await ask(gateway, { ...input, postponeUntil })).code;
    expect(await code({ id: nobody })).toBe('NOT_FOUND');
    expect(await code({ id: done.id, expectedVersion: 1 })).toBe('INVALID_STATE_CHANGE_UNEXPECTED');
    expect(await code({ id: done.id })).toBe('INVALID_STATE_CHANGE_TO_SUSPENDED');
    expect(await code({ id: job.id })).toBe(restricted);
  });
});

describe('settleAsyncOperations', () => {
  test('settles the others of the batch, and says which failed', async () => {
    const gateway = await startGateway();
    const held = [await operationIn(gateway, 'IN_PROGRESS'), await operationIn(gateway, 'IN_PROGRESS')];
    const input = held.map(({ id, lease }) => ({ id, epoch: lease?.epoch, outcome: 'WAITING' }));
    const [first, second] = await settleAll(gateway, [
      { ...input[0], postponeUntil: 'tomorrow' },
      { ...input[1], postponeUntil: iso(60_000) },
    ]);
    expect(first).toEqual(fault(['input', '0', 'postponeUntil']));
    expect(second).toMatchObject({ operation: { statusCode: 'WAITING', postponeUntil: iso(60_000) } });
    expect(await read(gateway, held[0]?.id ?? '')).toEqual(held[0]);
  });

  test('judges it last', async () => {
    const gateway = await startGateway();
    const { id, lease } = await operationIn(gateway, 'IN_PROGRESS');
    const settle = async (given: Variables) => only(await settleAll(gateway, [{ postponeUntil: 5, ...given }]));
    expect((await settle({ id: nobody, epoch: 1, outcome: 'WAITING' })).code).toBe('LEASE_LOST');
    expect((await settle({ id, epoch: lease?.epoch, outcome: 'PAUSED' })).code).toBe('INVALID_STATE_CHANGE');
    expect((await settle({ id, epoch: lease?.epoch, outcome: 'SUCCEEDED' })).message).toContain('goes with WAITING');
    expect(await settle({ id, epoch: lease?.epoch, outcome: 'FAILED' })).toEqual(
      fault(['input', '0', 'postponeUntil'], '5'),
    );
  });
});

describe('applyBulkAction', () => {
  const document = `mutation ($input: BulkActionInput!) {
    applyBulkAction(input: $input) { __typename ... on InvalidInputError { code message field } }
  }`;

  test.each([
    [{ action: 'POSTPONE', filter: {}, postponeUntil: 'tomorrow' }, ['input', 'postponeUntil']],
    [
      { action: 'CANCEL', filter: { createdOn: { from: iso(0), to: 'tomorrow' } } },
      ['input', 'filter', 'createdOn', 'to'],
    ],
    [{ action: 'CANCEL', filter: { completedOn: { from: 'tomorrow' } } }, ['input', 'filter', 'completedOn', 'from']],
  ])('%j names the field, and changes nothing', async (input, field) => {
    const gateway = await startGateway();
    const before = await create(gateway);
    expect(await gateway.ask(document, { input })).toEqual({ applyBulkAction: fault(field) });
    expect(await read(gateway, before.id)).toEqual(before);
  });
});

describe('a filter', () => {
  const queries = [
    'query ($filter: AsyncOperationFilter) { asyncOperations(filter: $filter) { totalCount } }',
    'query ($filter: AsyncOperationFilter) { asyncOperationCounts(filter: $filter) { total } }',
    'query ($filter: AsyncOperationFilter) { asyncOperationEvents(filter: $filter) { position } }',
  ];
  const subscriptions = [
    'subscription ($filter: AsyncOperationFilter) { asyncOperationsChanged(filter: $filter) { position } }',
    'subscription ($filter: AsyncOperationFilter) { asyncOperationCountsChanged(filter: $filter) { total } }',
  ];
  const { message } = fault(['from']);

  test.each(queries)('of %s names the field', async (document) => {
    const gateway = await startGateway();
    for (const range of ['createdOn', 'modifiedOn', 'completedOn']) {
      expect(await gateway.askForErrors(document, { filter: { [range]: { from: 'tomorrow' } } })).toEqual([
        expect.objectContaining({ message, extensions: { code: 'INVALID_INPUT', field: ['filter', range, 'from'] } }),
      ]);
    }
  });

  test.each(subscriptions)('of %s names the field', async (document) => {
    const gateway = await startGateway();
    const watching = gateway.watch(document, { filter: { modifiedOn: { from: 'tomorrow' } } });
    await expect(watching).rejects.toMatchObject({
      errors: [{ message, extensions: { code: 'INVALID_INPUT', field: ['filter', 'modifiedOn', 'from'] } }],
    });
    expect(gateway.live.streams).toBe(0);
  });
});

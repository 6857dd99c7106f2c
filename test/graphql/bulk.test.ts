import { expect, test } from 'vitest';
import { formatPosition } from '../../src/core/position.ts';
import { type Gateway, minute, startGateway, type Variables } from './gateway-fixture.ts';
import { operationIn } from './operation-in-status.ts';
import { create, createAll, iso, read, restrictedType } from './requests.ts';

async function bulk(gateway: Gateway, input: Variables): Promise<Record<string, unknown>> {
  const document = `mutation ($input: BulkActionInput!) {
    applyBulkAction(input: $input) {
      __typename
      ... on BulkActionSuccess { position matched applied refused { code count examples } endCursor }
      ... on InvalidInputError { code message field }
    }
  }`;
  return (await gateway.ask<{ applyBulkAction: Record<string, unknown> }>(document, { input })).applyBulkAction;
}

test('by ids: each is judged by itself, and the refusals are told by reason', async () => {
  const gateway = await startGateway();
  const ready = await create(gateway);
  const done = await operationIn(gateway, 'SUCCEEDED');
  const job = await create(gateway, { operationType: restrictedType });
  const ids = [ready.id, done.id, job.id, 'nothing'];
  const { refused, ...result } = await bulk(gateway, { action: 'CANCEL', ids, reason: 'Clean up' });
  expect(result).toEqual({
    __typename: 'BulkActionSuccess',
    position: formatPosition(gateway.engine.reads.logId, gateway.engine.head),
    matched: 4,
    applied: 1,
    endCursor: null,
  });
  expect(refused).toEqual(
    expect.arrayContaining([
      { code: 'INVALID_STATE_CHANGE_TO_COMPLETE', count: 1, examples: [done.id] },
      { code: 'CANNOT_CANCEL', count: 1, examples: [job.id] },
      { code: 'NOT_FOUND', count: 1, examples: ['nothing'] },
    ]),
  );
  expect((await read(gateway, ready.id))?.statusCode).toBe('CANCELED');
});

test('by filter: all that match now, and no others', async () => {
  const gateway = await startGateway();
  await createAll(gateway, [{ ownerId: 'bob' }, { ownerId: 'eve' }, { ownerId: 'bob' }]);
  const filter = { ownerId: 'bob' };
  expect(await bulk(gateway, { action: 'POSTPONE', filter, postponeUntil: iso(minute) })).toMatchObject({
    matched: 2,
    applied: 2,
    refused: [],
  });
  const document = '{ asyncOperations(filter: { statusCode: WAITING }) { nodes { ownerId postponeUntil } } }';
  const postponed = { ownerId: 'bob', postponeUntil: iso(minute) };
  expect(await gateway.ask(document)).toEqual({ asyncOperations: { nodes: [postponed, postponed] } });
});

test('in slices: each begins where the one before ended, and the last says so', async () => {
  const gateway = await startGateway();
  await createAll(gateway, [{}, {}, {}, {}, {}]);
  const slice = (after: unknown) => bulk(gateway, { action: 'CANCEL', filter: {}, first: 2, after });
  const first = await slice(null);
  const second = await slice(first['endCursor']);
  const third = await slice(second['endCursor']);
  expect([first, second, third].map(({ matched, applied }) => [matched, applied])).toEqual([
    [2, 2],
    [2, 2],
    [1, 1],
  ]);
  expect([typeof second['endCursor'], third['endCursor']]).toEqual(['string', null]);
  expect(await slice(second['endCursor'])).toMatchObject({ matched: 1, applied: 0, endCursor: null });
});

const cursor = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');

test.each([
  ['no cursor', () => 'x', 'is not a cursor of this list: give back one that it handed out, as it is.'],
  [
    'the cursor of a page',
    (log: string) => cursor([log, 'CREATED_ON', 'ASC', 1, 1]),
    'is not a cursor of this list: give back one that it handed out, as it is.',
  ],
  [
    'a cursor with a place that is none',
    (log: string) => cursor([log, 'BULK', 1, 1, '1']),
    'is not a cursor of this list: give back one that it handed out, as it is.',
  ],
  [
    'a cursor of another database',
    () => cursor(['0190a0e2-6b1a-7b3c-8d4e-5f6a7b8c9d0e', 'BULK', 1, 1, 1]),
    'is a cursor of another database.',
  ],
])('%s: refused by name', async (_what, after, message) => {
  const gateway = await startGateway();
  const input = { action: 'CANCEL', filter: {}, after: after(gateway.engine.reads.logId) };
  expect(await bulk(gateway, input)).toMatchObject({ message: `after ${message}`, field: ['input', 'after'] });
});

test('a dry run tells the same and changes nothing', async () => {
  const gateway = await startGateway();
  const ready = await create(gateway);
  const done = await operationIn(gateway, 'SUCCEEDED');
  const { head } = gateway.engine;
  for (const target of [{ ids: [ready.id, done.id] }, { filter: {} }]) {
    expect(await bulk(gateway, { action: 'CANCEL', ...target, dryRun: true })).toMatchObject({
      applied: 1,
      refused: [{ code: 'INVALID_STATE_CHANGE_TO_COMPLETE', count: 1, examples: [done.id] }],
    });
  }
  expect(gateway.engine.head).toBe(head);
});

test.each([
  ['neither ids nor filter', { action: 'CANCEL' }, ['ids'], 'Give ids or filter: one of the two.'],
  ['both of them', { action: 'CANCEL', ids: [], filter: {} }, ['filter'], 'Give ids or filter, not both.'],
  ['POSTPONE without a time', { action: 'POSTPONE', ids: [] }, ['postponeUntil'], 'POSTPONE needs postponeUntil.'],
  [
    'a time without POSTPONE',
    { action: 'CANCEL', ids: [], postponeUntil: iso(minute) },
    ['postponeUntil'],
    'postponeUntil goes with POSTPONE alone.',
  ],
  [
    'a time that has passed',
    { action: 'POSTPONE', ids: [], postponeUntil: iso(-1) },
    ['postponeUntil'],
    `postponeUntil must be in the future: ${iso(-1)} is not after ${iso(0)}.`,
  ],
  [
    'too many ids',
    { action: 'CANCEL', ids: ['a', 'b', 'c'] },
    ['ids'],
    'ids lists 3 operations; at most 2 are allowed.',
  ],
  [
    'a filter at fault',
    { action: 'CANCEL', filter: { ids: ['a', 'b', 'c'] } },
    ['filter', 'ids'],
    'ids lists 3 values; at most 2 are allowed.',
  ],
  [
    'too long a reason',
    { action: 'CANCEL', ids: [], reason: 'x'.repeat(1_001) },
    ['reason'],
    'reason has 1001 characters; at most 1000 are allowed.',
  ],
])('%s: refused by name', async (_what, input, field, message) => {
  const gateway = await startGateway({ limits: { batchSize: 2 } });
  expect(await bulk(gateway, input)).toEqual({
    __typename: 'InvalidInputError',
    code: 'INVALID_INPUT',
    message,
    field: ['input', ...field],
  });
});

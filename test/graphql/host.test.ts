import { describe, expect, test } from 'vitest';
import { type Gateway, minute, startGateway } from './gateway-fixture.ts';
import { operationIn } from './operation-in-status.ts';
import {
  act,
  claim,
  create,
  heartbeatAll,
  iso,
  type OperationData,
  only,
  operationOf,
  read,
  settle,
  settleAll,
} from './requests.ts';

function under({ id, lease }: OperationData): { id: string; epoch: number | undefined } {
  return { id, epoch: lease?.epoch };
}

async function details(gateway: Gateway, id: string): Promise<unknown> {
  const document = `query ($id: ID!) { asyncOperation(id: $id) {
    statusCode progress stage message friendlyMessage errorCode data result retryCount postponeUntil
    completedOn executionTimeSpan lease { expiresOn heartbeatOn }
  } }`;
  return (await gateway.ask<{ asyncOperation: unknown }>(document, { id })).asyncOperation;
}

describe('heartbeat', () => {
  test('tells progress and extends the lease', async () => {
    const gateway = await startGateway();
    await create(gateway);
    const held = only(await claim(gateway, { leaseSeconds: 60 }));
    gateway.clock.advance(30_000);
    const told = { progress: 0.25, stage: 'reading', message: 'row 25' };
    expect(await heartbeatAll(gateway, [{ ...under(held), ...told }])).toMatchObject([
      { __typename: 'HeartbeatSuccess', request: 'NONE', operation: { statusCode: 'IN_PROGRESS', version: 3 } },
    ]);
    expect(await details(gateway, held.id)).toMatchObject({
      ...told,
      executionTimeSpan: 30,
      lease: { expiresOn: iso(90_000), heartbeatOn: iso(30_000) },
    });
  });

  test('with nothing to tell changes the lease alone', async () => {
    const gateway = await startGateway();
    const held = await operationIn(gateway, 'IN_PROGRESS');
    const [answer] = await heartbeatAll(gateway, [under(held)]);
    expect(answer?.operation?.version).toBe(held.version);
  });

  test.each([
    ['PAUSE', 'PAUSE'],
    ['POSTPONE', 'PAUSE'],
    ['CANCEL', 'CANCEL'],
  ] as const)('brings the request after %s: %s', async (action, request) => {
    const gateway = await startGateway();
    const held = await operationIn(gateway, 'IN_PROGRESS');
    operationOf(await act(gateway, action, { id: held.id }));
    expect(await heartbeatAll(gateway, [under(held)])).toMatchObject([{ request }]);
  });

  test('answers each by itself, with the path of what is wrong', async () => {
    const gateway = await startGateway();
    const held = await operationIn(gateway, 'IN_PROGRESS');
    const results = await heartbeatAll(gateway, [
      { ...under(held), progress: 1.5 },
      { id: held.id, epoch: 7 },
      { id: held.id, epoch: 0 },
      { ...under(held), stage: 'x'.repeat(257) },
      { id: 'nothing', epoch: 1 },
      { ...under(held), progress: 1 },
    ]);
    expect(results).toMatchObject([
      { code: 'INVALID_INPUT', field: ['input', '0', 'progress'], message: 'progress must be from 0 to 1; it is 1.5.' },
      {
        code: 'INVALID_INPUT',
        field: ['input', '1', 'epoch'],
        message: '7 was never an epoch of this operation: its newest epoch is 1.',
      },
      { code: 'INVALID_INPUT', field: ['input', '2', 'epoch'] },
      { code: 'INVALID_INPUT', field: ['input', '3', 'stage'] },
      { code: 'LEASE_LOST', current: null },
      { __typename: 'HeartbeatSuccess' },
    ]);
  });

  test('a late host changes nothing', async () => {
    const gateway = await startGateway();
    const { id } = await create(gateway);
    const late = only(await claim(gateway, { leaseSeconds: 1 }));
    gateway.clock.advance(1_000);
    await expect.poll(async () => (await read(gateway, id))?.statusCode, { interval: 1 }).toBe('WAITING_FOR_RESOURCES');
    const next = only(await claim(gateway, { hostId: 'host-2' }));
    expect(await heartbeatAll(gateway, [{ ...under(late), progress: 0.9 }])).toMatchObject([
      { code: 'LEASE_LOST', current: { id, lease: { hostId: 'host-2', epoch: 2 } } },
    ]);
    expect(await settleAll(gateway, [{ ...under(late), outcome: 'SUCCEEDED' }])).toMatchObject([
      { code: 'LEASE_LOST' },
    ]);
    expect(await read(gateway, id)).toEqual(next);
  });
});

describe('settle', () => {
  test('SUCCEEDED keeps the result and ends the lease', async () => {
    const gateway = await startGateway();
    const held = await operationIn(gateway, 'IN_PROGRESS');
    gateway.clock.advance(1_500);
    const settled = await settle(gateway, held, 'SUCCEEDED', { result: { rows: 3 }, friendlyMessage: 'Done' });
    expect(settled).toMatchObject({ statusCode: 'SUCCEEDED', lease: null });
    expect(await details(gateway, held.id)).toMatchObject({
      result: { rows: 3 },
      friendlyMessage: 'Done',
      completedOn: iso(1_500),
      executionTimeSpan: 1.5,
      lease: null,
    });
  });

  test('FAILED is tried again, then fails for good', async () => {
    const gateway = await startGateway();
    await create(gateway, { maxRetries: 1 });
    const first = only(await claim(gateway));
    await settle(gateway, first, 'FAILED', { message: 'No answer', errorCode: 503, postponeUntil: iso(minute) });
    expect(await details(gateway, first.id)).toMatchObject({
      statusCode: 'WAITING',
      retryCount: 1,
      errorCode: 503,
      message: 'No answer',
      postponeUntil: iso(minute),
    });
    operationOf(await act(gateway, 'RESUME', { id: first.id }));
    await settle(gateway, only(await claim(gateway)), 'FAILED', { message: 'No answer' });
    expect(await details(gateway, first.id)).toMatchObject({ statusCode: 'FAILED', retryCount: 1 });
  });

  test('FAILED with retry: false fails for good at once; null means the default', async () => {
    const gateway = await startGateway();
    const gone = await operationIn(gateway, 'IN_PROGRESS');
    expect(await settle(gateway, gone, 'FAILED', { retry: false })).toMatchObject({ statusCode: 'FAILED' });
    const again = await operationIn(gateway, 'IN_PROGRESS');
    expect(await settle(gateway, again, 'FAILED', { retry: null })).toMatchObject({ statusCode: 'WAITING' });
  });

  test('PAUSED keeps its checkpoint, and what is null leaves things as they were', async () => {
    const gateway = await startGateway();
    await create(gateway, { data: { offset: 0 } });
    const first = only(await claim(gateway));
    operationOf(await act(gateway, 'PAUSE', { id: first.id }));
    await settle(gateway, first, 'PAUSED', { data: { offset: 10 } });
    operationOf(await act(gateway, 'RESUME', { id: first.id }));
    const second = only(await claim(gateway));
    operationOf(await act(gateway, 'PAUSE', { id: first.id }));
    await settle(gateway, second, 'PAUSED', { data: null, message: null, errorCode: null });
    expect(await details(gateway, first.id)).toMatchObject({ statusCode: 'WAITING', data: { offset: 10 } });
  });

  test('RELEASED gives it back with no retry counted; CANCELED obeys a cancel', async () => {
    const gateway = await startGateway();
    const data = { offset: 10 };
    const released = await settle(gateway, await operationIn(gateway, 'IN_PROGRESS'), 'RELEASED', { data });
    expect(released.statusCode).toBe('WAITING_FOR_RESOURCES');
    const held = only(await claim(gateway));
    expect(await details(gateway, held.id)).toMatchObject({ data });
    operationOf(await act(gateway, 'CANCEL', { id: held.id }));
    expect(await settle(gateway, held, 'CANCELED')).toMatchObject({ statusCode: 'CANCELED' });
    expect(await details(gateway, held.id)).toMatchObject({ retryCount: 0 });
  });

  test('answers each by itself, with the path of what is wrong, and changes nothing there', async () => {
    const gateway = await startGateway({ limits: { dataDepth: 2, dataCharacters: 20 } });
    const held = await operationIn(gateway, 'IN_PROGRESS');
    const results = await settleAll(gateway, [
      { ...under(held), outcome: 'SUCCEEDED', data: 1 },
      { ...under(held), outcome: 'RELEASED', result: 1 },
      { ...under(held), outcome: 'SUCCEEDED', result: [[[1]]] },
      { ...under(held), outcome: 'WAITING', data: { text: 'x'.repeat(20) } },
      { ...under(held), outcome: 'WAITING', postponeUntil: iso(-1) },
      { ...under(held), outcome: 'SUCCEEDED', postponeUntil: iso(minute) },
      { ...under(held), outcome: 'SUCCEEDED', retry: false },
      { ...under(held), outcome: 'SUCCEEDED', message: 'x'.repeat(100_001) },
      { id: held.id, epoch: 2, outcome: 'SUCCEEDED' },
      { ...under(held), outcome: 'PAUSED' },
    ]);
    const fields = ['data', 'result', 'result', 'data', 'postponeUntil', 'postponeUntil', 'retry', 'message', 'epoch'];
    expect(results).toMatchObject([
      ...fields.map((field, index) => ({ code: 'INVALID_INPUT', field: ['input', String(index), field] })),
      { __typename: 'InvalidStateChangeError', code: 'INVALID_STATE_CHANGE' },
    ]);
    expect(await read(gateway, held.id)).toEqual(held);
  });

  test('a bad member does not keep the others from being settled', async () => {
    const gateway = await startGateway();
    const first = await operationIn(gateway, 'IN_PROGRESS');
    const second = await operationIn(gateway, 'IN_PROGRESS');
    const results = await settleAll(gateway, [
      { ...under(first), outcome: 'SUCCEEDED', data: 1 },
      { ...under(second), outcome: 'SUCCEEDED' },
    ]);
    expect(results).toMatchObject([
      { code: 'INVALID_INPUT' },
      { operation: { id: second.id, statusCode: 'SUCCEEDED' } },
    ]);
    expect((await read(gateway, first.id))?.statusCode).toBe('IN_PROGRESS');
  });
});

describe('a checkpoint with a heartbeat', () => {
  test('is what the next run goes on from, when the lease has ended by itself', async () => {
    const gateway = await startGateway();
    await create(gateway, { data: { offset: 0 }, maxRetries: 1 });
    const held = only(await claim(gateway));
    await heartbeatAll(gateway, [{ ...under(held), data: { offset: 7 } }]);
    await heartbeatAll(gateway, [{ ...under(held), progress: 0.5, data: null }]);
    expect(await details(gateway, held.id)).toMatchObject({ statusCode: 'IN_PROGRESS', data: { offset: 7 } });
    operationOf(await act(gateway, 'PAUSE', { id: held.id }));
    await heartbeatAll(gateway, [{ ...under(held), data: { offset: 9 } }]);
    await settle(gateway, held, 'RELEASED');
    expect(await details(gateway, held.id)).toMatchObject({ data: { offset: 7 } });
  });

  test('that is too large or too deep is refused with its path, and renews nothing; others are renewed', async () => {
    const gateway = await startGateway({ limits: { dataDepth: 2, dataCharacters: 20 } });
    const held = await operationIn(gateway, 'IN_PROGRESS');
    const results = await heartbeatAll(gateway, [
      { ...under(held), data: [[[1]]] },
      { ...under(held), data: 'x'.repeat(20) },
      { ...under(held), data: [[1]] },
    ]);
    expect(results).toMatchObject([
      { code: 'INVALID_INPUT', field: ['input', '0', 'data'] },
      { code: 'INVALID_INPUT', field: ['input', '1', 'data'] },
      { operation: { statusCode: 'IN_PROGRESS' } },
    ]);
    expect(await details(gateway, held.id)).toMatchObject({ data: [[1]] });
  });
});

test.each([
  ['heartbeatAsyncOperations', 'HeartbeatInput', {}],
  ['settleAsyncOperations', 'SettleInput', { outcome: 'SUCCEEDED' }],
])('%s beyond the limit is refused before anything of it is done', async (name, type, rest) => {
  const gateway = await startGateway({ limits: { batchSize: 2 } });
  const held = await operationIn(gateway, 'IN_PROGRESS');
  const input = [1, 2, 3].map(() => ({ ...under(held), ...rest }));
  const document = `mutation ($input: [${type}!]!) { ${name}(input: $input) { __typename } }`;
  expect(await gateway.askForErrors(document, { input })).toMatchObject([
    {
      message: 'input has 3 members; at most 2 are allowed in one request.',
      extensions: { code: 'INVALID_INPUT', field: ['input'] },
    },
  ]);
  expect(await read(gateway, held.id)).toEqual(held);
});

describe('a lease that is named with its host', () => {
  test('takes what comes under that name, and refuses what comes under another', async () => {
    const gateway = await startGateway();
    const held = await operationIn(gateway, 'IN_PROGRESS');
    const own = { ...under(held), hostId: held.lease?.hostId };
    const foreign = { ...own, hostId: 'somebody else' };
    const lost = { __typename: 'LeaseLostError', code: 'LEASE_LOST' };
    expect(await heartbeatAll(gateway, [own, foreign])).toMatchObject([{ __typename: 'HeartbeatSuccess' }, lost]);
    expect(await settleAll(gateway, [{ ...foreign, outcome: 'FAILED' }])).toMatchObject([lost]);
    expect(await settleAll(gateway, [{ ...own, outcome: 'SUCCEEDED' }])).toMatchObject([
      { operation: { statusCode: 'SUCCEEDED' } },
    ]);
  });
});

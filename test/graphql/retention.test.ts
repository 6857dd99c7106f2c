import { expect, test } from 'vitest';
import { formatPosition } from '../../src/core/position.ts';
import { dayMs, keepEverything, type Retention } from '../../src/core/retention.ts';
import type { Reads } from '../../src/engine/engine.ts';
import { type Gateway, minute, startGateway } from './gateway-fixture.ts';
import { act, claim, create, createAll, only, operationOf, settle, tryCreate } from './requests.ts';

const at = (gateway: Gateway, position: number) => formatPosition(gateway.engine.reads.logId, position);

const eventsOnly: Retention = { ...keepEverything, eventsMs: dayMs };

/** Lets time pass in steps that no clock would take for a jump, until what is asked for is so. */
async function pass(gateway: Gateway, isSo: () => Promise<boolean>): Promise<void> {
  for (let minutes = 0; !(await isSo()); minutes += 1) {
    if (minutes > 3 * 1_440) throw new Error('it has not become so in three days');
    gateway.clock.advance(minute);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const floorIs = (gateway: Gateway, floor: number) => async () => (await gateway.engine.reads.floor()) === floor;

const oneOperation = `query ($id: ID!, $after: LogPosition, $asOf: LogPosition, $first: Int) {
  asyncOperation(id: $id, asOf: $asOf) {
    statusCode data position
    history(first: $first, after: $after) { nodes { kind position } position hasNextPage }
  }
}`;

interface OneOperation {
  readonly asyncOperation: {
    readonly statusCode: string;
    readonly data: unknown;
    readonly history: { readonly nodes: readonly { kind: string }[]; position: string; hasNextPage: boolean };
  } | null;
}

test('an operation outlives its events; its history begins with the first that is kept', async () => {
  const gateway = await startGateway({ retention: eventsOnly });
  const { id } = await create(gateway, { data: { step: 1 } });
  await settle(gateway, only(await claim(gateway, { leaseSeconds: 600 })), 'WAITING', { data: { step: 2 } });
  await create(gateway);
  await pass(gateway, floorIs(gateway, 3));
  const { asyncOperation } = await gateway.ask<OneOperation>(oneOperation, { id });
  expect(asyncOperation).toMatchObject({ statusCode: 'WAITING', data: { step: 2 }, position: at(gateway, 3) });
  const none = { nodes: [], position: at(gateway, 3), hasNextPage: false };
  expect(asyncOperation?.history).toEqual(none);
  expect((await gateway.ask<OneOperation>(oneOperation, { id, first: 0 })).asyncOperation?.history).toEqual(none);

  operationOf(await act(gateway, 'CANCEL', { id }));
  expect((await gateway.ask<OneOperation>(oneOperation, { id })).asyncOperation?.history).toEqual({
    nodes: [{ kind: 'CANCELED', position: at(gateway, 5) }],
    position: at(gateway, 5),
    hasNextPage: false,
  });
  expect(await gateway.ask(oneOperation, { id, asOf: at(gateway, 3) })).toMatchObject({
    asyncOperation: { statusCode: 'WAITING', data: { step: 2 } },
  });
  expect(await gateway.askForErrors(oneOperation, { id, asOf: at(gateway, 2) })).toMatchObject([
    { message: 'asOf is older than the events that are kept.', extensions: { field: ['asOf'] } },
  ]);
  const log = await gateway.ask('{ asyncOperationEvents { nodes { kind position } position hasNextPage } }');
  expect(log).toEqual({
    asyncOperationEvents: {
      nodes: [
        { kind: 'CREATED', position: at(gateway, 4) },
        { kind: 'CANCELED', position: at(gateway, 5) },
      ],
      position: at(gateway, 5),
      hasNextPage: false,
    },
  });
});

test('a watcher sees the platform delete what was kept long enough; its requestId is free then', async () => {
  const retention = { ...keepEverything, operations: { ...keepEverything.operations, CANCELED: dayMs } };
  const gateway = await startGateway({ retention });
  const { id } = await create(gateway, { requestId: 'once' });
  const stream = await gateway.watch<{ asyncOperationsChanged: unknown }>(
    'subscription { asyncOperationsChanged { change event { kind actor reason } operation { id } } }',
  );
  expect((await stream.next()).value).toMatchObject({ asyncOperationsChanged: { change: null } });
  operationOf(await act(gateway, 'CANCEL', { id }));
  expect((await stream.next()).value).toMatchObject({ asyncOperationsChanged: { event: { kind: 'CANCELED' } } });
  expect(await tryCreate(gateway, { requestId: 'once' })).toMatchObject({ outcome: 'EXISTING' });
  await pass(gateway, async () => (await gateway.engine.reads.operations([id]))[0] === null);
  let deleted: unknown = null;
  for await (const message of stream) {
    const { event } = Object(message).asyncOperationsChanged;
    if (event === null) continue;
    deleted = message;
    break;
  }
  expect(deleted).toEqual({
    asyncOperationsChanged: {
      change: 'LEFT',
      event: { kind: 'DELETED', actor: 'platform', reason: 'Canceled operations are kept for 1 day.' },
      operation: { id },
    },
  });
  expect(await tryCreate(gateway, { requestId: 'once' })).toMatchObject({ outcome: 'CREATED' });
});

/** As if the log were cut to `floor` when it has been asked for `times` times. */
function cutMeanwhile(gateway: Gateway, times: number, floor: number, over: Partial<Reads> = {}) {
  let asked = 0;
  const reads: Reads = {
    ...gateway.engine.reads,
    floor: async () => {
      asked += 1;
      return asked > times ? floor : 0;
    },
    ...over,
  };
  return { engine: { ...gateway.engine, reads } };
}

test('a position whose events are cut while they are read is refused', async () => {
  const gateway = await startGateway();
  const { id } = await create(gateway);
  await createAll(gateway, [{}, {}]);
  const after = {
    field: 'after',
    document: 'query ($at: LogPosition) { asyncOperationEvents(after: $at) { position } }',
  };
  const ofOne = `query ($id: ID!, $at: LogPosition) { asyncOperation(id: $id) { history(after: $at) { position } } }`;
  const asOf = `query ($id: ID!, $at: LogPosition) { asyncOperation(id: $id, asOf: $at) { name } }`;
  for (const { field, document } of [after, { field: 'after', document: ofOne }, { field: 'asOf', document: asOf }]) {
    const variables = { at: at(gateway, 1), ...(document.includes('$id') ? { id } : {}) };
    expect(await gateway.ask(document, variables, cutMeanwhile(gateway, 99, 2))).toBeDefined();
    expect(await gateway.askForErrors(document, variables, cutMeanwhile(gateway, 1, 2))).toMatchObject([
      { message: `${field} is older than the events that are kept.`, extensions: { field: [field] } },
    ]);
  }
});

test('the log from its beginning begins where it was cut meanwhile', async () => {
  const gateway = await startGateway();
  await createAll(gateway, [{}, {}, {}]);
  const document = '{ asyncOperationEvents(first: 2) { nodes { position } position hasNextPage } }';
  const page = async (floor: number) => gateway.ask(document, {}, cutMeanwhile(gateway, 1, floor));
  expect(await page(1)).toEqual({
    asyncOperationEvents: { nodes: [{ position: at(gateway, 2) }], position: at(gateway, 2), hasNextPage: true },
  });
  expect(await page(2)).toEqual({
    asyncOperationEvents: { nodes: [], position: at(gateway, 2), hasNextPage: true },
  });
});

test('a payload that is no longer kept is an error on its field, and not null', async () => {
  const gateway = await startGateway();
  const { id } = await create(gateway, { data: { step: 1 } });
  const context = cutMeanwhile(gateway, 99, 0, { payload: async () => null });
  expect(
    await gateway.askForErrors('query ($id: ID!) { asyncOperation(id: $id) { name data } }', { id }, context),
  ).toEqual([
    expect.objectContaining({
      message: 'The data of this event is no longer kept. Read the operation again.',
      path: ['asyncOperation', 'data'],
      extensions: { code: 'NO_LONGER_KEPT' },
    }),
  ]);
});

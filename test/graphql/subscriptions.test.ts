import { createSourceEventStream, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { formatPosition } from '../../src/core/position.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { type Gateway, startGateway, take, type Variables } from './gateway-fixture.ts';
import { operationIn } from './operation-in-status.ts';
import { act, claim, create, createAll, only, operationOf, settle } from './requests.ts';

interface UpdateData {
  readonly position: string;
  readonly change: string | null;
  readonly event: { readonly kind: string } | null;
  readonly operation: { readonly id: string; readonly statusCode: string } | null;
  readonly reset: { readonly reason: string; readonly message: string } | null;
}

const update = `position change event { kind position operation { id statusCode version } }
  operation { id statusCode version } reset { reason message }`;

async function watchAll(gateway: Gateway, variables: Variables = {}): Promise<AsyncIterableIterator<UpdateData>> {
  const document = `subscription ($filter: AsyncOperationFilter, $after: LogPosition) {
    update: asyncOperationsChanged(filter: $filter, after: $after) { ${update} }
  }`;
  return updates(await gateway.watch<{ update: UpdateData }>(document, variables));
}

async function watchOne(gateway: Gateway, variables: Variables): Promise<AsyncIterableIterator<UpdateData>> {
  const document = `subscription ($id: ID!, $after: LogPosition) {
    update: asyncOperationChanged(id: $id, after: $after) { ${update} }
  }`;
  return updates(await gateway.watch<{ update: UpdateData }>(document, variables));
}

async function* updates(messages: AsyncIterable<{ readonly update: UpdateData }>): AsyncIterableIterator<UpdateData> {
  for await (const { update } of messages) yield update;
}

function told({ change, event, reset }: UpdateData): string {
  return change === null ? (reset?.reason ?? 'CHECKPOINT') : `${change} ${event?.kind}`;
}

test('a subscription without a position begins with a checkpoint at the end of the log, and goes on live', async () => {
  const gateway = await startGateway();
  const before = await create(gateway);
  const stream = await watchAll(gateway);
  expect(await take(stream, 1)).toEqual([
    { position: before.position, change: null, event: null, operation: null, reset: null },
  ]);
  const { id, position } = await create(gateway);
  const operation = { id, statusCode: 'WAITING_FOR_RESOURCES', version: 1 };
  expect(await take(stream, 1)).toEqual([
    { position, change: 'ENTERED', event: { kind: 'CREATED', position, operation }, operation, reset: null },
  ]);
});

test('after a position comes what happened since, a checkpoint, and what happens, without gap or repeat', async () => {
  const gateway = await startGateway();
  const first = await create(gateway);
  operationOf(await act(gateway, 'CANCEL', { id: first.id }));
  const second = await create(gateway);
  const stream = await watchAll(gateway, { after: first.position });
  const replayed = await take(stream, 3);
  expect(replayed.map(told)).toEqual(['CHANGED CANCELED', 'ENTERED CREATED', 'CHECKPOINT']);
  expect(replayed[0]?.operation).toMatchObject({ id: first.id, statusCode: 'CANCELED' });
  operationOf(await act(gateway, 'CANCEL', { id: second.id }));
  const positions = [...replayed, ...(await take(stream, 1))].map(({ position }) => position);
  const expected = [2, 3, 3, 4].map((position) => formatPosition(gateway.engine.reads.logId, position));
  expect(positions).toEqual(expected);
});

test('an operation enters a filter, changes within it, and leaves it', async () => {
  const gateway = await startGateway();
  const stream = await watchAll(gateway, { filter: { stateCode: 'LOCKED' } });
  expect((await take(stream, 1)).map(told)).toEqual(['CHECKPOINT']);
  const { id } = await create(gateway);
  const held = only(await claim(gateway));
  operationOf(await act(gateway, 'PAUSE', { id }));
  await settle(gateway, held, 'PAUSED');
  operationOf(await act(gateway, 'CANCEL', { id }));
  const messages = await take(stream, 3);
  expect(messages.map(told)).toEqual(['ENTERED CLAIMED', 'CHANGED PAUSE_REQUESTED', 'LEFT PAUSED']);
});

test('a deleted operation leaves', async () => {
  const gateway = await startGateway();
  const { id } = await operationIn(gateway, 'CANCELED');
  const stream = await watchOne(gateway, { id });
  expect((await take(stream, 1)).map(told)).toEqual(['CHECKPOINT']);
  await act(gateway, 'DELETE', { id });
  expect((await take(stream, 1)).map(told)).toEqual(['LEFT DELETED']);
});

test('one operation tells of itself alone', async () => {
  const gateway = await startGateway();
  const first = await create(gateway);
  const stream = await watchOne(gateway, { id: first.id, after: formatPosition(gateway.engine.reads.logId, 0) });
  const replayed = await take(stream, 2);
  expect(replayed.map(told)).toEqual(['ENTERED CREATED', 'CHECKPOINT']);
  expect(replayed[0]?.operation?.id).toBe(first.id);
  await createAll(gateway, [{}, {}]);
  operationOf(await act(gateway, 'CANCEL', { id: first.id }));
  expect((await take(stream, 1)).map(told)).toEqual(['CHANGED CANCELED']);
});

describe('a position that the log does not know gives a reset, and the stream goes on live', () => {
  test.each([
    ['of another database', () => formatPosition('00000000', 1)],
    ['beyond the end', (gateway: Gateway) => formatPosition(gateway.engine.reads.logId, 99)],
  ])('%s', async (_where, after) => {
    const gateway = await startGateway();
    const { position } = await create(gateway);
    const stream = await watchAll(gateway, { after: after(gateway) });
    const [reset, checkpoint] = await take(stream, 2);
    expect(checkpoint).toMatchObject({ position, change: null, reset: null });
    expect(reset).toMatchObject({
      position,
      change: null,
      event: null,
      operation: null,
      reset: { reason: 'POSITION_UNKNOWN', message: expect.stringContaining('Read again') },
    });
    await create(gateway);
    expect((await take(stream, 1)).map(told)).toEqual(['ENTERED CREATED']);
  });
});

test('counts come at once, and again when they change', async () => {
  const gateway = await startGateway();
  await create(gateway, { operationType: 10 });
  interface CountsData {
    readonly counts: {
      readonly position: string;
      readonly total: number;
      readonly byOperationType: readonly {
        readonly operationType: { readonly value: number };
        readonly count: number;
      }[];
    };
  }
  const stream = await gateway.watch<CountsData>(`subscription {
    counts: asyncOperationCountsChanged(filter: { stateCode: READY }) {
      position total byStatus { statusCode count } byOperationType { operationType { value } statusCode count }
    }
  }`);
  const [now] = await take(stream, 1);
  expect(now?.counts.total).toBe(1);
  gateway.clock.advance(1_000);
  const { position } = await create(gateway, { operationType: 1 });
  const [next] = await take(stream, 1);
  expect(next?.counts).toMatchObject({ position, total: 2 });
  expect(next?.counts.byOperationType.map(({ operationType }) => operationType.value)).toEqual([1, 10]);
});

test.each([
  ['asyncOperationsChanged', 'position'],
  ['asyncOperationCountsChanged', 'total'],
])('%s refuses a filter at fault by name, and opens no stream', async (field, selection) => {
  const gateway = await startGateway();
  const document = `subscription ($name: String) { ${field}(filter: { nameContains: $name }) { ${selection} } }`;
  await expect(gateway.watch(document, { name: 'x'.repeat(257) })).rejects.toMatchObject({
    errors: [{ extensions: { code: 'INVALID_INPUT', field: ['filter', 'nameContains'] } }],
  });
  expect(gateway.live.streams).toBe(0);
});

test('a client that leaves a quiet stream leaves nothing behind', async () => {
  const gateway = await startGateway();
  const document = parse('subscription { asyncOperationsChanged { position } }');
  const source = await createSourceEventStream({ schema: createSchema(), document, contextValue: gateway.context });
  if (!(Symbol.asyncIterator in source)) throw new Error('expected a stream');
  const iterator = source[Symbol.asyncIterator]();
  await iterator.next();
  const pending = iterator.next();
  expect(gateway.live.streams).toBe(1);
  await iterator.return?.();
  expect(await pending).toMatchObject({ done: true });
  expect(gateway.live.streams).toBe(0);
});

test('an id that is none is refused: its stream could never tell anything', async () => {
  const gateway = await startGateway();
  const watching = gateway.watch('subscription { asyncOperationChanged(id: "nope") { position } }');
  await expect(watching).rejects.toThrow('id is not a UUID, which the id of an operation is.');
});

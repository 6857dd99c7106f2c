import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventSource } from 'eventsource';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import {
  type AsyncOperationFilter,
  AsyncOperationsChangedDocument,
  type AsyncOperationsChangedSubscription,
  AsyncOperationsDocument,
  CancelAsyncOperationDocument,
  CreateAsyncOperationDocument,
} from '../../src/gql/graphql.ts';
import { eventually } from './eventually.ts';
import { type GatewayProcess, startGatewayProcess } from './gateway-process.ts';
import { request } from './request.ts';

type Update = AsyncOperationsChangedSubscription['asyncOperationsChanged'];

interface Watch {
  /** The next `count` messages. */
  take(count: number): Promise<Update[]>;
  close(): Promise<void>;
}

type Client = (url: string, variables: { filter?: AsyncOperationFilter; after?: string }) => Watch;

const query = AsyncOperationsChangedDocument.toString();

const overWebSocket: Client = (url, variables) => {
  const client = createSocketClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
  const messages = client.iterate<AsyncOperationsChangedSubscription>({ query, variables });
  return watch(messages, async () => client.dispose());
};

const overEventStream: Client = (url, variables) => {
  const client = createSseClient({ url, retryAttempts: 0 });
  const messages = client.iterate<AsyncOperationsChangedSubscription>({ query, variables });
  return watch(messages, async () => client.dispose());
};

function watch(
  messages: AsyncIterableIterator<{
    data?: AsyncOperationsChangedSubscription | null | undefined;
    errors?: readonly unknown[] | undefined;
  }>,
  dispose: () => Promise<void>,
): Watch {
  return {
    async take(count) {
      const updates: Update[] = [];
      while (updates.length < count) {
        const { value, done } = await messages.next();
        if (done || !value.data) throw new Error(`the stream ended: ${JSON.stringify(value?.errors)}`);
        updates.push(value.data.asyncOperationsChanged);
      }
      return updates;
    },
    close: async () => {
      await messages.return?.();
      await dispose();
    },
  };
}

let folder: string;
let gateway: GatewayProcess;
const watches: Watch[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'subscriptions-'));
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'));
});

afterEach(async () => {
  for (const open of watches.splice(0)) await open.close().catch(() => {});
  await gateway.stop();
  rmSync(folder, { recursive: true });
});

describe.each<[string, Client]>([
  ['graphql-ws, with its own client', overWebSocket],
  ['server-sent events, with the client of graphql-sse', overEventStream],
])('over %s', (_transport, client) => {
  const open: Client = (url, variables) => {
    const opened = client(url, variables);
    watches.push(opened);
    return opened;
  };

  test('a checkpoint comes first, then an operation enters the filter, changes and leaves it', async () => {
    const ready = open(gateway.url, { filter: { stateCode: ['READY'] } });
    const all = open(gateway.url, {});
    expect(await ready.take(1)).toMatchObject([{ change: null, event: null, operation: null, reset: null }]);
    await all.take(1);
    const { id } = await create('one');
    expect(await ready.take(1)).toMatchObject([{ change: 'ENTERED', event: { kind: 'CREATED' }, operation: { id } }]);
    await cancel(id);
    expect(await ready.take(1)).toMatchObject([{ change: 'LEFT', operation: { id, statusCode: 'CANCELED' } }]);
    expect((await all.take(2)).map(({ change }) => change)).toEqual(['ENTERED', 'CHANGED']);
  });

  test('after a position: first what happened since, one checkpoint, then live, joined to the page that told it', async () => {
    await create('before');
    const { asyncOperations } = await request(gateway.url, AsyncOperationsDocument, { first: 10 });
    expect(asyncOperations.nodes.map(({ name }) => name)).toEqual(['before']);
    await create('since 1');
    await create('since 2');
    const joined = open(gateway.url, { after: asyncOperations.position });
    const replayed = await joined.take(3);
    expect(replayed.map(({ operation }) => operation?.name ?? null)).toEqual(['since 1', 'since 2', null]);
    await create('live');
    expect(await joined.take(1)).toMatchObject([{ change: 'ENTERED', operation: { name: 'live' } }]);
  });

  test('resumes after the gateway was killed: nothing is missed and nothing comes twice', async () => {
    const first = open(gateway.url, {});
    await first.take(1);
    await create('seen');
    const [seen] = await first.take(1);
    await create('not asked for any more');
    const { port } = new URL(gateway.url);
    await gateway.kill();
    await expect(first.take(2)).rejects.toThrow();
    gateway = await startGatewayProcess(join(folder, 'asyncops.db'), { port: Number(port) });
    await create('while nobody watched');

    const resumed = open(gateway.url, { after: seen?.position ?? '' });
    const updates = await resumed.take(3);
    expect(updates.map(({ operation }) => operation?.name ?? null)).toEqual([
      'not asked for any more',
      'while nobody watched',
      null,
    ]);
    expect(updates.map(({ position }) => position)).toEqual(updates.map(({ position }) => position).toSorted());
  });

  test.each([
    ['of another log', (position: string) => `${position.startsWith('0') ? 'f' : '0'}${position.slice(1)}`],
    ['beyond the end of this one', (position: string) => position.replace(/\d{6}$/, '999999')],
  ])('a position %s gives a reset, and the stream goes on live', async (_what, elsewhere) => {
    await create('before');
    const { asyncOperations } = await request(gateway.url, AsyncOperationsDocument, { first: 1 });
    const stream = open(gateway.url, { after: elsewhere(asyncOperations.position) });
    const [reset, checkpoint] = await stream.take(2);
    expect(reset).toMatchObject({ reset: { reason: 'POSITION_UNKNOWN' }, position: asyncOperations.position });
    expect(checkpoint).toMatchObject({ reset: null, event: null });
    await create('after the reset');
    expect(await stream.take(1)).toMatchObject([{ operation: { name: 'after the reset' } }]);
  });
});

test('a plain EventSource goes on by itself when the gateway was killed and is there again', async () => {
  const source = new EventSource(`${gateway.url}?${new URLSearchParams({ query })}`);
  const told: (string | null)[] = [];
  source.addEventListener('next', ({ data }) => {
    const { asyncOperationsChanged }: AsyncOperationsChangedSubscription = JSON.parse(data).data;
    told.push(asyncOperationsChanged.operation?.name ?? null);
  });
  try {
    await eventually('the checkpoint', async () => told.length === 1);
    for (const name of ['one', 'two']) await create(name);
    await eventually('both', async () => told.length === 3);
    const { port } = new URL(gateway.url);
    await gateway.kill();
    // Where the source does not look for it, so that it is surely not there when this happens.
    gateway = await startGatewayProcess(join(folder, 'asyncops.db'));
    await create('while nobody watched');
    await gateway.kill();
    gateway = await startGatewayProcess(join(folder, 'asyncops.db'), { port: Number(port) });
    await eventually('the checkpoint that ends what was missed', async () => told.at(-1) === null && told.length > 3);
    await create('live again');
    await eventually('what happens then', async () => told.at(-1) === 'live again');
    expect(told).toEqual([null, 'one', 'two', 'while nobody watched', null, 'live again']);
  } finally {
    source.close();
  }
});

test.each([
  ['graphql-ws', overWebSocket],
  ['graphql-sse', overEventStream],
])('a gateway that is asked to stop tells what is committed and exits, over %s', async (_name, client) => {
  const watching = client(gateway.url, {});
  watches.push(watching);
  await watching.take(1);
  const names = Array.from({ length: 20 }, (_, index) => `operation ${index}`);
  await Promise.all(names.map(create));
  expect(await gateway.stop()).toBe(0);
  const updates = await watching.take(20);
  expect(updates.map(({ operation }) => operation?.name).toSorted()).toEqual(names.toSorted());
  await expect(watching.take(1)).rejects.toThrow();
});

async function create(name: string): Promise<{ id: string }> {
  const { createAsyncOperation } = await request(gateway.url, CreateAsyncOperationDocument, {
    input: { name, operationType: 5 },
  });
  if (createAsyncOperation.__typename !== 'CreateAsyncOperationSuccess') throw new Error('not created');
  return createAsyncOperation.operation;
}

async function cancel(id: string): Promise<void> {
  const { cancelAsyncOperation } = await request(gateway.url, CancelAsyncOperationDocument, { input: { id } });
  expect(cancelAsyncOperation.__typename).toBe('AsyncOperationSuccess');
}

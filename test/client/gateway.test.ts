import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Client,
  type ClientOptions,
  createClient,
  type Message,
  RequestRefusedError,
} from '../../src/client/index.ts';
import {
  AsyncOperationsChangedDocument,
  type AsyncOperationsChangedSubscription,
  AsyncOperationsDocument,
  CreateAsyncOperationDocument,
} from '../../src/gql/graphql.ts';
import { type GatewayProcess, startGatewayProcess } from '../e2e/gateway-process.ts';
import { request } from '../e2e/request.ts';
import { until } from '../server/until.ts';

let folder: string;
let gateway: GatewayProcess;
let client: Client;

/** Of one test: what the others have made, it does not see. */
let correlationId: string;
let database = 'asyncops.db';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asyncops-client-'));
  gateway = await startGatewayProcess(join(folder, database));
});

afterEach(() => client.dispose());

afterAll(async () => {
  await gateway.stop();
  await rm(folder, { recursive: true });
});

async function restart(how: 'stop' | 'kill', other = database): Promise<void> {
  database = other;
  const port = Number(new URL(gateway.url).port);
  await gateway[how]();
  gateway = await startGatewayProcess(join(folder, database), { port });
}

async function create(name: string): Promise<void> {
  await request(gateway.url, CreateAsyncOperationDocument, { input: { name, operationType: 5, correlationId } });
}

type Update = Message<AsyncOperationsChangedSubscription>;

/** What a message is, and of whom it tells. */
const seen = ({ kind, data }: Update) => {
  const { operation } = data.asyncOperationsChanged;
  return operation ? `${kind} ${operation.name}` : kind;
};

const transports: readonly NonNullable<ClientOptions['transport']>[] = ['websocket', 'sse'];

describe.each(transports)('over %s', (transport) => {
  beforeEach(() => {
    correlationId = randomUUID();
    client = createClient({ url: gateway.url, transport, retryBaseMs: 50, retryCapMs: 200 });
  });

  it.each(['stop', 'kill'] as const)('a stream goes on after the gateway was restarted (%s)', async (how) => {
    const stream = client.subscribe(AsyncOperationsChangedDocument, { filter: { correlationId } });
    const told: string[] = [];
    const take = async (count: number) => {
      while (told.length < count) {
        const { value, done } = await stream.next();
        if (done) throw new Error('the stream ended');
        told.push(seen(value));
      }
    };
    await take(1);
    await create('a');
    await take(2);
    await restart(how);
    await create('b');
    await take(3);
    await until('it is live again', () => stream.state.status === 'connected');
    await create('c');
    await until('c has come', async () => {
      await take(told.length + 1);
      return told.includes('CHANGE c');
    });
    expect(told.filter((each) => each !== 'CHECKPOINT')).toEqual(['CHANGE a', 'CHANGE b', 'CHANGE c']);
  });

  it('each of many streams says that it is not live while the gateway is away, and since when', async () => {
    const streams = Array.from({ length: 10 }, () =>
      client.subscribe(AsyncOperationsChangedDocument, { filter: { correlationId } }),
    );
    const heard: string[] = [];
    client.onState(({ status }) => heard.push(status));
    await until('all are live', () => client.state.status === 'connected');
    const before = Date.now();
    await gateway.kill();
    await until('all know', () => streams.every(({ state }) => state.status === 'stale'));
    const since = streams.map(({ state }) => ('since' in state ? state.since.getTime() : 0));
    expect(Math.min(...since)).toBeGreaterThanOrEqual(before);
    await restart('kill');
    await until('all are live again', () => streams.every(({ state }) => state.status === 'connected'));
    expect(heard).toEqual(['catching-up', 'connected', 'stale', 'catching-up', 'connected']);
    client.dispose();
    expect(client.state).toEqual({ status: 'idle' });
    expect(() => client.subscribe(AsyncOperationsChangedDocument, { filter: { correlationId } })).toThrow('disposed');
  });

  it('a snapshot and the stream after it have everything once, also across a reset', async () => {
    await create('before');
    const stream = client.snapshotThenStream({
      query: AsyncOperationsDocument,
      queryVariables: { filter: { correlationId } },
      subscription: AsyncOperationsChangedDocument,
      variables: { filter: { correlationId } },
    });
    const first = await stream.next();
    expect(first.value).toMatchObject({ kind: 'SNAPSHOT', reset: null });
    await create('between');
    const told: string[] = [];
    for await (const message of stream) {
      if (message.kind === 'SNAPSHOT') {
        told.push(`SNAPSHOT ${message.data.asyncOperations.nodes.map(({ name }) => name)} ${message.reset?.reason}`);
        break;
      }
      if (message.kind === 'CHANGE') {
        told.push(seen(message));
        // Another database: what the client has seen means nothing there.
        await restart('kill', `${correlationId}.db`);
        await create('elsewhere');
      }
    }
    expect(told).toEqual(['CHANGE between', 'SNAPSHOT elsewhere POSITION_UNKNOWN']);
  });

  it('counts are the newest, and come again after a restart', async () => {
    const stream = client.subscribe<{ counts: { total: number } }, object>(
      `subscription ($correlationId: String) {
        counts: asyncOperationCountsChanged(filter: { correlationId: $correlationId }) { total }
      }`,
      { correlationId },
    );
    const totalIs = (total: number) =>
      until(`${total} in total`, async () => (await stream.next()).value?.data.counts.total === total);
    await totalIs(0);
    await create('a');
    await totalIs(1);
    await restart('kill');
    await create('b');
    await totalIs(2);
  });

  it('a document that needs no variables is given none', async () => {
    const stream = client.subscribe(AsyncOperationsChangedDocument);
    expect((await stream.next()).value?.kind).toBe('CHECKPOINT');
  });

  it("what is wrong with a subscription is thrown, with the gateway's errors", async () => {
    const stream = client.subscribe('subscription { asyncOperationsChanged(filter: { name: 7 }) { change } }', {});
    const error = await stream.next().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RequestRefusedError);
    expect(error).toMatchObject({ errors: [{ message: expect.stringContaining('String cannot represent') }] });
    await client
      .snapshotThenStream({
        query: '{ asyncOperation(id: "no uuid") { name } }',
        queryVariables: {},
        subscription: AsyncOperationsChangedDocument,
        variables: {},
      })
      .next()
      .then(
        () => expect.unreachable(),
        (reason: unknown) => expect(reason).toBeInstanceOf(Error),
      );
  });

  it('an application that reads slowly gets everything, and little is kept for it', async () => {
    client.dispose();
    client = createClient({ url: gateway.url, transport, retryBaseMs: 50, maxQueued: 8 });
    const stream = client.subscribe(AsyncOperationsChangedDocument, { filter: { correlationId } });
    expect((await stream.next()).value?.kind).toBe('CHECKPOINT');
    const names = Array.from({ length: 100 }, (_, index) => `operation ${index}`);
    for (const name of names) await create(name);
    const told: string[] = [];
    while (told.length < names.length) {
      const { value } = await stream.next();
      if (value?.kind === 'CHANGE') told.push(seen(value));
    }
    expect(told).toEqual(names.map((name) => `CHANGE ${name}`));
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Client, createClient } from '../../src/client/index.ts';
import {
  AsyncOperationsChangedDocument,
  AsyncOperationsDocument,
  CreateAsyncOperationDocument,
} from '../../src/gql/graphql.ts';
import { eventually } from './eventually.ts';
import { type GatewayProcess, startGatewayProcess } from './gateway-process.ts';
import { request } from './request.ts';

const subscribers = 200;
const clientsPerTransport = 5;
const kills = 2;
const writers = 3;

let folder: string;
let gateway: GatewayProcess;
const clients: Client[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asyncops-kill-live-'));
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'));
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.dispose();
  await gateway.stop();
  await rm(folder, { recursive: true });
});

async function killAndRestart(): Promise<void> {
  const port = Number(new URL(gateway.url).port);
  await gateway.kill();
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'), { port });
}

/** The id, once that is a promise; null where the gateway was killed meanwhile: nobody knows whether it was written. */
async function created(url: string): Promise<string | null> {
  const input = { name: 'written while killed', operationType: 5 };
  const answer = await request(url, CreateAsyncOperationDocument, { input }).catch(() => null);
  const result = answer?.createAsyncOperation;
  return result?.__typename === 'CreateAsyncOperationSuccess' ? result.operation.id : null;
}

/** What one subscriber was told of, in order: the ids of operations that were created. */
async function watch(client: Client, told: string[]): Promise<void> {
  for await (const message of client.subscribe(AsyncOperationsChangedDocument, {})) {
    if (message.kind === 'RESET') throw new Error(message.reset.message);
    const { event, operation } = message.data.asyncOperationsChanged;
    if (event?.kind === 'CREATED' && operation) told.push(operation.id);
  }
}

it(`kill -9 under ${subscribers} subscribers: nothing is missed, and nothing told twice`, async () => {
  const { url } = gateway;
  for (const transport of ['websocket', 'sse'] as const) {
    for (let count = 0; count < clientsPerTransport; count += 1) {
      clients.push(createClient({ url, transport, retryBaseMs: 100, retryCapMs: 1_000 }));
    }
  }
  const told = Array.from({ length: subscribers }, (): string[] => []);
  const watching = told.map((own, index) => {
    const client = clients[index % clients.length];
    if (client === undefined) throw new Error('there is no client');
    return watch(client, own);
  });
  const isLive = async () => clients.every(({ state }) => state.status === 'connected');
  await eventually('all are live', isLive);

  const acknowledged: string[] = [];
  let isWriting = true;
  let restarted = Promise.resolve();
  const writing = Array.from({ length: writers }, async (_, index) => {
    const [own = []] = told.slice(index);
    while (isWriting) {
      const id = await created(url);
      if (id === null) await restarted;
      else {
        acknowledged.push(id);
        // As fast as it is told, and no faster.
        await eventually('one that is told of it', async () => own.includes(id));
      }
    }
  });
  for (let count = 0; count < kills; count += 1) {
    const before = acknowledged.length;
    await eventually('more that are acknowledged', async () => acknowledged.length > before + 50);
    restarted = killAndRestart();
    await restarted;
    await eventually('all are live again', isLive);
  }
  isWriting = false;
  await Promise.all(writing);

  const { asyncOperations } = await request(url, AsyncOperationsDocument, {});
  const written = asyncOperations.totalCount;
  await eventually('all, everywhere', async () => told.every((own) => own.length >= written));
  for (const client of clients) client.dispose();
  await Promise.all(watching);
  const [first = []] = told;
  expect(first).toHaveLength(written);
  expect(new Set(first).size).toBe(written);
  expect(acknowledged.filter((id) => !first.includes(id))).toEqual([]);
  for (const own of told) expect(own).toEqual(first);
});

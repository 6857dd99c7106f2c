import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheExchange, fetchExchange, Client as UrqlClient } from 'urql';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { pipe, subscribe } from 'wonka';
import { type Client, createClient } from '../../src/client/index.ts';
import { createUrqlExchange } from '../../src/client/urql.ts';
import { type GatewayProcess, startGatewayProcess } from '../e2e/gateway-process.ts';
import { until } from '../server/until.ts';

interface Changed {
  asyncOperationsChanged: { operation: { name: string } | null };
}

const watch = `subscription Watch($filter: AsyncOperationFilter) {
  asyncOperationsChanged(filter: $filter) { operation { id name } }
}`;

const create = `mutation Create($name: String!) {
  createAsyncOperation(input: { name: $name, operationType: 5 }) { __typename }
}`;

let folder: string;
let gateway: GatewayProcess;
let client: Client;
let urql: UrqlClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asyncops-urql-'));
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'));
});

beforeEach(() => {
  client = createClient({ url: gateway.url, retryBaseMs: 50, retryCapMs: 200 });
  urql = new UrqlClient({
    url: gateway.url,
    exchanges: [cacheExchange, createUrqlExchange(client), fetchExchange],
    preferGetMethod: false,
  });
});

afterEach(() => {
  client.dispose();
});

afterAll(async () => {
  await gateway.stop();
  await rm(folder, { recursive: true });
});

it('a subscription of urql survives a restart of the gateway, and misses nothing', async () => {
  const names: string[] = [];
  const subscription = pipe(
    urql.subscription<Changed>(watch, {}),
    subscribe(({ data }) => {
      const operation = data?.asyncOperationsChanged.operation;
      if (operation) names.push(operation.name);
    }),
  );
  const created = async (name: string) => {
    const { error } = await urql.mutation(create, { name }).toPromise();
    expect(error).toBeUndefined();
  };
  await until('it is live', () => client.state.status === 'connected');
  await created('a');
  await until('a has come', () => names.includes('a'));

  const port = Number(new URL(gateway.url).port);
  await gateway.kill();
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'), { port });
  await created('b');
  await until('it is live again', () => client.state.status === 'connected');
  await created('c');
  await until('c has come', () => names.includes('c'));
  expect(names).toEqual(['a', 'b', 'c']);

  subscription.unsubscribe();
  await until('nothing is open', () => client.state.status === 'idle');
});

it('what the gateway refuses is an error as urql has them', async () => {
  const { error } = await urql.subscription(watch, { filter: { name: 7 } }).toPromise();
  expect(error?.graphQLErrors).toHaveLength(1);
  expect(error?.networkError).toBeUndefined();
});

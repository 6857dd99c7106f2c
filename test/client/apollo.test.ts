import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createApolloLink } from '../../src/client/apollo.ts';
import { type Client, createClient } from '../../src/client/index.ts';
import { type GatewayProcess, startGatewayProcess } from '../e2e/gateway-process.ts';
import { until } from '../server/until.ts';

interface Changed {
  asyncOperationsChanged: { operation: { name: string } | null };
}

const watch = gql`
  subscription Watch($filter: AsyncOperationFilter) {
    asyncOperationsChanged(filter: $filter) {
      operation {
        id
        name
      }
    }
  }
`;

const create = gql`
  mutation Create($name: String!) {
    createAsyncOperation(input: { name: $name, operationType: 5 }) {
      __typename
    }
  }
`;

let folder: string;
let gateway: GatewayProcess;
let client: Client;
let apollo: ApolloClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asyncops-apollo-'));
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'));
});

beforeEach(() => {
  client = createClient({ url: gateway.url, retryBaseMs: 50, retryCapMs: 200 });
  apollo = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.from([createApolloLink(client), new HttpLink({ uri: gateway.url })]),
  });
});

afterEach(() => {
  apollo.stop();
  client.dispose();
});

afterAll(async () => {
  await gateway.stop();
  await rm(folder, { recursive: true });
});

it('a subscription of Apollo Client survives a restart of the gateway, and misses nothing', async () => {
  const names: string[] = [];
  const subscription = apollo.subscribe<Changed>({ query: watch }).subscribe(({ data }) => {
    const operation = data?.asyncOperationsChanged.operation;
    if (operation) names.push(operation.name);
  });
  const created = (name: string) => apollo.mutate({ mutation: create, variables: { name } });
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

it('what the gateway refuses is an error as Apollo has them', async () => {
  const errors: unknown[] = [];
  const results = apollo.subscribe({ query: watch, variables: { filter: { name: 7 } } });
  const subscription = results.subscribe({
    next: ({ error }) => errors.push(error),
    error: (error) => errors.push(error),
  });
  await until('it is refused', () => errors.length > 0);
  expect(errors[0]).toBeInstanceOf(CombinedGraphQLErrors);
  subscription.unsubscribe();
});

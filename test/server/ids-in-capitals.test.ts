import { describe, expect, it } from 'vitest';
import { create } from '../graphql/requests.ts';
import { liveTransports } from './live-subscriber.ts';
import { startTestServer } from './start-test-server.ts';
import { transports } from './transports.ts';

describe.each(transports)('over %s', (_name, ask) => {
  it('an id in capitals means the same operation', async () => {
    const { url, gateway } = await startTestServer();
    const { id } = await create(gateway);
    const given = id.toUpperCase();
    const query = 'query ($id: ID!) { asyncOperation(id: $id) { id } }';
    expect(await ask(url, { query, variables: { id: given } })).toEqual({ data: { asyncOperation: { id } } });
    const cancel = `mutation { cancelAsyncOperation(input: { id: "${given}" }) {
      ... on AsyncOperationSuccess { operation { id statusCode } }
    } }`;
    expect(await ask(url, { query: cancel })).toEqual({
      data: { cancelAsyncOperation: { operation: { id, statusCode: 'CANCELED' } } },
    });
  });
});

it.each([
  [
    'subscription ($id: ID!, $after: LogPosition) { asyncOperationChanged(id: $id, after: $after) { position } }',
    (id: string) => ({ id }),
  ],
  [
    'subscription ($filter: AsyncOperationFilter) { asyncOperationsChanged(filter: $filter) { position } }',
    (id: string) => ({ filter: { ids: [id] } }),
  ],
])('%s in capitals shares the group of the same in lower case', async (query, variables) => {
  const { url, gateway } = await startTestServer();
  const { id, position } = await create(gateway);
  const subscribers = [];
  for (const given of [id, id.toUpperCase()]) {
    for (const [, subscribe] of liveTransports) {
      subscribers.push(await subscribe(url, { query, variables: variables(given) }));
    }
  }
  for (const subscriber of subscribers) expect(await subscriber.next()).toContain(position);
  expect([gateway.live.streams, gateway.live.groups]).toEqual([4, 1]);
});

import { describe, expect, it } from 'vitest';
import { EventStreamReader } from './event-stream-reader.ts';
import { liveTransports } from './live-subscriber.ts';
import { startTestServer } from './start-test-server.ts';
import { upgradeRefusal } from './transports.ts';

const field = (selection: string) => `subscription { asyncOperationsChanged { ${selection} } }`;
const nested = (depth: number) => `${'whyWaiting { behind { '.repeat(depth)}id${' } }'.repeat(depth)}`;
const history = 'operation { history(first: $n) { nodes { operation { history(first: $n) { nodes { kind } } } } } }';

const documents = {
  'too deep': [field(`operation { ${nested(6)} }`), 'DOCUMENT_TOO_DEEP'],
  'too wide': [field(Array.from({ length: 501 }, (_, i) => `a${i}: position`).join(' ')), 'DOCUMENT_TOO_WIDE'],
  'too long': [field('a '.repeat(2_001)), 'DOCUMENT_TOO_LONG'],
  'too costly': [field(history.replaceAll('$n', '500')), 'DOCUMENT_TOO_COSTLY'],
  'too costly for one that is carried out again and again': [
    field(
      'operation { history(first: 100) { nodes { position kind occurredOn fromStatus toStatus actor reason } position hasNextPage } whyWaiting { code } allowedActions { action allowed message } } event { kind } a: operation { history(first: 100) { nodes { position kind actor } } }',
    ),
    'DOCUMENT_TOO_COSTLY',
  ],
  'too costly by its variables': [
    `subscription ($n: Int) { asyncOperationsChanged { ${history} } }`,
    'DOCUMENT_TOO_COSTLY',
  ],
  'of two fields at its root': [
    'subscription { a: asyncOperationsChanged { position } b: asyncOperationsChanged { position } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  'of no field': ['subscription { asyncOperationsChanged @skip(if: true) { position } }', 'BAD_REQUEST'],
  'of no field by way of fragments': [
    'subscription { ... @include(if: true) { ...F } } fragment F on Subscription { ... @include(if: false) { asyncOperationsChanged { position } } }',
    'BAD_REQUEST',
  ],
} as const;

describe.each([
  ...liveTransports,
  [
    'an event stream by its address',
    async (url: string, params: object) => {
      const address = Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]);
      const stream = await EventStreamReader.open(`${url}?${new URLSearchParams(Object.fromEntries(address))}`, {});
      return { next: async () => (await stream.next()).data ?? '' };
    },
  ] as const,
])('over %s', (_name, subscribe) => {
  it.each(Object.entries(documents))('a subscription that is %s is refused', async (_what, [query, code]) => {
    const { url, gateway, errors } = await startTestServer();
    const subscriber = await subscribe(url, { query, variables: { n: 500 } });
    expect(JSON.parse(await subscriber.next())).toMatchObject({ errors: [{ extensions: { code } }] });
    expect([gateway.live.streams, gateway.live.groups]).toEqual([0, 0]);
    expect(errors()).toEqual([]);
  });

  it('a subscription within the limits is taken', async () => {
    const { url, gateway } = await startTestServer();
    const query = `subscription ($n: Int) { asyncOperationsChanged { position ${history} } }`;
    const subscriber = await subscribe(url, { query, variables: { n: 20 } });
    expect(JSON.parse(await subscriber.next())).toMatchObject({
      data: { asyncOperationsChanged: { operation: null } },
    });
    expect(gateway.live.streams).toBe(1);
  });
});

describe.each([
  ['a page of another site', { origin: 'https://evil.example' }, 'ORIGIN_NOT_ALLOWED'],
  ['another site that hides its origin', { 'sec-fetch-site': 'cross-site' }, 'ORIGIN_NOT_ALLOWED'],
  ['a name that was made to resolve to loopback', { host: 'rebound.example:4000' }, 'HOST_NOT_ALLOWED'],
])('%s', (_who, headers, code) => {
  it('cannot subscribe, in whichever way', async () => {
    const { url, gateway } = await startTestServer();
    const query = field('position');
    const refused = { errors: [{ extensions: { code } }] };
    for (const request of [{ params: { query } }, {}]) {
      const address = 'params' in request ? url : `${url}?${new URLSearchParams({ query })}`;
      const { response } = await EventStreamReader.open(address, { ...request, headers: { ...headers } });
      expect(response.statusCode).toBe(403);
      expect(response.headers['content-type']).toMatch(/^application\/json/);
    }
    expect(await upgradeRefusal(url, { ...headers })).toMatchObject({ status: 403, ...refused });
    expect(gateway.live.streams).toBe(0);
  });
});

import { request as httpRequest } from 'node:http';
import { expect, it } from 'vitest';
import { claim, create, heartbeatAll, read, settle, settleAll } from '../../graphql/requests.ts';
import { EventStreamReader } from '../event-stream-reader.ts';
import { RawSocket } from '../raw-socket.ts';
import { startTestServer } from '../start-test-server.ts';
import { createTestSchema } from '../test-schema.ts';
import { post } from '../transports.ts';
import { until } from '../until.ts';
import { Scraped } from './scraped.ts';

const importLabels = { operation_type: '5', operation_type_label: 'Import' };

it('what happens to operations is told to the number', async () => {
  const { url, gateway } = await startTestServer();
  const { clock, engine } = gateway;
  const [first, second, third] = [await create(gateway), await create(gateway), await create(gateway)];
  await create(gateway, { operationType: 9, recurrencePattern: 'FREQ=DAILY' });
  const claimedOn = clock.now();
  const [a, b] = await claim(gateway, { limit: 3, leaseSeconds: 60 });
  if (a === undefined || b === undefined) throw new Error('nothing was claimed');
  await heartbeatAll(gateway, [{ id: b.id, epoch: b.lease?.epoch, progress: 0.5 }]);
  clock.advance(2_000);
  await settle(gateway, a, 'SUCCEEDED');
  const { postponeUntil } = await settle(gateway, b, 'FAILED');
  await settleAll(gateway, [{ id: a.id, epoch: 7, outcome: 'SUCCEEDED' }]);
  // To the moment, and while nothing is being done: a clock that jumps looks as if the gateway had stood still.
  clock.advance(Date.parse(postponeUntil ?? '') - clock.now());
  await until(
    'the second is tried again',
    async () => (await read(gateway, second.id))?.statusCode === 'WAITING_FOR_RESOURCES' && clock.waiting > 0,
  );
  clock.advance(claimedOn + 60_000 - clock.now());
  await until('the lease of the third is over', async () => (await read(gateway, third.id))?.lease === null);
  clock.advance(10_000);

  const told = await Scraped.of(url);
  expect(told.by('status', 'asyncops_operations', importLabels)).toEqual({ WAITING_FOR_RESOURCES: 2, SUCCEEDED: 1 });
  expect(told.by('operation_type', 'asyncops_operations', { status: 'WAITING_FOR_RESOURCES' })).toEqual({ 5: 2, 9: 1 });
  expect(told.by('status', 'asyncops_series')).toEqual({ ACTIVE: 1 });
  expect(told.by('kind', 'asyncops_events_total')).toEqual({
    ...{ CREATED: 4, CLAIMED: 3, PROGRESSED: 1, SUCCEEDED: 1, RETRY_SCHEDULED: 1, WOKEN: 1, LEASE_EXPIRED: 1 },
  });
  expect(told.by('outcome', 'asyncops_operations_completed_total', importLabels)).toEqual({ SUCCEEDED: 1 });
  expect(told.value('asyncops_retries_total', importLabels)).toBe(2);
  expect(told.value('asyncops_leases_expired_total', importLabels)).toBe(1);
  expect(told.value('asyncops_execution_seconds_sum', importLabels)).toBe(2);
  expect(told.value('asyncops_execution_seconds_bucket', { ...importLabels, le: '1' })).toBe(0);
  expect(told.value('asyncops_execution_seconds_bucket', { ...importLabels, le: '5' })).toBe(1);
  expect([told.value('asyncops_log_head_position'), engine.head]).toEqual([12, 12]);
  expect(told.value('asyncops_log_floor_position')).toBe(0);
  // The second was woken when it had rested, and comes before the third; the host was heard of at the start alone.
  const woken = (await engine.reads.operations([second.id]))[0]?.modifiedOn ?? 0;
  expect(told.value('asyncops_first_claimable_age_seconds', importLabels)).toBe((clock.now() - woken) / 1_000);
  expect(told.value('asyncops_hosts')).toBe(0);
  await claim(gateway, { operationTypes: [6] });
  expect((await Scraped.of(url)).value('asyncops_hosts')).toBe(1);
  for (const { id } of [first, second, third]) expect([...told.samples.keys()].join()).not.toContain(id);
});

it('who asks by which transport, and who watches, is told to the number', async () => {
  const server = await startTestServer({ allowHosts: ['ops.example'] });
  const { url, gateway } = server;
  const query = '{ operationTypes { value } }';
  for (let times = 0; times < 2; times += 1) await post(url, { query });
  await post(url, { query }, { accept: 'text/event-stream' }).then((response) => response.text());
  await post(url, { query: '{ nothing }' });
  await post(url, query, { 'content-type': 'text/plain' });
  await post(url, { query: 'mutation { cancelAsyncOperation(input: { id: "x" }) { __typename } }' });
  const claiming =
    'mutation { claimAsyncOperations(input: { hostId: "h", operationTypes: [5], limit: 1 }) { __typename } }';
  await post(url, { query: claiming });

  const watching = { query: 'subscription { asyncOperationsChanged { position } }' };
  const stream = await EventStreamReader.open(url, { params: watching });
  const socket = await RawSocket.connect(url);
  for (const id of ['1', '2']) {
    socket.subscribe(id, watching);
    await socket.next('next');
  }
  await stream.next();
  socket.subscribe('3', { query });
  await socket.next('complete');
  socket.subscribe('4', { query: '{ nothing }' });
  await socket.next('error');
  await until('all are live', () => gateway.live.catchingUp === 0);
  const told = await Scraped.of(url);
  const requests = (transport: string, outcome: string) =>
    told.by('operation', 'asyncops_requests_total', { transport, outcome });
  expect(requests('http', 'ok')).toEqual({ query: 2, mutation: 1, claim: 1 });
  expect(requests('http', 'errors')).toEqual({ unknown: 1 });
  expect(requests('http', 'refused')).toEqual({ unknown: 1 });
  expect(requests('event_stream', 'ok')).toEqual({ query: 1, subscription: 1 });
  expect(requests('websocket', 'ok')).toEqual({ query: 1, subscription: 2 });
  expect(requests('websocket', 'errors')).toEqual({ unknown: 1 });
  expect(told.value('asyncops_request_duration_seconds_count', { transport: 'http', operation: 'query' })).toBe(2);
  const standing = (scraped: Scraped) => [
    scraped.by('transport', 'asyncops_sockets'),
    scraped.by('transport', 'asyncops_subscriptions'),
    scraped.value('asyncops_subscription_groups'),
    scraped.value('asyncops_subscribers_catching_up'),
  ];
  expect(standing(told)).toEqual([{ websocket: 1, event_stream: 1 }, { websocket: 2, event_stream: 1 }, 1, 0]);

  socket.send({ type: 'complete', id: '1' });
  stream.cut();
  await until('two have gone', () => gateway.live.streams === 1);
  await until(
    'the stream is closed',
    async () => (await Scraped.of(url)).value('asyncops_sockets', { transport: 'event_stream' }) === 0,
  );
  expect(standing(await Scraped.of(url))).toEqual([{ websocket: 1 }, { websocket: 1 }, 1, 0]);
  socket.socket.terminate();
  await until('the last has gone', () => gateway.live.streams === 0);
  expect(standing(await Scraped.of(url))).toEqual([{}, {}, 0, 0]);
});

it('it grows with types and with nothing that anybody writes', async () => {
  const label = 'Back\\slash, "quotes"\nand a line';
  const operationTypes = [{ value: 200_001, label }];
  const { url, gateway } = await startTestServer({ gateway: { operationTypes } });
  const work = async (name: string) => {
    const given = { operationType: 200_001, name, dependencyToken: name, concurrencyKey: name, ownerId: name };
    await create(gateway, given);
    const [operation] = await claim(gateway, { operationTypes: [200_001], hostId: name });
    if (operation === undefined) throw new Error('nothing was claimed');
    await settle(gateway, operation, 'SUCCEEDED', { message: name });
    await post(`${url}?${name}`, { query: `query ${name} { operationTypes { value } }` });
  };
  await work('first');
  const before = await Scraped.of(url);
  const labels = { operation_type: '200001', operation_type_label: label };
  expect(before.value('asyncops_operations', { ...labels, status: 'SUCCEEDED' })).toBe(1);
  for (let nth = 0; nth < 20; nth += 1) await work(`another_${nth}`);
  const after = await Scraped.of(url);
  expect([...after.samples.keys()]).toEqual([...before.samples.keys()]);
  expect(after.value('asyncops_operations', { ...labels, status: 'SUCCEEDED' })).toBe(21);
});

it('it is there to be read, under the rules that all of the API is under', async () => {
  const { url } = await startTestServer();
  const at = new URL('/metrics', url);
  const read = await fetch(at);
  expect(read.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const head = await fetch(at, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect(Number(head.headers.get('content-length'))).toBeGreaterThan(1_000);
  const refused = await fetch(at, { method: 'POST', body: '{}' });
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'METHOD_NOT_ALLOWED' } }] });
  expect((await fetch(at, { headers: { origin: 'https://evil.example' } })).status).toBe(403);
  const status = await new Promise((resolve, reject) => {
    const request = httpRequest(at, { headers: { host: 'evil.example' } }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    });
    request.once('error', reject);
    request.end();
  });
  expect(status).toBe(403);
  const told = (await Scraped.of(url)).by('code', 'asyncops_turned_away_total');
  expect(told).toEqual({ HOST_NOT_ALLOWED: 1, ORIGIN_NOT_ALLOWED: 1 });
});

it('an error that nobody meant is counted', async () => {
  const { url } = await startTestServer({ schema: createTestSchema() });
  await post(url, { query: '{ fail }' });
  await post(url, { query: '{ hello }' });
  expect((await Scraped.of(url)).by('where', 'asyncops_unexpected_errors_total')).toEqual({ request: 1 });
});

import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { createClient as createStreamClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { expect, it, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { CountedSource } from './counted-source.ts';
import { RawSocket } from './raw-socket.ts';
import { startTestServer } from './start-test-server.ts';
import { createTestSchema } from './test-schema.ts';
import { post } from './transports.ts';
import { until } from './until.ts';

const tick = { query: 'subscription { tick }' };

it('what runs is answered, what waits is told to give up, and nothing more is taken', async () => {
  const started = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const signals: (AbortSignal | undefined)[] = [];
  const wait = async (signal: AbortSignal | undefined) => {
    signals.push(signal);
    if (signals.length === 2) started.resolve();
    await release.promise;
    return 'done';
  };
  const server = await startTestServer({ schema: createTestSchema({ wait }) });
  const overHttp = post(server.url, { query: '{ wait }' });
  const socket = await RawSocket.connect(server.url);
  socket.subscribe('1', { query: '{ wait }' });
  await started.promise;

  const stopped = server.stop();
  expect(signals.map((signal) => signal?.aborted)).toEqual([true, true]);
  await expect(post(server.url, { query: '{ hello }' })).rejects.toThrow();
  release.resolve();
  expect(await (await overHttp).json()).toEqual({ data: { wait: 'done' } });
  expect(await socket.next('next')).toMatchObject({ payload: { data: { wait: 'done' } } });
  expect(await socket.closed).toBe(1012);
  await stopped;
});

interface Subscriber {
  subscribe(params: typeof tick, sink: { next(): void; error(): void; complete(): void }): unknown;
}

const clients: readonly (readonly [string, (url: string, onRetry: () => Promise<void>) => Subscriber])[] = [
  [
    'a WebSocket',
    (url, retryWait) =>
      createSocketClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 1, retryWait }),
  ],
  ['an event stream', (url, retry) => createStreamClient({ url, retryAttempts: 1, retry })],
];

it.each(clients)('a subscription over %s is ended so that its client comes again', async (_name, createClient) => {
  const source = new CountedSource('tock', 1);
  const server = await startTestServer({ schema: createTestSchema({ source }) });
  const retried = Promise.withResolvers<void>();
  const client = createClient(server.url, async () => retried.resolve());
  const outcome: string[] = [];
  await new Promise<void>((resolve) => {
    const sink = { next: resolve, error: () => outcome.push('error'), complete: () => outcome.push('complete') };
    client.subscribe(tick, sink);
  });
  await server.stop();
  await retried.promise;
  expect(outcome).toEqual([]);
  await until('the source is ended', () => source.returned > 0);
});

it('connections that are kept alive do not keep it from stopping', async () => {
  const server = await startTestServer({ schema: createTestSchema() });
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  await new Promise((resolve) => {
    get(new URL('/health', server.url), { agent }, (response) => response.resume().once('end', resolve));
  });
  await server.stop();
  await server.stop();
});

it('a connection that is busy hears that the server is no longer ready, and is closed', async () => {
  const started = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  let waiting = 0;
  const wait = async () => {
    waiting += 1;
    if (waiting === 2) started.resolve();
    await release.promise;
    return 'done';
  };
  const server = await startTestServer({ schema: createTestSchema({ wait }) });
  const { host, hostname, port } = new URL(server.url);
  const request = (path: string) => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
  const connection = connect(Number(port), hostname);
  onTestFinished(() => {
    connection.destroy();
  });
  const socket = await RawSocket.connect(server.url);
  socket.subscribe('1', { query: '{ wait }' });
  let told = '';
  connection.setEncoding('utf8').on('data', (part: string) => {
    told += part;
  });
  const closed = once(connection, 'close');
  connection.write(request('/graphql?query=%7Bwait%7D'));
  await started.promise;
  const stopped = server.stop();
  connection.write(request('/ready'));
  // Connections are read in turn: when another has been answered since, this has arrived.
  socket.send({ type: 'ping' });
  await socket.next('pong');
  release.resolve();
  await closed;
  const [first, second] = told.split(/(?<=\})(?=HTTP)/);
  expect(first).toMatch(/^HTTP\/1\.1 200 OK\r\n(.+\r\n)+\r\n.*"done"/);
  expect(second).toMatch(/^HTTP\/1\.1 503 Service Unavailable\r\nconnection: close\r\n/i);
  expect(second).toContain('{"status":"unavailable"}');
  await stopped;
});

it('what a WebSocket asks for after the stop is not begun, and what it asked for before is answered', async () => {
  const started = Promise.withResolvers<void>();
  const release = Promise.withResolvers<string>();
  let begun = 0;
  const wait = () => {
    begun += 1;
    if (begun === 4) started.resolve();
    return release.promise;
  };
  const source = new CountedSource('tock');
  const server = await startTestServer({ schema: createTestSchema({ wait, source }) });
  const socket = await RawSocket.connect(server.url);
  // As many as are carried out at a time, and one that is in the queue.
  for (const id of ['1', '2', '3', '4', 'queued']) socket.subscribe(id, { query: '{ wait }' });
  await started.promise;
  const stopped = server.stop();
  socket.subscribe('query', { query: '{ wait }' });
  socket.subscribe('mutation', { query: 'mutation { greet(name: "late") }' });
  socket.subscribe('subscription', tick);
  socket.send({ type: 'ping' });
  await socket.next('pong');
  release.resolve('done');
  for (const id of ['1', '2', '3', '4']) expect(await socket.next('next', 'error')).toMatchObject({ id });
  await expect(socket.next('next', 'error')).rejects.toThrow('1012');
  expect([begun, source.pulls]).toEqual([4, 0]);
  await stopped;
});

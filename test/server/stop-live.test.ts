import { once } from 'node:events';
import { connect } from 'node:net';
import { createClient } from 'graphql-sse';
import { describe, expect, it } from 'vitest';
import { createAll } from '../graphql/requests.ts';
import { changesQuery } from './changes.ts';
import { EventStreamReader } from './event-stream-reader.ts';
import { liveTransports } from './live-subscriber.ts';
import { RawSocket } from './raw-socket.ts';
import { startTestServer } from './start-test-server.ts';
import { until } from './until.ts';

const changes = { query: changesQuery };
const large = {
  query: `subscription { asyncOperationsChanged { operation { ${'abcdefghij'.split('').map((name) => `${name}: data`)} } } }`,
};

function names(count: number): { name: string }[] {
  return Array.from({ length: count }, (_, index) => ({ name: `operation ${index}` }));
}

describe('what was committed before the stop is told before the end', () => {
  it('of a WebSocket, which is closed with a code that its client retries', async () => {
    const server = await startTestServer();
    const socket = await RawSocket.connect(server.url);
    socket.subscribe('1', changes);
    await socket.next('next');
    await createAll(server.gateway, names(600));
    const stopped = server.stop();
    const told: string[] = [];
    while (told.length < 600) {
      const { payload } = await socket.next('next', 'complete', 'error');
      told.push(JSON.parse(JSON.stringify(payload)).data.changes.operation.name);
    }
    expect(told).toEqual(names(600).map(({ name }) => name));
    expect(await socket.closed).toBe(1012);
    await expect(socket.next('next', 'complete', 'error')).rejects.toThrow('1012');
    await stopped;
    expect([server.gateway.live.streams, server.gateway.live.groups]).toEqual([0, 0]);
  });

  it('of an event stream, which is broken off with a time after which to come again', async () => {
    for (const [random, retry] of [
      [0, '500'],
      [0.5, '2750'],
      [1, '5000'],
    ] as const) {
      const server = await startTestServer({ random: () => random });
      const stream = await EventStreamReader.open(server.url, { params: changes });
      await stream.next();
      await createAll(server.gateway, names(300));
      const stopped = server.stop();
      for (const { name } of names(300)) {
        const { data = '{}' } = await stream.next();
        expect(JSON.parse(data).data.changes.operation.name).toBe(name);
      }
      expect(await stream.next()).toEqual({ retry });
      expect(await stream.closed).toBe(true);
      await expect(stream.next()).rejects.toThrow('closed');
      await stopped;
      expect(server.gateway.live.streams).toBe(0);
    }
  });
});

describe.each(liveTransports)('over %s', (_name, subscribe) => {
  it('a client that reads slowly is told the rest as well, though more than the connection holds', async () => {
    const server = await startTestServer();
    const subscriber = await subscribe(server.url, large);
    await subscriber.next();
    subscriber.pause();
    const data = 'x'.repeat(100_000);
    await createAll(
      server.gateway,
      names(30).map((each) => ({ ...each, data })),
    );
    const stopped = server.stop();
    subscriber.resume();
    for (let told = 0; told < 30; told += 1) {
      expect(JSON.parse(await subscriber.next()).data.asyncOperationsChanged.operation.a).toBe(data);
    }
    await stopped;
    expect([server.gateway.live.streams, server.gateway.live.groups]).toEqual([0, 0]);
  });
});

it('many sockets are closed in slices, each with a code that its client retries', async () => {
  const leftAtDraw: number[] = [];
  let left = 600;
  const random = () => {
    leftAtDraw.push(left);
    return 0;
  };
  const server = await startTestServer({ random });
  const sockets = await Promise.all(Array.from({ length: left }, () => RawSocket.connect(server.url)));
  for (const socket of sockets) socket.subscribe('1', changes);
  for (const socket of sockets) await socket.next('next');
  await createAll(server.gateway, names(1));
  const codes = sockets.map(async ({ closed }) => {
    const code = await closed;
    left -= 1;
    return code;
  });
  await server.stop();
  expect(new Set(await Promise.all(codes))).toEqual(new Set([1012]));
  // The pause is drawn when a slice has been told to close, before any of it has: the slices before it have.
  expect(leftAtDraw).toEqual([600, expect.any(Number)]);
  expect(leftAtDraw[1]).toBeGreaterThanOrEqual(350);
  for (const socket of sockets) expect((await socket.next('next')).payload).toMatchObject({ data: { changes: {} } });
});

it('subscribers who do not read do not keep it from stopping', async () => {
  const server = await startTestServer();
  const { gateway, url } = server;
  const socket = await RawSocket.connect(url);
  const stream = await EventStreamReader.open(url, { params: large });
  socket.subscribe('1', large);
  await socket.next('next');
  await stream.next();
  socket.socket.pause();
  stream.response.pause();
  const data = 'x'.repeat(100_000);
  for (let round = 0; round < 30; round += 1) await createAll(gateway, [{ data }, { data }]);
  await server.stop();
  stream.response.resume();
  socket.socket.resume();
  expect(await stream.closed).toBe(false);
  await socket.closed;
  expect([gateway.live.streams, gateway.live.groups]).toEqual([0, 0]);
});

it('a connection by which nothing was asked does not hold it up', async () => {
  const server = await startTestServer();
  const { hostname, port } = new URL(server.url);
  const connection = connect(Number(port), hostname);
  const closed = once(connection, 'close');
  await once(connection, 'connect');
  // Connections are taken in order: when another is answered, this one has been.
  await (await fetch(new URL('/health', server.url))).text();
  const before = performance.now();
  await server.stop();
  // By itself it would be let go after ten seconds.
  expect(performance.now() - before).toBeLessThan(5_000);
  await closed;
});

it('clients of graphql-sse do not hold it up, whether they listen or have gone', async () => {
  const server = await startTestServer();
  const clients = [1, 2, 3].map(() => createClient({ url: server.url, retryAttempts: 0 }));
  const streams = clients.map((client) => client.iterate(changes));
  for (const stream of streams) await stream.next();
  await streams[0]?.return?.();
  clients[1]?.dispose();
  await until('two have gone', () => server.gateway.live.streams === 1);
  const ended = expect(streams[2]?.next()).rejects.toThrow();
  const before = performance.now();
  await server.stop();
  // Whatever it waited for would take seconds.
  expect(performance.now() - before).toBeLessThan(2_500);
  await ended;
});

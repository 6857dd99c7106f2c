import { once } from 'node:events';
import { createClient } from 'graphql-ws';
import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { changesQuery } from './changes.ts';
import { collectGarbage } from './collect-garbage.ts';
import { CountedSource } from './counted-source.ts';
import { RawSocket } from './raw-socket.ts';
import { settled } from './settled.ts';
import { startTestServer } from './start-test-server.ts';
import { createTestSchema } from './test-schema.ts';
import { post, upgradeRefusal } from './transports.ts';
import { until } from './until.ts';

function heapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const quiet = 0;
const changes = { query: changesQuery };
const tick = { query: 'subscription { tick }' };

describe('the official client', () => {
  it('gets values, results and the end', async () => {
    const source = new CountedSource('tock', 3);
    const { url } = await startTestServer({ schema: createTestSchema({ source }) });
    const client = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
    const ticks = client.iterate(tick);
    for (let count = 0; count < 3; count += 1) {
      expect(await ticks.next()).toEqual({ done: false, value: { data: { tick: 'tock' } } });
    }
    await ticks.return?.();
    await until('the source is ended', () => source.returned > 0);
    const results = [];
    for await (const result of client.iterate({ query: '{ hello }' })) results.push(result);
    expect(results).toEqual([{ data: { hello: 'world' } }]);
    await client.dispose();
  });
});

describe('a subscription', () => {
  it.each([
    ['its client completes it', (socket: RawSocket) => socket.send({ type: 'complete', id: '1' })],
    ['its socket is closed', (socket: RawSocket) => socket.socket.close()],
    ['its client vanishes', (socket: RawSocket) => socket.socket.terminate()],
  ])('ends its source when %s', async (_when, end) => {
    const source = new CountedSource('tock', 1);
    const { url } = await startTestServer({ schema: createTestSchema({ source }) });
    const socket = await RawSocket.connect(url);
    socket.subscribe('1', tick);
    await socket.next('next');
    expect(source.returned).toBe(0);
    end(socket);
    await until('the source is ended', () => source.returned > 0);
  });

  it('of the gateway leaves no stream behind', async () => {
    const { url, gateway } = await startTestServer();
    const socket = await RawSocket.connect(url);
    for (const id of ['1', '2', '3']) {
      socket.subscribe(id, { query: 'subscription { asyncOperationsChanged { position } }' });
      await socket.next('next');
    }
    expect(gateway.live.streams).toBe(3);
    socket.send({ type: 'complete', id: '2' });
    await until('one has ended', () => gateway.live.streams === 2);
    socket.socket.terminate();
    await until('all have ended', () => gateway.live.streams === 0);
  });
});

describe('an operation that its client completes', () => {
  it('is told so, and counts until it has ended', async () => {
    const release = Promise.withResolvers<string>();
    const signals: (AbortSignal | undefined)[] = [];
    const wait = (signal: AbortSignal | undefined) => {
      signals.push(signal);
      return release.promise;
    };
    const { url } = await startTestServer({
      schema: createTestSchema({ wait }),
      limits: { maxSubscriptionsPerSocket: 2 },
    });
    const socket = await RawSocket.connect(url);
    for (const id of ['1', '2']) socket.subscribe(id, { query: '{ wait }' });
    await until('both wait', () => signals.length === 2);
    socket.send({ type: 'complete', id: '1' });
    await until('the first is told', () => signals[0]?.aborted === true);
    expect(signals[1]?.aborted).toBe(false);
    socket.send({ type: 'complete', id: '2' });
    socket.subscribe('1', { query: '{ wait }' });
    expect(await socket.next('error', 'next')).toMatchObject({
      id: '1',
      payload: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }],
    });
    expect(signals).toHaveLength(2);

    release.resolve('enough');
    await until('there is a place again', async () => {
      socket.subscribe('3', { query: '{ hello }' });
      return (await socket.next('error', 'next')).type === 'next';
    });
  });

  it('no longer waits for work', async () => {
    const { url, gateway } = await startTestServer();
    const socket = await RawSocket.connect(url);
    const query = `mutation ($hostId: String!) {
      claimAsyncOperations(input: { hostId: $hostId, operationTypes: [5], limit: 1, waitSeconds: 30 }) {
        ... on ClaimAsyncOperationsSuccess { operations { id } }
      }
    }`;
    const ids = Array.from({ length: 100 }, (_, index) => String(index));
    for (let round = 0; round < 3; round += 1) {
      for (const id of ids) socket.subscribe(id, { query, variables: { hostId: `host ${id}` } });
      for (const id of ids) socket.send({ type: 'complete', id });
      // They end one after another; the socket has its places back when the last has.
      await until('all have ended', async () => {
        socket.subscribe('probe', { query: '{ __typename }' });
        return (await socket.next('error', 'next')).type === 'next';
      });
    }
    socket.subscribe('last', { query, variables: { hostId: 'last' } });
    await gateway.ask('mutation { createAsyncOperation(input: { name: "a", operationType: 5 }) { __typename } }');
    expect(await socket.next('next', 'error')).toMatchObject({
      id: 'last',
      payload: { data: { claimAsyncOperations: { operations: [{}] } } },
    });
  });

  it('leaves no stream behind where another took its id', async () => {
    const source = new CountedSource('tock', 1);
    const release = Promise.withResolvers<string>();
    const { url } = await startTestServer({ schema: createTestSchema({ source, wait: () => release.promise }) });
    const socket = await RawSocket.connect(url);
    socket.subscribe('1', { query: '{ wait }' });
    socket.send({ type: 'complete', id: '1' });
    socket.subscribe('1', tick);
    await socket.next('next');
    release.resolve('late');
    socket.subscribe('2', { query: '{ hello }' });
    await socket.next('complete');
    expect(source.returned).toBe(0);
    socket.socket.terminate();
    await until('the source is ended', () => source.returned > 0);
  });
});

describe('a query', () => {
  it('is told that its client has gone', async () => {
    const gone = Promise.withResolvers<void>();
    const waiting = Promise.withResolvers<void>();
    const wait = async (signal: AbortSignal | undefined) => {
      signal?.addEventListener('abort', () => gone.resolve());
      waiting.resolve();
      await gone.promise;
      return 'nobody is there';
    };
    const { url } = await startTestServer({ schema: createTestSchema({ wait }) });
    const socket = await RawSocket.connect(url);
    socket.subscribe('1', { query: '{ wait }' });
    await waiting.promise;
    socket.socket.terminate();
    await gone.promise;
  });
});

describe('the limits', () => {
  it('refuse a socket, or an event stream, for which there is no place left', async () => {
    const source = new CountedSource('', quiet);
    const { url } = await startTestServer({ schema: createTestSchema({ source }), limits: { maxSockets: 2 } });
    const [first] = [await RawSocket.connect(url), await RawSocket.connect(url)];
    const refused = { errors: [{ extensions: { code: 'TOO_MANY_SOCKETS' } }] };
    expect(await upgradeRefusal(url)).toMatchObject({ status: 503, ...refused });
    const stream = await post(url, tick, { accept: 'text/event-stream' });
    expect([stream.status, await stream.json()]).toMatchObject([503, refused]);
    expect(await (await post(url, { query: '{ hello }' })).json()).toEqual({ data: { hello: 'world' } });

    first?.socket.close();
    await until('its place is free', async () => (await upgradeRefusal(url)) === null);
  });

  it('refuse an operation on a socket that runs as many as it may, and take it when one has ended', async () => {
    const source = new CountedSource('', quiet);
    const waiting = Promise.withResolvers<string>();
    const schema = createTestSchema({ source, wait: () => waiting.promise });
    const { url } = await startTestServer({ schema, limits: { maxSubscriptionsPerSocket: 3 } });
    const socket = await RawSocket.connect(url);
    socket.subscribe('1', tick);
    socket.subscribe('2', tick);
    socket.subscribe('3', { query: '{ wait }' });
    socket.subscribe('4', { query: '{ hello }' });
    expect(await socket.next('error', 'next')).toEqual({
      type: 'error',
      id: '4',
      payload: [
        {
          message: 'This socket runs 3 operations already, which is as many as it may.',
          extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' },
        },
      ],
    });
    waiting.resolve('enough');
    expect(await socket.next('next')).toMatchObject({ id: '3' });
    await socket.next('complete');
    socket.subscribe('5', { query: '{ hello }' });
    expect(await socket.next('next')).toMatchObject({ id: '5', payload: { data: { hello: 'world' } } });
  });

  it('close a socket on a message that is too large', async () => {
    const { url } = await startTestServer({ schema: createTestSchema(), limits: { maxBodyBytes: 1_000 } });
    const socket = await RawSocket.connect(url);
    socket.send(`{"type":"ping"}${' '.repeat(985)}`);
    await socket.next('pong');
    socket.send(`{"type":"ping"}${' '.repeat(986)}`);
    expect(await socket.closed).toBe(1009);
  });

  it('close a socket that does not introduce itself', async () => {
    const { url } = await startTestServer({ schema: createTestSchema() });
    expect(await new RawSocket(url).closed).toBe(4408);
  });

  it.each([
    'x'.repeat(129),
    'ü'.repeat(65),
    'x'.repeat(500_000),
  ])('close a socket on an id that is too long', async (id) => {
    const source = new CountedSource('tock', 1);
    const { url, errors } = await startTestServer({ schema: createTestSchema({ source }) });
    const socket = await RawSocket.connect(url);
    socket.subscribe(id, tick);
    await expect(socket.next('next', 'error')).rejects.toThrow('4400');
    expect([source.pulls, errors()]).toEqual([0, []]);
  });

  it('close a socket that breaks the protocol', async () => {
    const { url } = await startTestServer({ schema: createTestSchema() });
    const socket = await RawSocket.connect(url);
    socket.send('[');
    expect(await socket.closed).toBe(4400);
  });
});

it('what clients introduce themselves with is not kept', async () => {
  const { url } = await startTestServer({ schema: createTestSchema() });
  const init = JSON.stringify({ type: 'connection_init', payload: { text: 'x'.repeat(1_000_000) } });
  const before = heapInUse();
  for (let count = 0; count < 40; count += 1) {
    const socket = new RawSocket(url);
    await once(socket.socket, 'open');
    socket.send(init);
    await socket.next('connection_ack');
  }
  expect(heapInUse() - before).toBeLessThan(20_000_000);
});

it.each([
  ['extensions', (text: string) => ({ payload: { ...changes, extensions: { text } } })],
  ['variables that it does not declare', (text: string) => ({ payload: { ...changes, variables: { text } } })],
  ['something beside the payload', (text: string) => ({ payload: changes, text })],
])('what clients send along with a subscription is not kept: %s', async (_what, message) => {
  const { url } = await startTestServer();
  const socket = await RawSocket.connect(url);
  const before = heapInUse();
  for (let count = 0; count < 40; count += 1) {
    const id = String(count);
    socket.send(JSON.stringify({ type: 'subscribe', id, ...message('x'.repeat(1_000_000)) }));
    expect(await socket.next('next', 'error')).toMatchObject({ type: 'next', id });
  }
  expect(heapInUse() - before).toBeLessThan(20_000_000);
});

describe('a client that does not read', () => {
  it('stops its source, and sets it going again when it reads on', async () => {
    const source = new CountedSource('x'.repeat(65_536));
    const { url } = await startTestServer({ schema: createTestSchema({ source }) });
    const socket = await RawSocket.connect(url);
    socket.socket.pause();
    socket.subscribe('1', tick);
    const pulls = await settled(url, () => source.pulls);
    // What the buffers of the operating system take, on both ends.
    expect(pulls).toBeGreaterThan(0);
    expect(pulls).toBeLessThan(500);
    socket.socket.resume();
    await until('more is taken', () => source.pulls > pulls + 100);
    socket.socket.terminate();
    await until('the source is ended', () => source.returned > 0);
  });

  it('is not read from either', async () => {
    const { url } = await startTestServer({ schema: createTestSchema() });
    const socket = await RawSocket.connect(url);
    socket.socket.pause();
    const ping = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(65_536) } });
    for (let count = 0; count < 800; count += 1) socket.send(ping);
    const unread = await settled(url, () => -socket.socket.bufferedAmount);
    expect(-unread).toBeGreaterThan(20_000_000);
    socket.socket.resume();
    for (let count = 0; count < 800; count += 1) await socket.next('pong');
    expect(socket.socket.bufferedAmount).toBe(0);
  });
});

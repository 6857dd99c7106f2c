import { createClient } from 'graphql-ws';
import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { CallerGone } from '../../src/engine/caller-gone.ts';
import { CountedSource } from './counted-source.ts';
import { RawSocket } from './raw-socket.ts';
import { startTestServer } from './start-test-server.ts';
import { createTestSchema } from './test-schema.ts';
import { until } from './until.ts';

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
    const gone = Promise.withResolvers<unknown>();
    const waiting = Promise.withResolvers<void>();
    const wait = async (signal: AbortSignal | undefined) => {
      signal?.addEventListener('abort', () => gone.resolve(signal.reason));
      waiting.resolve();
      await gone.promise;
      return 'nobody is there';
    };
    const { url } = await startTestServer({ schema: createTestSchema({ wait }) });
    const socket = await RawSocket.connect(url);
    socket.subscribe('1', { query: '{ wait }' });
    await waiting.promise;
    socket.socket.terminate();
    expect(await gone.promise).toBeInstanceOf(CallerGone);
  });
});

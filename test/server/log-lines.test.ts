import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { createClient } from '../../src/client/index.ts';
import { AsyncOperationLogLinesDocument } from '../../src/gql/graphql.ts';
import type { Gateway } from '../graphql/gateway-fixture.ts';
import { claim, create, only, settle } from '../graphql/requests.ts';
import { EventStreamReader } from './event-stream-reader.ts';
import { liveTransports } from './live-subscriber.ts';
import { RawSocket } from './raw-socket.ts';
import { startTestServer, type TestServerOptions } from './start-test-server.ts';
import { until } from './until.ts';

const query = AsyncOperationLogLinesDocument.toString();

async function startLogged(options?: TestServerOptions) {
  const server = await startTestServer(options);
  const { gateway } = server;
  await create(gateway);
  const operation = only(await claim(gateway));
  return {
    ...server,
    operation,
    append: (...lines: string[]) => append(gateway, operation.id, lines),
    settle: () => settle(gateway, operation, 'SUCCEEDED'),
  };
}

async function append({ engine }: Gateway, id: string, lines: readonly string[]): Promise<void> {
  expect(await engine.appendLogLines([{ id, epoch: 1, hostId: null, lines, offset: null }])).toMatchObject([
    { type: 'APPENDED' },
  ]);
}

const texts = (message: string): string[] => {
  const update: { lines: { text: string }[] } = JSON.parse(message).data.asyncOperationLogLines;
  return update.lines.map(({ text }) => text);
};

describe.each(liveTransports)('over %s', (_name, subscribe) => {
  it('log lines come after a place, then live', async () => {
    const { url, append: log, operation } = await startLogged();
    await log('a', 'b');
    const subscriber = await subscribe(url, { query, variables: { id: operation.id, after: 1 } });
    expect(texts(await subscriber.next())).toEqual(['b']);
    await log('c', 'd');
    expect(texts(await subscriber.next())).toEqual(['c', 'd']);
  });

  it('a slow reader holds no more than its place, and is told what it missed', async () => {
    const { url, append: log, operation, gateway } = await startLogged();
    const subscriber = await subscribe(url, { query, variables: { id: operation.id } });
    expect(texts(await subscriber.next())).toEqual([]);
    subscriber.pause();
    // More than a socket's buffers hold, and more than is kept.
    for (let round = 0; round < 20; round += 1) {
      await log(...Array.from({ length: 500 }, (_, index) => `${round} ${index} ${'x'.repeat(1_900)}`));
    }
    subscriber.resume();
    let position = 0;
    let told = 0;
    let dropped = 0;
    while (position < 10_000) {
      const update = JSON.parse(await subscriber.next()).data.asyncOperationLogLines;
      position = update.position;
      told += update.lines.length;
      dropped += update.dropped;
    }
    expect(told + dropped).toBe(10_000);
    expect(dropped).toBeGreaterThan(0);
    expect(gateway.live.streams).toBe(1);
  });

  it('a place that is none is refused', async () => {
    const { url, operation } = await startLogged();
    const subscriber = await subscribe(url, { query, variables: { id: operation.id, after: 5 } });
    expect(JSON.parse(await subscriber.next())).toMatchObject({
      errors: [{ extensions: { code: 'INVALID_INPUT', field: ['after'] } }],
    });
  });
});

it('a WebSocket is told that an operation is over by `complete`, and may use the id again', async () => {
  const {
    url,
    operation,
    append: log,
    settle: end,
    gateway,
  } = await startLogged({
    limits: { maxSubscriptionsPerSocket: 1 },
  });
  const raw = await RawSocket.connect(url);
  const variables = { id: operation.id };
  raw.subscribe('1', { query, variables });
  await raw.next('next');
  await log('a');
  await end();
  await raw.next('next');
  expect(await raw.next('next', 'complete')).toMatchObject({ type: 'complete', id: '1' });
  expect(gateway.live.streams).toBe(0);
  raw.subscribe('1', { query, variables });
  await raw.next('next');
  expect(await raw.next('complete')).toMatchObject({ id: '1' });
});

it('an event stream gives ids that it goes on from, and says by `complete` that there is nothing to come again for', async () => {
  const { url, operation, append: log, settle: end } = await startLogged();
  await log('a', 'b');
  const params = { query, variables: { id: operation.id } };
  const first = await EventStreamReader.open(url, { params });
  const { id } = await first.next();
  first.cut();
  await log('c');
  const second = await EventStreamReader.open(url, { params, headers: { 'last-event-id': id ?? '' } });
  expect(texts((await second.next()).data ?? '')).toEqual(['c']);
  await end();
  expect(await second.next()).toMatchObject({ event: 'complete' });
  const foreign = await EventStreamReader.open(url, {
    params,
    headers: { 'last-event-id': (id ?? '').replace(/^.{8}/, 'ffffffff') },
  });
  expect(JSON.parse((await foreign.next()).data ?? '')).toMatchObject({
    errors: [{ extensions: { field: ['after'] } }],
  });
});

/** Connections that a test can break, whatever the transport. */
function breakable() {
  const sockets: WebSocket[] = [];
  let cut = new AbortController();
  class Recorded extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      sockets.push(this);
    }
  }
  return {
    webSocket: Recorded,
    fetch: (url: string | URL | Request, init: RequestInit = {}) => {
      const signals = [cut.signal, ...(init.signal ? [init.signal] : [])];
      return fetch(url, { ...init, signal: AbortSignal.any(signals) });
    },
    cut: () => {
      for (const socket of sockets.splice(0)) socket.terminate();
      cut.abort();
      cut = new AbortController();
    },
  };
}

it.each([
  'websocket',
  'sse',
] as const)('the client sees each line once over %s, however often it is cut off', async (transport) => {
  const { url, operation, append: log, settle: end } = await startLogged();
  const { cut, ...connections } = breakable();
  const client = createClient({ url, transport, retryBaseMs: 1, retryCapMs: 5, ...connections });
  try {
    const seen: string[] = [];
    const isLive: boolean[] = [];
    const followed = (async () => {
      for await (const message of client.subscribe(AsyncOperationLogLinesDocument, { id: operation.id })) {
        seen.push(...message.data.asyncOperationLogLines.lines.map(({ text }) => text));
        if (message.kind === 'LINES') isLive.push(message.isUpToDate);
      }
    })();
    const written: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      const lines = [`${round} a`, `${round} b`];
      if (round % 2 === 1) cut();
      await log(...lines);
      written.push(...lines);
      await until('all that was written is told', () => seen.length === written.length);
    }
    cut();
    await log('last');
    await end();
    await followed;
    expect(seen).toEqual([...written, 'last']);
    expect(isLive).not.toContain(false);
  } finally {
    client.dispose();
  }
});

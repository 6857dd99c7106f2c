import { createClient } from 'graphql-ws';
import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { CountedSource } from './counted-source.ts';
import { RawSocket } from './raw-socket.ts';
import { startTestServer } from './start-test-server.ts';
import { createTestSchema } from './test-schema.ts';

const tick = { query: 'subscription { tick }' };

/** A value that makes the whole message so many bytes long. */
function valueFor(id: string, bytes: number): string {
  const around = Buffer.byteLength(`{"id":${JSON.stringify(id)},"type":"next","payload":{"data":{"tick":""}}}`);
  return 'x'.repeat(bytes - around);
}

describe.each([60, 125, 126, 127, 65_535, 65_536, 65_537, 1_000_000])('messages of %i bytes', (bytes) => {
  it('are read by ws', async () => {
    const source = new CountedSource(valueFor('1', bytes), 5);
    const { url } = await startTestServer({ schema: createTestSchema({ source }) });
    const socket = await RawSocket.connect(url);
    const lengths: number[] = [];
    socket.socket.on('message', (data) => lengths.push(String(data).length));
    socket.subscribe('1', tick);
    const payload = { data: { tick: valueFor('1', bytes) } };
    for (let message = 0; message < 5; message += 1) {
      expect(await socket.next('next')).toEqual({ id: '1', type: 'next', payload });
    }
    expect(lengths).toEqual(Array(5).fill(bytes));
    socket.send({ type: 'ping' });
    await socket.next('pong');
  });

  it('are read by the client of graphql-ws', async () => {
    const generateID = () => 'one';
    const source = new CountedSource(valueFor('one', bytes), 3);
    const { url } = await startTestServer({ schema: createTestSchema({ source }) });
    const address = url.replace('http', 'ws');
    const client = createClient({ url: address, webSocketImpl: WebSocket, retryAttempts: 0, generateID });
    const ticks = client.iterate(tick);
    for (let message = 0; message < 3; message += 1) {
      expect(await ticks.next()).toEqual({ done: false, value: { data: { tick: valueFor('one', bytes) } } });
    }
    await client.dispose();
  });
});

describe('a subscription keeps the id that its client gave it', () => {
  it.each([
    ['quotes and backslashes', '"\\" \\n "id":'],
    ['control characters', '\n\t\u0000\u2028'],
    ['letters beyond ASCII', 'Zähler-Größe-号'],
    ['emoji', '👩‍👩‍👧‍👦🎉'],
    ['half an emoji', '\ud83d'],
    ['the name of a property', '__proto__'],
    ['as long as may be', `"\n${'ü'.repeat(63)}`],
  ])('%s', async (_what, id) => {
    const source = new CountedSource('tück', 4);
    const { url } = await startTestServer({ schema: createTestSchema({ source }) });
    const socket = await RawSocket.connect(url);
    socket.subscribe(id, tick);
    socket.subscribe('2', tick);
    const byId = new Map<string | undefined, number>();
    for (let message = 0; message < 4; message += 1) {
      const { id: told, payload } = await socket.next('next');
      expect(payload).toEqual({ data: { tick: 'tück' } });
      byId.set(told, (byId.get(told) ?? 0) + 1);
    }
    expect([...byId.keys()].toSorted()).toEqual([id, '2'].toSorted());
    socket.send({ type: 'complete', id });
    socket.send({ type: 'complete', id: '2' });
    socket.send({ type: 'ping' });
    await socket.next('pong');
    expect(source.returned).toBe(2);
  });
});

it('ids of one length and of others get the same messages, each under its own', async () => {
  const { url, gateway } = await startTestServer();
  const socket = await RawSocket.connect(url);
  const ids = ['a', 'b', 'ü', 'cc', 'dd', '"', 'e'.repeat(100), 'ü'.repeat(64)];
  const query = 'subscription { asyncOperationsChanged { operation { name } } }';
  for (const id of ids) {
    socket.subscribe(id, { query });
    await socket.next('next');
  }
  expect(gateway.live.groups).toBe(1);
  for (const name of ['one', 'two']) {
    const create = `mutation { createAsyncOperation(input: { name: "${name}", operationType: 5 }) { __typename } }`;
    await gateway.ask(create);
    const told = new Map<string | undefined, unknown>();
    for (const _id of ids) {
      const { id, payload } = await socket.next('next');
      told.set(id, payload);
    }
    const payload = { data: { asyncOperationsChanged: { operation: { name } } } };
    expect(told).toEqual(new Map(ids.map((id) => [id, payload])));
  }
});

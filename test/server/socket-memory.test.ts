import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { changesQuery } from './changes.ts';
import { collectGarbage } from './collect-garbage.ts';
import { CountedSource } from './counted-source.ts';
import { RawSocket } from './raw-socket.ts';
import { settled } from './settled.ts';
import { startTestServer } from './start-test-server.ts';
import { createTestSchema } from './test-schema.ts';
import { until } from './until.ts';

function heapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const changes = { query: changesQuery };
const tick = { query: 'subscription { tick }' };

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

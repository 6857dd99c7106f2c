import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { CountedSource } from './counted-source.ts';
import { EventStreamReader } from './event-stream-reader.ts';
import { liveTransports } from './live-subscriber.ts';
import { Scraped } from './metrics/scraped.ts';
import { RawSocket } from './raw-socket.ts';
import { settled } from './settled.ts';
import { startTestServer, type TestServer } from './start-test-server.ts';
import { createTestSchema } from './test-schema.ts';
import { until } from './until.ts';

const tick = { query: 'subscription { tick }' };
const limits = { keepAliveMs: 1_000, stalledAfterMs: 3_000 };

/** What looks after clients goes by intervals: here they pass when the test says so. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
});

interface Started extends TestServer {
  readonly source: CountedSource;
}

async function start(): Promise<Started> {
  const source = new CountedSource('x'.repeat(65_536));
  return { ...(await startTestServer({ schema: createTestSchema({ source }), limits })), source };
}

/** Waits until nothing more is taken from the source: its client's connection is full. */
function full({ url, source }: Started): Promise<number> {
  return settled(url, () => source.pulls);
}

/** How many streams were closed as stalled, as the metrics tell. */
async function stalled({ url }: Started): Promise<Record<string, number>> {
  return (await Scraped.of(url)).by('transport', 'asyncops_stalled_streams_closed_total');
}

/** More than the system takes for a connection, whatever sizes it gives its buffers. */
const mostPulls = 1_000;

describe.each(liveTransports)('over %s', (_name, subscribe) => {
  it('a client that reads nothing for long is let go, and nothing is made for it meanwhile', async () => {
    const server = await start();
    const subscriber = await subscribe(server.url, tick);
    await subscriber.next();
    subscriber.pause();
    await full(server);
    // At one go: the system may take a little more for a full connection at any moment, which counts as reading.
    vi.advanceTimersByTime(limits.stalledAfterMs);
    expect(server.source.returned).toBe(0);
    vi.advanceTimersByTime(2 * limits.keepAliveMs);
    await until('it is let go', () => server.source.returned === 1 && vi.getTimerCount() === 0);
    expect(server.source.pulls).toBeLessThan(mostPulls);
  });

  it('a client that reads slowly is not', async () => {
    const server = await start();
    const subscriber = await subscribe(server.url, tick);
    for (let round = 0; round < 5; round += 1) {
      subscriber.pause();
      const pulls = await full(server);
      vi.advanceTimersByTime(limits.stalledAfterMs);
      subscriber.resume();
      await until('more is taken', () => server.source.pulls > pulls);
    }
    expect(server.source.returned).toBe(0);
    const made = server.source.pulls;
    for (let message = 1; message < made; message += 1) await subscriber.next();
  });

  it('a client to whom nothing is told is asked for a sign of life, and kept', async () => {
    const source = new CountedSource('tock', 1);
    const { url } = await startTestServer({ schema: createTestSchema({ source }), limits });
    const subscriber = await subscribe(url, tick);
    await subscriber.next();
    for (let look = 0; look < 10; look += 1) {
      vi.advanceTimersByTime(limits.keepAliveMs);
      // The answer comes before that to a request that is sent after it.
      await settled(url, () => look);
    }
    expect(source.returned).toBe(0);
    subscriber.cut();
    await until('nothing is left', () => source.returned === 1 && vi.getTimerCount() === 0);
  });
});

it('a WebSocket is told to come again later, where it reads on in time', async () => {
  const server = await start();
  const socket = await RawSocket.connect(server.url);
  socket.subscribe('1', tick);
  await socket.next('next');
  socket.socket.pause();
  await full(server);
  vi.advanceTimersByTime(limits.stalledAfterMs + limits.keepAliveMs);
  socket.socket.resume();
  expect(await socket.closed).toBe(1013);
  await until('the source is ended', () => server.source.returned === 1);
  expect(await stalled(server)).toEqual({ websocket: 1 });
});

it('an event stream is broken off with a time after which to come again, where it reads on in time', async () => {
  const server = await start();
  const stream = await EventStreamReader.open(server.url, { params: tick });
  await stream.next();
  stream.response.pause();
  await full(server);
  vi.advanceTimersByTime(limits.stalledAfterMs + limits.keepAliveMs);
  expect(server.source.returned).toBe(1);
  stream.response.resume();
  let last = await stream.next();
  while (last.retry === undefined) last = await stream.next();
  expect(last).toEqual({ retry: '2750' });
  expect(await stream.closed).toBe(true);
  expect(await stalled(server)).toEqual({ event_stream: 1 });
});

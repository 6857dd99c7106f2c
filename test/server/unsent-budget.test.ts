import { once } from 'node:events';
import { request } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { EventStreamReader } from './event-stream-reader.ts';
import { RawSocket } from './raw-socket.ts';
import { startTestServer } from './start-test-server.ts';
import { createTestSchema } from './test-schema.ts';
import { post } from './transports.ts';
import { until } from './until.ts';

/** More than the system takes for a connection, whatever sizes it gives its buffers. */
const large = 'x'.repeat(33_554_432);
const ask = { query: '{ wait }' };

/** Opens a connection, asks on it, and does not read; resolves when it has been broken off. */
const unread = {
  'a WebSocket': async (url: string) => {
    const socket = await RawSocket.connect(url);
    socket.socket.pause();
    socket.subscribe('1', ask);
    return async () => {
      socket.socket.resume();
      expect(await socket.closed).toBe(1006);
    };
  },
  'an event stream': async (url: string) => {
    const stream = await EventStreamReader.open(url, { params: ask });
    stream.response.pause();
    return async () => {
      stream.response.resume();
      expect(await stream.closed).toBe(false);
    };
  },
  'a request': async (url: string) => {
    const asked = request(url, { agent: false, method: 'POST', headers: { 'content-type': 'application/json' } });
    onTestFinished(() => {
      asked.destroy();
    });
    asked.end(JSON.stringify(ask));
    const [response] = await once(asked, 'response');
    response.pause();
    // Tells what `close` tells.
    response.on('error', () => {});
    const closed = new Promise((resolve) => response.once('close', resolve));
    return async () => {
      response.resume();
      await closed;
      expect(response.complete).toBe(false);
    };
  },
};

it.each(
  Object.entries(unread),
)('%s that leaves the most unread is let go, and others are served', async (_name, open) => {
  const { url, logged } = await startTestServer({
    schema: createTestSchema({ wait: async () => large }),
    limits: { maxUnsentBytes: 8_388_608 },
  });
  const reader = await RawSocket.connect(url);
  const isLetGo = await open(url);
  await until('it is let go', () => logged().some(({ clients }) => clients === 1));
  await isLetGo();
  reader.subscribe('1', { query: '{ hello }' });
  expect(await reader.next('next')).toMatchObject({ payload: { data: { hello: 'world' } } });
  expect((await post(url, { query: '{ hello }' })).status).toBe(200);
});

import { describe, expect, it } from 'vitest';
import { CountedSource } from './counted-source.ts';
import { RawSocket } from './raw-socket.ts';
import { startTestServer } from './start-test-server.ts';
import { createTestSchema } from './test-schema.ts';
import { post, upgradeRefusal } from './transports.ts';
import { until } from './until.ts';

const quiet = 0;
const tick = { query: 'subscription { tick }' };

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

import { request as httpRequest, type IncomingMessage } from 'node:http';
import { createClient } from 'graphql-sse';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CallerGone } from '../../src/engine/caller-gone.ts';
import { CountedSource } from './counted-source.ts';
import { settled } from './settled.ts';
import { startTestServer } from './start-test-server.ts';
import { createTestSchema } from './test-schema.ts';
import { post } from './transports.ts';
import { until } from './until.ts';

const quiet = 0;
const tick = { query: 'subscription { tick }' };

/** An answer of which nothing is read until somebody does. */
function open(url: string, params: object): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    const request = httpRequest(url, { method: 'POST', headers }, resolve);
    request.once('error', reject);
    request.end(JSON.stringify(params));
    onTestFinished(() => {
      request.destroy();
    });
  });
}

it('the official client gets values, results and the end', async () => {
  const source = new CountedSource('tock', 3);
  const { url } = await startTestServer({ schema: createTestSchema({ source }) });
  const client = createClient({ url, retryAttempts: 0 });
  const ticks = client.iterate(tick);
  for (let count = 0; count < 3; count += 1) {
    expect(await ticks.next()).toEqual({ done: false, value: { data: { tick: 'tock' } } });
  }
  await ticks.return?.();
  await until('the source is ended', () => source.returned === 1);
  const results = [];
  for await (const result of client.iterate({ query: '{ hello }' })) results.push(result);
  expect(results).toEqual([{ data: { hello: 'world' } }]);
  client.dispose();
});

it('a browser can open a stream by its address alone', async () => {
  const { url } = await startTestServer();
  const query = encodeURIComponent('subscription { asyncOperationsChanged { change } }');
  const response = await fetch(`${url}?query=${query}`, { headers: { accept: 'text/event-stream' } });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  let text = '';
  for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part;
    if (text.includes('\n\ndata:') || text.includes('data: ')) break;
  }
  expect(text).toContain('data: {"data":{"asyncOperationsChanged":{"change":null}}}');
});

describe('the source of a stream ends with its client', () => {
  it('where it is quiet', async () => {
    const source = new CountedSource('tock', 1);
    const { url } = await startTestServer({ schema: createTestSchema({ source }) });
    const stream = await open(url, tick);
    await new Promise((resolve) => stream.once('data', resolve));
    await until('it waits for more', () => source.pulls === 1);
    stream.destroy();
    await until('the source is ended', () => source.returned > 0);
  });

  it('where nothing has come from it yet', async () => {
    const source = new CountedSource('', quiet);
    const { url } = await startTestServer({ schema: createTestSchema({ source }) });
    (await open(url, tick)).destroy();
    await until('the source is ended', () => source.returned > 0);
  });

  it('where the client did not read', async () => {
    const source = new CountedSource('x'.repeat(65_536));
    const { url } = await startTestServer({ schema: createTestSchema({ source }) });
    const stream = await open(url, tick);
    await settled(url, () => source.pulls);
    stream.destroy();
    await until('the source is ended', () => source.returned > 0);
    expect(source.pulls).toBeLessThan(500);
  });

  it('and leaves no stream of the gateway behind', async () => {
    const { url, gateway } = await startTestServer();
    const query = 'subscription { asyncOperationsChanged { position } }';
    const streams = [await open(url, { query }), await open(url, { query })];
    await until('both are open', () => gateway.live.streams === 2);
    for (const stream of streams) stream.destroy();
    await until('both have ended', () => gateway.live.streams === 0);
  });
});

it('a client that does not read stops its source, and sets it going again when it reads on', async () => {
  const source = new CountedSource('x'.repeat(65_536));
  const { url } = await startTestServer({ schema: createTestSchema({ source }) });
  const stream = await open(url, tick);
  const pulls = await settled(url, () => source.pulls);
  expect(pulls).toBeGreaterThan(0);
  expect(pulls).toBeLessThan(500);
  stream.resume();
  await until('more is taken', () => source.pulls > pulls + 100);
});

it('the place of a stream is free again when it has ended', async () => {
  const source = new CountedSource('', quiet);
  const { url } = await startTestServer({ schema: createTestSchema({ source }), limits: { maxSockets: 1 } });
  const stream = await open(url, tick);
  const status = async () => (await post(url, { query: '{ hello }' }, { accept: 'text/event-stream' })).status;
  expect(await status()).toBe(503);
  stream.destroy();
  await until('its place is free', async () => (await status()) === 200);
});

describe('a subscription whose Accept does not name text/event-stream is refused', () => {
  const accepts = ['*/*', 'text/*', 'text/ event-stream', 'application/json', 'multipart/mixed', 'application/xml', ''];
  it.each(
    accepts.flatMap((accept) => [
      ['POST', accept],
      ['GET', accept],
    ]),
  )('%s, Accept: %s', async (method, accept) => {
    const source = new CountedSource('tock', 1);
    const { url } = await startTestServer({ schema: createTestSchema({ source }) });
    const response =
      method === 'POST'
        ? await post(url, tick, { accept })
        : await fetch(`${url}?query=${encodeURIComponent(tick.query)}`, { headers: { accept } });
    expect([response.status, response.headers.get('content-type')]).toEqual([406, 'application/json; charset=utf-8']);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: expect.stringMatching(/^Accept must name text\/event-stream for a subscription/),
          extensions: { code: 'NOT_ACCEPTABLE' },
        },
      ],
    });
    expect(source.pulls).toBe(0);
  });

  it('and with no Accept at all', async () => {
    const { url } = await startTestServer({ schema: createTestSchema({ source: new CountedSource('tock', 1) }) });
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(url, { method: 'POST', headers: { 'content-type': 'application/json' } });
      request.once('response', (response) => resolve(response.resume().statusCode));
      request.once('error', reject);
      request.end(JSON.stringify(tick));
    });
    expect(status).toBe(406);
  });
});

it.each([
  'application/xml',
  'text/event-stream;charset=latin1',
])('Accept: %s for a query is refused with words', async (accept) => {
  const { url } = await startTestServer({ schema: createTestSchema() });
  const response = await post(url, { query: '{ hello }' }, { accept });
  expect(response.status).toBe(406);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_ACCEPTABLE' } }] });
});

it('what waits over HTTP is told that its client has gone', async () => {
  const gone = Promise.withResolvers<unknown>();
  const waiting = Promise.withResolvers<void>();
  const wait = async (signal: AbortSignal | undefined) => {
    signal?.addEventListener('abort', () => gone.resolve(signal.reason));
    waiting.resolve();
    await gone.promise;
    return 'nobody is there';
  };
  const { url, errors } = await startTestServer({ schema: createTestSchema({ wait }) });
  const client = new AbortController();
  const body = '{"query":"{ wait }"}';
  const headers = { 'content-type': 'application/json' };
  const answer = fetch(url, { method: 'POST', headers, body, signal: client.signal });
  await waiting.promise;
  client.abort();
  await expect(answer).rejects.toThrow(/aborted/);
  expect(await gone.promise).toBeInstanceOf(CallerGone);
  expect(errors()).toEqual([]);
});

import { request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { startTestServer, type TestServerOptions } from './start-test-server.ts';
import { createTestSchema } from './test-schema.ts';
import { type Answer, type Headers, upgradeRefusal } from './transports.ts';

const schema = createTestSchema();

interface Told extends Answer {
  readonly status?: number | undefined;
}

/** fetch does not let a caller set Host or Sec-Fetch-Site. */
function ask(url: string, accept: string, headers: Headers): Promise<Told> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers: { 'content-type': 'application/json', accept, ...headers } };
    const request = httpRequest(url, options, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        body += part;
      });
      response.once('end', () => {
        const json = /^(?:data: )?(\{.*\})$/m.exec(body)?.[1] ?? '{}';
        resolve({ status: response.statusCode, ...JSON.parse(json) });
      });
    });
    request.once('error', reject);
    request.end('{"query":"{ hello }"}');
  });
}

const admitted = { data: { hello: 'world' } };

const transports: readonly (readonly [string, (url: string, headers: Headers) => Promise<Told>])[] = [
  ['HTTP', (url, headers) => ask(url, 'application/json', headers)],
  ['an event stream', (url, headers) => ask(url, 'text/event-stream', headers)],
  ['a WebSocket', async (url, headers) => (await upgradeRefusal(url, headers)) ?? admitted],
];

describe.each(transports)('over %s', (_name, told) => {
  const answer = async (headers: Headers, options: TestServerOptions = {}) => {
    const { url } = await startTestServer({ schema, ...options });
    return told(url, JSON.parse(JSON.stringify(headers).replaceAll('SELF', new URL(url).host)));
  };
  const code = ({ status, errors }: Told) => [status, errors?.[0]?.extensions?.['code']];

  it.each([
    ['a page of the server itself', { origin: 'http://SELF' }, {}],
    ['a page of it behind TLS', { origin: 'https://SELF' }, {}],
    ['a program', {}, {}],
    ['a page of a listed origin', { origin: 'https://app.example' }, { allowOrigins: ['https://App.example'] }],
    ['localhost', { host: 'localhost:1234' }, {}],
    ['[::1]', { host: '[::1]:1234' }, {}],
    ['a listed host', { host: 'Ops.example:4000' }, { allowHosts: ['ops.example'] }],
  ])('%s is admitted', async (_what, headers, options) => {
    expect(await answer(headers, options)).toMatchObject(admitted);
  });

  it.each([
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }],
    ['a page of no origin', { origin: 'null' }],
    ['another site that hides its origin', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  ])('%s is refused', async (_what, headers) => {
    expect(code(await answer(headers))).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
    const others = { allowOrigins: ['https://app.example'] };
    expect(code(await answer(headers, others))).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
  });

  it.each([
    ['a name that was made to resolve to loopback', 'rebound.example:4000'],
    ['a name that only begins like loopback', '127.0.0.1.evil.example'],
    ['a name that is none', 'a b'],
  ])('%s is refused', async (_what, host) => {
    expect(code(await answer({ host }))).toEqual([403, 'HOST_NOT_ALLOWED']);
    expect(code(await answer({ host }, { allowHosts: ['ops.example'] }))).toEqual([403, 'HOST_NOT_ALLOWED']);
  });
});

describe('CORS', () => {
  const allowOrigins = ['https://app.example'];

  it('lets pages of listed origins read the answer', async () => {
    const { url } = await startTestServer({ schema, allowOrigins });
    const origin = 'https://app.example';
    const preflight = await fetch(url, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': 'content-type',
      vary: 'Origin',
    });
    for (const accept of ['application/json', 'text/event-stream']) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { origin, accept, 'content-type': 'application/json' },
        body: '{"query":"{ hello }"}',
      });
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
      expect(await response.text()).toContain('world');
    }
  });

  it('tells other pages nothing', async () => {
    const { url } = await startTestServer({ schema, allowOrigins });
    const response = await fetch(url, { method: 'OPTIONS', headers: { origin: 'https://evil.example' } });
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    const own = await fetch(url, { method: 'OPTIONS' });
    expect(own.headers.get('access-control-allow-origin')).toBeNull();
  });
});

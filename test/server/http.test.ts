import { once } from 'node:events';
import { get, request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { plainConnections } from '../../src/server/limits.ts';
import { startTestServer } from './start-test-server.ts';
import { createTestSchema } from './test-schema.ts';
import { post } from './transports.ts';
import { until } from './until.ts';

const schema = createTestSchema();
const hello = '?query=%7Bhello%7D';

/** Of a body that is sent in parts, without its length told before. */
function postInParts(url: string, parts: readonly string[]): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      url,
      { method: 'POST', headers: { 'content-type': 'application/json' } },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          body += part;
        });
        response.once('end', () => resolve({ status: response.statusCode, body }));
      },
    );
    request.once('error', reject);
    for (const part of parts) request.write(part);
    request.end();
  });
}

describe('the paths', () => {
  it('answer what stands there', async () => {
    const { url } = await startTestServer({ schema });
    const ask = async (path: string) => {
      const response = await fetch(new URL(path, url), { redirect: 'manual' });
      return [response.status, response.headers.get('location') ?? (await response.json())];
    };
    expect(await ask('/health')).toEqual([200, { status: 'ok' }]);
    expect(await ask('/ready')).toEqual([200, { status: 'ready' }]);
    expect(await ask(`/graphql${hello}`)).toEqual([200, { data: { hello: 'world' } }]);
    expect(await ask('/nothing')).toEqual([
      404,
      {
        errors: [{ message: 'There is nothing here. The API is at /graphql.', extensions: { code: 'NOT_FOUND' } }],
      },
    ]);
    expect(await ask('/graphql/')).toMatchObject([404, {}]);
  });

  it('tell that the store does not answer', async () => {
    const { url, gateway } = await startTestServer({ schema });
    await gateway.engine.stop();
    const response = await fetch(new URL('/ready', url));
    expect([response.status, await response.json()]).toEqual([503, { status: 'unavailable' }]);
    expect((await fetch(new URL('/health', url))).status).toBe(200);
  });
});

describe('a method', () => {
  it('that GraphQL does not take is refused', async () => {
    const { url } = await startTestServer({ schema });
    const response = await fetch(url, { method: 'PUT', body: '{}' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, POST, OPTIONS');
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'METHOD_NOT_ALLOWED' } }] });
  });

  it('that changes nothing carries no mutation out', async () => {
    const { url } = await startTestServer({ schema });
    const response = await fetch(`${url}?query=${encodeURIComponent('mutation { greet(name: "x") }')}`);
    expect(response.status).toBe(405);
    expect(await response.text()).not.toContain('hello x');
  });
});

describe('a body', () => {
  it.each([
    ['text/plain', '{"query":"{ hello }"}'],
    ['application/x-www-form-urlencoded', 'query=%7Bhello%7D'],
    ['multipart/form-data; boundary=x', '--x\r\n\r\n--x--'],
    ['application/graphql', '{ hello }'],
    ['application/jsonp', '{"query":"{ hello }"}'],
  ])('of type %s is refused', async (contentType, body) => {
    const { url } = await startTestServer({ schema });
    const response = await post(url, body, { 'content-type': contentType });
    expect(response.status).toBe(415);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: `The body must be application/json; it is ${contentType}.`,
          extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' },
        },
      ],
    });
  });

  it.each([
    ['{"secret":"x', 'The body is not JSON.'],
    ['', 'The body is not JSON.'],
    ['\ufeff{"query":"{ hello }"}', 'The body is not JSON.'],
    [Buffer.from([...Buffer.from('{"query":"{ hello } #'), 0xff, 0x22, 0x7d]), 'The body is not UTF-8.'],
  ])('that cannot be read is refused, and not sent back: %s', async (body, message) => {
    const { url, errors } = await startTestServer({ schema });
    for (const accept of ['application/json', 'application/graphql-response+json', 'text/event-stream', 'text/*']) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept },
        body,
      });
      expect([response.status, await response.json()]).toEqual([
        400,
        { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] },
      ]);
    }
    expect(errors()).toEqual([]);
  });

  it.each([
    '{}',
    '{"query":null}',
    '{"variables":{}}',
  ])('without a query is malformed by GraphQL over HTTP, and refused whatever type is asked for: %s', async (body) => {
    const { url, errors } = await startTestServer({ schema });
    for (const accept of ['*/*', 'application/json', 'application/graphql-response+json']) {
      const response = await post(url, body, { accept });
      expect([response.status, await response.json()]).toEqual([
        400,
        { errors: [{ message: 'Must provide query string.', extensions: { code: 'BAD_REQUEST' } }] },
      ]);
    }
    expect(errors()).toEqual([]);
  });

  it('in order whose document is not is answered as JSON with 200, by GraphQL over HTTP', async () => {
    const { url } = await startTestServer({ schema });
    const response = await post(url, { query: '{' }, { accept: 'application/json' });
    expect([response.status, await response.json()]).toMatchObject([
      200,
      { errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] },
    ]);
  });

  it.each(['variables', 'extensions'])('in an address whose %s are not JSON is refused', async (name) => {
    const { url, errors } = await startTestServer({ schema });
    const response = await fetch(`${url}${hello}&${name}=secret`);
    expect([response.status, await response.json()]).toEqual([
      400,
      { errors: [{ message: `The ${name} are not JSON.`, extensions: { code: 'BAD_REQUEST' } }] },
    ]);
    expect(errors()).toEqual([]);
  });

  it.each(['gzip', 'br', 'identity, gzip'])('encoded with %s is refused', async (encoding) => {
    const { url } = await startTestServer({ schema });
    const response = await post(url, { query: '{ hello }' }, { 'content-encoding': encoding });
    expect([response.status, await response.json()]).toEqual([
      415,
      {
        errors: [
          {
            message: `The body must be sent as it is, without a Content-Encoding; it is ${encoding}.`,
            extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' },
          },
        ],
      },
    ]);
  });

  it.each(['utf-16', '"iso-8859-1"', 'utf-8; charset=latin1'])('in the charset %s is refused', async (charset) => {
    const { url } = await startTestServer({ schema });
    const response = await post(
      url,
      { query: '{ hello }' },
      { 'content-type': `application/json; charset=${charset}` },
    );
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({
      errors: [{ message: expect.stringMatching(/^The body must be in UTF-8; it is application/) }],
    });
  });

  it.each(['utf-8', 'UTF-8', '"utf-8"', 'utf8'])('in the charset %s is taken', async (charset) => {
    const { url } = await startTestServer({ schema });
    const headers = { 'content-type': `application/json;charset=${charset}`, 'content-encoding': 'identity' };
    expect(await (await post(url, { query: '{ hello }' }, headers)).json()).toEqual({ data: { hello: 'world' } });
  });

  it('of no type is refused', async () => {
    const { url } = await startTestServer({ schema });
    const response = await fetch(url, { method: 'POST', body: Buffer.from('{"query":"{ hello }"}') });
    expect(await response.json()).toMatchObject({
      errors: [{ message: 'The body must be application/json; its type is not given.' }],
    });
  });

  it('is taken up to the limit and refused above it, its length told or not', async () => {
    const { url } = await startTestServer({ schema, limits: { maxBodyBytes: 1_000 } });
    const body = (bytes: number) => `{"query":"{ hello }"${' '.repeat(bytes - 21)}}`;
    const refused = {
      errors: [{ message: 'The body is larger than 1000 bytes.', extensions: { code: 'PAYLOAD_TOO_LARGE' } }],
    };
    expect(await (await post(url, body(1_000))).json()).toEqual({ data: { hello: 'world' } });
    const over = await post(url, body(1_001));
    expect([over.status, await over.json()]).toEqual([413, refused]);

    expect(await postInParts(url, [body(1_000)])).toMatchObject({ status: 200 });
    const inParts = await postInParts(url, [body(1_000), ' ', ' '.repeat(5_000_000)]);
    expect([inParts.status, JSON.parse(inParts.body)]).toEqual([413, refused]);
    expect(await (await post(url, body(500))).json()).toEqual({ data: { hello: 'world' } });
  });

  it('that never ends leaves nothing in the log', async () => {
    const { url, errors } = await startTestServer({ schema });
    const request = httpRequest(url, { method: 'POST', headers: { 'content-type': 'application/json' } });
    request.write('{"query":');
    await new Promise((resolve) => request.once('socket', (socket) => socket.once('connect', resolve)));
    const failed = new Promise((resolve) => request.once('error', resolve));
    request.destroy(new Error('gone'));
    await failed;
    expect(await (await post(url, { query: '{ hello }' })).json()).toEqual({ data: { hello: 'world' } });
    expect(errors()).toEqual([]);
  });
});

it('an address that is too long is refused', async () => {
  const { url } = await startTestServer({ schema });
  expect((await fetch(`${url}?query=${'x'.repeat(20_000)}`)).status).toBe(431);
});

it('connections are taken up to a limit, beside sockets and streams', async () => {
  const { url } = await startTestServer({ schema, limits: { maxSockets: 5 } });
  const { hostname, port } = new URL(url);
  const open: Socket[] = [];
  onTestFinished(() => {
    for (const connection of open) connection.destroy();
  });
  const health = async () => (await fetch(new URL('/health', url), { headers: { connection: 'close' } })).status;
  for (let count = 0; count < 5 + plainConnections; count += 1) {
    const connection = connect(Number(port), hostname);
    open.push(connection);
    await once(connection, 'connect');
  }
  await expect(health()).rejects.toThrow();
  open.pop()?.destroy();
  await until('there is a place again', () =>
    health().then(
      (status) => status === 200,
      () => false,
    ),
  );
});

it('an offer to speak HTTP/2 is answered in HTTP/1', async () => {
  const { url } = await startTestServer({ schema });
  const headers = { connection: 'upgrade, http2-settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQAAP__' };
  const status = await new Promise((resolve) => {
    get(`${url}${hello}`, { headers }, (response) => resolve(response.resume().statusCode));
  });
  expect(status).toBe(200);
});

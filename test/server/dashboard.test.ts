import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { acceptedEncoding } from '../../src/server/static/send-static-file.ts';
import { startTestServer } from './start-test-server.ts';

const script = `export const words = ${JSON.stringify('live '.repeat(1_000))};\n`;

const browsers = 'text/html,application/xhtml+xml,*/*;q=0.8';

function builtDashboard(): URL {
  const folder = mkdtempSync(join(tmpdir(), 'asyncops-dashboard-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>asyncops</title>');
  writeFileSync(join(folder, 'assets', 'index-4fd1.js'), script);
  writeFileSync(join(folder, 'secret.env'), 'nobody asks for this');
  return pathToFileURL(`${folder}/`);
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

/** `fetch` unpacks what it gets; what is looked at here is what goes over the wire. */
function ask(url: URL, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
    })
      .on('error', reject)
      .end();
  });
}

async function startDashboard() {
  const { url } = await startTestServer({ dashboardFolder: builtDashboard() });
  return (path: string, headers?: Record<string, string>, method?: string) => ask(new URL(path, url), headers, method);
}

describe('the dashboard', () => {
  it.each([
    '/',
    '/?status=FAILED',
    '/types',
    '/types/',
    '/series',
    '/series/',
    '/series?status=PAUSED',
    '/series/0199a5d2-7e59-7a50-b6a1-0d6c8a4c1f00',
    '/series/none/',
    '/operations/0199a5d2-7e59-7a50-b6a1-0d6c8a4c1f00',
    '/operations/0199a5d2-7e59-7a50-b6a1-0d6c8a4c1f00/',
    '/operations/0199A5D2-7E59-7A50-B6A1-0D6C8A4C1F00',
    '/operations/none',
  ])('is the page at %s, under a policy that allows nothing from elsewhere', async (path) => {
    const get = await startDashboard();
    const { status, headers, body } = await get(path);
    expect([status, body.toString()]).toEqual([200, '<!doctype html><title>asyncops</title>']);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'; script-src 'self';"),
    });
  });

  it('has its files kept by the browser for good, as their names tell their content', async () => {
    const get = await startDashboard();
    const { headers, body } = await get('/assets/index-4fd1.js');
    expect(body.toString()).toBe(script);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it('is packed as the browser takes it, each packing under a tag of its own', async () => {
    const get = await startDashboard();
    const plain = await get('/assets/index-4fd1.js');
    const brotli = await get('/assets/index-4fd1.js', { 'accept-encoding': 'gzip, deflate, br' });
    const gzip = await get('/assets/index-4fd1.js', { 'accept-encoding': 'gzip, br;q=0' });
    expect(brotliDecompressSync(brotli.body).toString()).toBe(script);
    expect(gunzipSync(gzip.body).toString()).toBe(script);
    expect([brotli, gzip].map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip']);
    expect(new Set([plain, brotli, gzip].map(({ headers }) => headers['etag'])).size).toBe(3);
    const again = { 'accept-encoding': 'br', 'if-none-match': `W/${String(brotli.headers['etag'])}` };
    expect(await get('/assets/index-4fd1.js', again)).toMatchObject({ status: 304, body: Buffer.alloc(0) });
  });

  it('answers HEAD with the headers alone', async () => {
    const get = await startDashboard();
    const { status, headers, body } = await get('/assets/index-4fd1.js', {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, String(script.length), 0]);
  });

  it.each([
    '/secret.env',
    '/assets/',
    '/assets/../secret.env',
    '/assets/%2e%2e/index.html',
    '/operations/none/at/all',
  ])('has nothing at %s', async (path) => {
    const { url } = await startTestServer({ dashboardFolder: builtDashboard() });
    // Not by URL, which would walk the dots itself.
    const { port, hostname } = new URL(url);
    const status = await new Promise((resolve, reject) => {
      request({ hostname, port, path }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(404);
  });

  it.each([
    '/Types',
    '/types/5',
    '/series/none/at/all',
    '/nope',
    '/operations/none/at/all',
    '/graphql/',
  ])('tells a person at %s that nothing is there, in a page as well guarded as its own, and a program in JSON', async (path) => {
    const get = await startDashboard();
    const shown = await get(path, { accept: browsers });
    expect([shown.status, shown.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    const html = shown.body.toString();
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, address]) => address);
    expect([html.includes('There is nothing here'), links]).toEqual([true, ['/', '/graphql']]);
    expect(html).not.toContain('<script');
    const { headers: own } = await get('/', { accept: browsers });
    const guards = ['content-security-policy', 'cache-control', 'x-content-type-options', 'referrer-policy'];
    for (const guard of guards) expect([guard, shown.headers[guard]]).toEqual([guard, own[guard] ?? 'none']);
    const told = await get(path, { accept: '*/*' });
    expect(JSON.parse(told.body.toString())).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });

  it.each([
    ['/operations', '/'],
    ['/operations/', '/'],
    ['/operations?status=FAILED', '/?status=FAILED'],
  ])('leads a person from %s to %s, and a program nowhere', async (path, location) => {
    const get = await startDashboard();
    expect(await get(path, { accept: browsers })).toMatchObject({ status: 302, headers: { location } });
    expect((await get(path, { accept: 'application/json' })).status).toBe(404);
    expect((await get(path, { accept: browsers }, 'POST')).status).toBe(404);
  });

  it('is shown to nobody who calls the gateway by a name that is not its own', async () => {
    const get = await startDashboard();
    expect((await get('/', { host: 'evil.example' })).status).toBe(403);
    expect((await get('/', {}, 'POST')).status).toBe(404);
  });

  it('says so where it has not been built', async () => {
    const { url } = await startTestServer();
    const { status, body } = await ask(new URL('/', url));
    expect([status, body.toString()]).toEqual([200, expect.stringContaining('npm run build:dashboard')]);
  });
});

describe('acceptedEncoding', () => {
  it.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip;q=1.0, BR;q=0.5', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.000', null],
    ['deflate, zstd', null],
    ['', null],
    [undefined, null],
  ])('of %s is %s', (header, encoding) => {
    expect(acceptedEncoding(header)).toBe(encoding);
  });
});

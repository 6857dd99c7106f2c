import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/graphql/schema.ts';
import { readExamples } from '../../src/server/graphiql/examples.ts';
import { createGraphiqlHandler } from '../../src/server/graphiql/graphiql-handler.ts';
import { staticFile } from '../../src/server/static/static-file.ts';
import { startTestServer } from './start-test-server.ts';
import { post, transports } from './transports.ts';

const page = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('the examples', () => {
  it.each(readExamples().map((example) => [example.query, example]))('are valid: %s', async (_query, example) => {
    const document = parse(example.query);
    expect(validate(createSchema(), document)).toEqual([]);
    // GraphiQL names its tabs after them.
    expect(document.definitions).toMatchObject([{ name: { value: expect.any(String) } }]);
  });

  it.each(readExamples().map((example) => [example.query, example]))('answer: %s', async (_query, example) => {
    const { url } = await startTestServer();
    const [, [, overEventStream] = []] = transports;
    const variables = JSON.parse(example.variables);
    const answer = await overEventStream?.(url, { query: example.query, variables });
    expect(answer).toMatchObject({ data: expect.any(Object) });
    expect(answer?.errors).toBeUndefined();
  });
});

describe('the files', () => {
  it('are not read for an address that is none of theirs', async () => {
    let reads = 0;
    const handler = createGraphiqlHandler(() => {
      reads += 1;
      return Promise.reject(new Error('nobody should ask'));
    });
    const request = new IncomingMessage(new Socket());
    expect(await handler.sendFile('/favicon.ico', request, new ServerResponse(request))).toBe(false);
    expect(reads).toBe(0);
  });

  it('are read again where that failed', async () => {
    let reads = 0;
    const handler = createGraphiqlHandler(async () => {
      reads += 1;
      if (reads === 1) throw new Error('too many open files');
      return { page: staticFile('text/html', Buffer.from('')), byPath: new Map() };
    });
    const request = new IncomingMessage(new Socket());
    const ask = () => handler.sendFile('/graphiql/none.js', request, new ServerResponse(request));
    await expect(ask()).rejects.toThrow('too many open files');
    expect([await ask(), await ask(), reads]).toEqual([false, false, 2]);
  });
});

describe('GraphiQL', () => {
  it('is shown to a browser, and data to a program', async () => {
    const { url } = await startTestServer();
    const shown = await fetch(url, { headers: page });
    expect(shown.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await shown.text()).toContain('<div id="root">');
    const asked = await fetch(`${url}?query=%7B__typename%7D`, { headers: { accept: '*/*' } });
    expect(await asked.json()).toEqual({ data: { __typename: 'Query' } });
  });

  it('loads only files of the server, under a policy that allows no others', async () => {
    const { url } = await startTestServer();
    const response = await fetch(url, { headers: page });
    expect(response.headers.get('content-security-policy')).toMatchInlineSnapshot(
      `"default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"`,
    );
    const html = await response.text();
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '');
    const local = files.filter((file) => !file.startsWith('data:'));
    expect(local).toEqual(['/graphiql/graphiql.css', '/graphiql/graphiql.js']);
    expect(html).not.toMatch(/<script>|onload=|https?:/);
    for (const file of [
      ...local,
      '/graphiql/editor.worker.js',
      '/graphiql/json.worker.js',
      '/graphiql/graphql.worker.js',
    ]) {
      const loaded = await fetch(new URL(file, url));
      expect([file, loaded.status, (await loaded.arrayBuffer()).byteLength > 100_000]).toEqual([file, 200, true]);
    }
  });

  it('is kept by the browser until it changes', async () => {
    const { url } = await startTestServer();
    const file = new URL('/graphiql/graphiql.css', url);
    const etag = (await fetch(file)).headers.get('etag') ?? '';
    const again = await fetch(file, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('is not shown inside the page of somebody else', async () => {
    const { url } = await startTestServer();
    const response = await fetch(url, { headers: page });
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect((await post(url, { query: '{ __typename }' }, { origin: 'https://evil.example' })).status).toBe(403);
  });
});

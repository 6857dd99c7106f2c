import type { Page } from 'playwright-core';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { repositoryPath } from '../docs/code-blocks.ts';
import { startBrowser } from '../e2e/browser.ts';
import { patienceMs } from '../e2e/launch-browser.ts';
import { startTestServer } from '../server/start-test-server.ts';
import { post } from '../server/transports.ts';

/** The client as a page loads it: one script, with all that it needs, which makes it known as `asyncops`. */
async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: repositoryPath('src/client/index.ts'), name: 'asyncops', formats: ['iife'] },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const [chunk] = outputs.flatMap((each) => ('output' in each ? each.output : []));
  if (chunk?.type !== 'chunk') throw new Error('nothing was built');
  return chunk.code;
}

/** A page of the gateway's own origin, with the client as `asyncops`. */
async function pageWithClient(url: string): Promise<Page> {
  const browser = await startBrowser();
  const page = await browser.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.goto(new URL('/health', url).href);
  await page.addScriptTag({ content: await bundled() });
  return page;
}

describe('in a browser', () => {
  it('a stream is live over both transports, from a relative address', async () => {
    const { url } = await startTestServer();
    const page = await pageWithClient(url);
    for (const transport of ['websocket', 'sse']) {
      await page.evaluate(`
        var client = asyncops.createClient({ url: '/graphql', transport: '${transport}' });
        var stream = client.subscribe('subscription { asyncOperationsChanged { operation { name } } }', {});
        stream.next()`);
      await post(url, {
        query: 'mutation { createAsyncOperation(input: { name: "a", operationType: 5 }) { __typename } }',
      });
      const told = await page.evaluate(
        'stream.next().then(({ value }) => [value.kind, value.data, stream.state.status])',
      );
      expect(told).toEqual(['CHANGE', { asyncOperationsChanged: { operation: { name: 'a' } } }, 'connected']);
      await page.evaluate('client.dispose()');
    }
  });

  it('a client that waits before it tries again does so when the browser says that the network is back', async () => {
    const { url } = await startTestServer();
    const page = await pageWithClient(url);
    await page.context().setOffline(true);
    // By this clock no wait is ever over.
    await page.evaluate(`
      var draws = [0.5];
      var clock = { now: () => 0, after: () => () => {} };
      var random = () => draws.shift() ?? 0;
      var client = asyncops.createClient({ url: '/graphql', transport: 'sse', clock, random });
      var stream = client.subscribe('subscription { asyncOperationsChanged { position } }', {});
      var first = stream.next()`);
    // It has failed, and drawn how long it waits.
    await page.waitForFunction('draws.length === 0');
    await page.context().setOffline(false);
    expect(await page.evaluate('first.then(({ value }) => value.kind)')).toBe('CHECKPOINT');
    await page.evaluate('client.dispose()');
  });
});

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

describe('in a browser', () => {
  it('a stream is live over both transports, from a relative address', async () => {
    const { url } = await startTestServer();
    const browser = await startBrowser();
    const page = await browser.newPage();
    page.setDefaultTimeout(patienceMs);
    await page.goto(new URL('/health', url).href);
    await page.addScriptTag({ content: await bundled() });
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
});

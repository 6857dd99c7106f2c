import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as rest } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../test/e2e/launch-browser.ts';

/** The picture of the dashboard in the README: of the demo, after it has been at work for a while. */
const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const atWorkMs = 45_000;

const gateway = spawn(process.execPath, [pathOf('../src/cli/asyncops.ts'), 'serve', '--demo', '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const { browser, close } = await launchBrowser({ fonts: 'system' });
try {
  const lines = createInterface(gateway.stdout)[Symbol.asyncIterator]();
  await lines.next();
  const address = String((await lines.next()).value).match(/http:\S+/)?.[0];
  if (address === undefined) throw new Error('the gateway did not start');
  const page = await browser.newPage({ viewport: { width: 1_280, height: 800 }, colorScheme: 'light' });
  // By last change: what moves is what there is to see.
  await page.goto(`${address}?order=MODIFIED_ON.DESC`);
  await rest(atWorkMs);
  await page.screenshot({ path: pathOf('dashboard.png') });
} finally {
  await close();
  gateway.kill('SIGTERM');
  await once(gateway, 'exit');
}

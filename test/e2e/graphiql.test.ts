import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { startTestServer } from '../server/start-test-server.ts';
import { post } from '../server/transports.ts';
import { until } from '../server/until.ts';
import { startBrowser } from './browser.ts';
import { patienceMs } from './launch-browser.ts';

const tabs = ['Create', 'Watch', 'List', 'WhyWaiting', 'Pause'];

const tabNames = (page: Page) => page.locator('.graphiql-tab').allInnerTexts();
/** While something runs, the same button stops it. */
const run = (page: Page) => page.getByRole('button', { name: /^Execute query/ }).click();

/** By one click, held down as long as a hand does: what moves under it meanwhile gets none. */
async function showTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('tab', { name });
  await tab.click({ delay: 70 });
  await until(`${name} is shown`, async () => (await tab.getAttribute('aria-selected')) === 'true');
  // It puts a document into the address once it has taken it in; until then it would run the one before, whose comment
  // may name this one.
  const begins = new RegExp(`^(query|mutation|subscription) ${name}\\b`, 'm');
  await until(`${name} is taken in`, () => begins.test(new URL(page.url()).searchParams.get('query') ?? ''));
}

/** The editor shows only the lines that fit; the answers of the examples do. */
async function answer(page: Page, text: RegExp): Promise<string> {
  const response = page.locator('.graphiql-response');
  await response.filter({ hasText: text }).waitFor();
  // The editor keeps its spaces from being broken.
  return (await response.innerText()).replaceAll('\u00a0', ' ');
}

it('opens, runs the examples and watches live, without asking anybody but the gateway', async () => {
  const { url, gateway } = await startTestServer();
  const browser = await startBrowser();
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.setDefaultTimeout(patienceMs);
  const asked: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });

  await page.goto(url);
  await page
    .locator('.graphiql-tab')
    .nth(tabs.length - 1)
    .waitFor();
  expect(await tabNames(page)).toEqual(tabs);
  // The font gives the tabs another width: a fault in where they are would begin here.
  await page.evaluate('document.fonts.ready.then(() => null)');
  for (const name of [...tabs.slice(1), ...tabs.slice(0, 1)]) await showTab(page, name);
  await until('the tabs are kept', () => page.evaluate("localStorage.getItem('graphiql:tabState') !== null"));
  await page.reload();
  await page
    .locator('.graphiql-tab')
    .nth(tabs.length - 1)
    .waitFor();
  expect(await tabNames(page)).toEqual(tabs);

  await run(page);
  expect(await answer(page, /CREATED/)).toContain('"Import contacts"');
  expect(gateway.engine.head).toBe(1);

  await showTab(page, 'Watch');
  await run(page);
  await answer(page, /"position"/);
  expect(gateway.live.streams).toBe(1);
  const create = 'mutation { createAsyncOperation(input: { name: "Seen live", operationType: 5 }) { __typename } }';
  await post(url, { query: create });
  expect(await answer(page, /Seen.live/)).toContain('"ENTERED"');

  await showTab(page, 'WhyWaiting');
  await run(page);
  expect(await answer(page, /NO_HOST/)).toContain('"Seen live"');

  const { host } = new URL(url);
  const others = asked.filter((address) => !address.startsWith('data:') && new URL(address).host !== host);
  expect(others).toEqual([]);
  expect(asked).toContain(url.replace('http', 'ws'));
  expect(problems).toEqual([]);
});

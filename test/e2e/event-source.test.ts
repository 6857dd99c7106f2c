import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { codeBlocks } from '../docs/code-blocks.ts';
import { startBrowser } from './browser.ts';
import { eventually } from './eventually.ts';
import { type GatewayProcess, startGatewayProcess } from './gateway-process.ts';
import { patienceMs } from './launch-browser.ts';

let folder: string;
let gateway: GatewayProcess;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'event-source-'));
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'));
});

afterEach(async () => {
  await gateway.stop();
  rmSync(folder, { recursive: true });
});

async function create(name: string): Promise<void> {
  const query = `mutation { createAsyncOperation(input: { name: "${name}", operationType: 5 }) { __typename } }`;
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  expect(await response.json()).toEqual({
    data: { createAsyncOperation: { __typename: 'CreateAsyncOperationSuccess' } },
  });
}

it("a browser's own EventSource misses nothing and sees nothing twice, through a stop and a kill -9", async () => {
  const [script] = codeBlocks('docs/live.md', 'js');
  const address = 'http://127.0.0.1:4000/graphql';
  expect(script).toContain(address);
  const page = await (await startBrowser()).newPage();
  page.setDefaultTimeout(patienceMs);
  const seen: (string | null)[] = [];
  page.on('console', async (message) => {
    if (message.type() !== 'log') return;
    for (const argument of message.args()) {
      const { operation } = await argument.jsonValue();
      seen.push(operation?.name ?? null);
    }
  });
  await page.goto(new URL('/health', gateway.url).href);
  await page.evaluate(String(script).replace(address, gateway.url));
  const created: string[] = [];
  const createMany = async (count: number) => {
    for (let index = 0; index < count; index += 1) {
      created.push(`import ${created.length + 1}`);
      await create(created.at(-1) ?? '');
    }
  };
  const names = () => seen.filter((name) => name !== null);
  const allSeen = () => eventually(`${created.length} operations`, async () => names().length >= created.length);

  await eventually('the first checkpoint', async () => seen.length > 0);
  await createMany(20);
  await allSeen();
  const { port } = new URL(gateway.url);
  for (const end of ['stop', 'kill'] as const) {
    await createMany(5);
    await gateway[end]();
    gateway = await startGatewayProcess(join(folder, 'asyncops.db'), { port: Number(port) });
    await createMany(5);
    await allSeen();
  }
  expect(names()).toEqual(created);
});

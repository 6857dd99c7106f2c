import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AsyncOperationStatus, AsyncOperationsDocument, GatewayDocument } from '../../src/gql/graphql.ts';
import { eventually } from '../e2e/eventually.ts';
import { type GatewayProcess, startGatewayProcess } from '../e2e/gateway-process.ts';
import { request } from '../e2e/request.ts';
import { codeBlocks, repositoryPath, shellCommands } from './code-blocks.ts';

const documents = new Map(
  codeBlocks('README.md', 'graphql').map((block) => [/^\w+ (\w+)/.exec(block)?.[1] ?? 'anonymous', block]),
);
const commands = shellCommands(codeBlocks('README.md', 'sh'));
const manifest: { scripts: Record<string, string> } = JSON.parse(readFileSync(repositoryPath('package.json'), 'utf8'));

let folder: string;
let gateway: GatewayProcess;
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'readme-'));
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'));
});

afterAll(async () => {
  for (const child of children) await killed(child);
  await gateway.stop();
  rmSync(folder, { recursive: true });
});

test('every document and command of the README is one that is tried here', () => {
  expect([...documents.keys()]).toEqual(['Create', 'Watch', 'InProgress', 'Pause']);
  expect(commands.map(([program, verb, script]) => [program, verb, script].join(' '))).toEqual([
    'npm ci &&',
    'npm ci &&',
    'npm start --',
    'curl -N http://127.0.0.1:4000/graphql',
    'npm run digest-folder:watch',
    'npm run digest-folder',
  ]);
});

test.each([
  ['the first command starts the gateway', 0, ['--database', ':memory:'], false],
  ['the third shows a demo', 2, ['--demo'], true],
])('%s by the start script', async (_what, index, flags, isDemo) => {
  const started = ['npm', 'ci', '&&', 'npm', 'start'];
  expect(commands[index]).toEqual(isDemo ? [...started.slice(3), '--', ...flags] : started);
  const child = runScript('start', ['--port', '0', ...flags]);
  const [line]: string[] = await once(child.stdout, 'data');
  expect(String(line)).toMatch(/^asyncops listening on http:\/\/127\.0\.0\.1:\d+\/graphql$/m);
  const url = String(line).match(/http:\S+/)?.[0] ?? '';
  expect(await request(url, GatewayDocument, {})).toMatchObject({ gateway: { isDemo } });
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});

test('the second command runs the tests', () => {
  expect(commands[1]).toEqual(['npm', 'ci', '&&', 'npm', 'test']);
  expect(manifest.scripts['test']).toBe('vitest run');
});

test('creates, and answers EXISTING the second time', async () => {
  const outcomes = [];
  for (let time = 0; time < 2; time += 1) {
    const { data } = await ask(documents.get('Create'), {});
    outcomes.push(data.createAsyncOperation.outcome);
    expect(data.createAsyncOperation.operation.whyWaiting.code).toBe('NO_HOST');
  }
  expect(outcomes).toEqual(['CREATED', 'EXISTING']);
});

test('watches: a checkpoint first, then changes', async () => {
  const [checkpoint, change] = await firstMessages({ query: documents.get('Watch') }, createAnother);
  expect(checkpoint.data.asyncOperationsChanged).toMatchObject({ change: null, operation: null });
  expect(change.data.asyncOperationsChanged).toMatchObject({ change: 'ENTERED', event: { kind: 'CREATED' } });
});

test('watches with the curl command', async () => {
  const words = commands[3] ?? [];
  const headers = words.flatMap((word, index) => (words[index - 1] === '-H' ? [word.split(': ')] : []));
  expect(headers).toEqual([
    ['accept', 'text/event-stream'],
    ['content-type', 'application/json'],
  ]);
  const body = JSON.parse(words.at(-1) ?? '');
  const [, change] = await firstMessages(body, createAnother);
  expect(change.data.asyncOperationsChanged.operation.statusCode).toBe('WAITING_FOR_RESOURCES');
});

test('digests a folder with the commands, while one of its operations is paused', async () => {
  writeFileSync(join(folder, 'large.bin'), Buffer.alloc(3_000_000));
  let watched = '';
  runScript('digest-folder:watch', ['--url', gateway.url]).stdout.on('data', (bytes) => {
    watched += bytes;
  });
  await eventually('the live view', async () => watched.includes('-- live'));
  const [, , , , , ...options] = commands[5] ?? [];
  expect(options).toEqual(['--chunk-bytes', '65536', '--chunk-rest-ms', '20']);
  const work = runScript('digest-folder', [folder, '--url', gateway.url, ...options]);
  const printed = text(work.stdout);

  const id: string = await eventually('an operation in progress', async () => {
    const { data } = await ask(documents.get('InProgress'), {});
    return data.asyncOperations.nodes.find(({ name }: { name: string }) => name === 'large.bin')?.id;
  });
  const { data } = await ask(documents.get('Pause'), { id });
  expect(data.pauseAsyncOperation.operation.statusCode).toBe('PAUSING');
  await statusOf(id, 'WAITING');
  await ask('mutation Resume($id: ID!) { resumeAsyncOperation(input: { id: $id }) { __typename } }', { id });
  const [exitCode] = await once(work, 'exit');
  expect(exitCode).toBe(0);
  expect(await printed).toMatch(new RegExp(`^[0-9a-f]{64}  ${join(folder, 'large.bin')}$`, 'm'));
  const asked = /PAUSE_REQUESTED +PAUSING +large\.bin.* by local \(let the others go first\)/;
  await eventually('the pause in the live view', async () => asked.test(watched));
});

async function ask(query: string | undefined, variables: Record<string, unknown>) {
  return fetched(await post({ query, variables }, 'application/json'));
}

async function fetched(response: Response) {
  expect(response.status).toBe(200);
  return JSON.parse(await response.text());
}

function post(body: object, accept: string): Promise<Response> {
  return fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify(body),
  });
}

async function createAnother(): Promise<void> {
  await ask('mutation { createAsyncOperation(input: { name: "Another", operationType: 5 }) { __typename } }', {});
}

/** The first two messages of a stream; `between` is done after the first. */
async function firstMessages(body: object, between: () => Promise<void>) {
  const response = await post(body, 'text/event-stream');
  const messages = [];
  let received = '';
  for await (const bytes of response.body ?? []) {
    received += Buffer.from(bytes).toString();
    const blocks = received.split('\n\n');
    received = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: ?(.+)$/m.exec(block)?.[1];
      if (data === undefined) continue;
      messages.push(JSON.parse(data));
      if (messages.length === 1) await between();
      if (messages.length === 2) return messages;
    }
  }
  throw new Error('the stream ended early');
}

async function statusOf(id: string, statusCode: AsyncOperationStatus): Promise<void> {
  await eventually(statusCode, async () => {
    const { asyncOperations } = await request(gateway.url, AsyncOperationsDocument, { filter: { ids: [id] } });
    return asyncOperations.nodes[0]?.statusCode === statusCode;
  });
}

/** A script of package.json, as npm runs it, with its arguments. */
function runScript(name: string, args: readonly string[]) {
  const [program, ...words] = (manifest.scripts[name] ?? '').split(' ');
  expect(program).toBe('node');
  const child = spawn(process.execPath, [...words, ...args], {
    cwd: repositoryPath('.'),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

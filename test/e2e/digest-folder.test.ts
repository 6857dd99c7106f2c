import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  AsyncOperationDocument,
  type AsyncOperationEventKind,
  AsyncOperationsDocument,
  CancelAsyncOperationDocument,
  PauseAsyncOperationDocument,
  ResumeAsyncOperationDocument,
} from '../../src/gql/graphql.ts';
import { eventually } from './eventually.ts';
import { type GatewayProcess, startGatewayProcess } from './gateway-process.ts';
import { request } from './request.ts';

const example = fileURLToPath(new URL('../../examples/digest-folder/', import.meta.url));

let folder: string;
let files: string;
let gateway: GatewayProcess;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'digest-folder-'));
  files = join(folder, 'files');
  mkdirSync(join(files, 'inner'), { recursive: true });
  for (const name of ['a.bin', 'b.bin', 'inner/c.bin']) writeFileSync(join(files, name), randomBytes(3_000_000));
  writeFileSync(join(files, 'empty.bin'), '');
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'));
});

afterEach(async () => {
  for (const child of children.splice(0)) await killed(child);
  await gateway.kill();
  rmSync(folder, { recursive: true });
});

test('digests a folder through a pause, a cancel, the death of the host and the death of the gateway', async () => {
  const watch = start('watch.ts', ['--url', gateway.url]);
  const watched = text(watch.stdout);
  // It begins where the log ends: what happened before it was connected is not in its view.
  await printed(watch.stdout, '-- live');
  const firstHost = startHost();

  const a = await operationNamed('a.bin', 'IN_PROGRESS');
  await request(gateway.url, PauseAsyncOperationDocument, { input: { id: a, reason: 'let the others go first' } });
  await statusOf(a, 'WAITING');
  expect(await waitsBecause(a)).toBe('PAUSED');

  const c = await operationNamed('inner/c.bin', 'IN_PROGRESS');
  await request(gateway.url, CancelAsyncOperationDocument, { input: { id: c } });
  await statusOf(c, 'CANCELED');

  const b = await operationNamed('b.bin', 'IN_PROGRESS');
  await killed(firstHost.child);
  await event(b, 'LEASE_EXPIRED');

  const secondHost = startHost();
  await statusOf(b, 'IN_PROGRESS');
  const { port } = new URL(gateway.url);
  await gateway.kill();
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'), { port: Number(port) });

  await request(gateway.url, ResumeAsyncOperationDocument, { input: { id: a } });
  const [exitCode] = await once(secondHost.child, 'exit');

  // One operation was canceled, so not all succeeded; the others are what sha256sum would say.
  expect(exitCode).toBe(1);
  const digests = (await secondHost.stdout).trim().split('\n').sort();
  expect(digests).toEqual(['a.bin', 'b.bin', 'empty.bin'].map(sha256sum).sort());
  expect(await historyOf(a)).toEqual(expect.arrayContaining(['PAUSE_REQUESTED', 'PAUSED', 'RESUMED', 'SUCCEEDED']));
  expect(await dataOf(a)).toMatchObject({ path: join(files, 'a.bin') });

  await eventually('the last event in the live view', async () => (await lastKindOf(b)) === 'SUCCEEDED');
  await stopped(watch);
  expect(seenBy(await watched)).toEqual(await wholeLog());
});

test('goes on from the byte where it was paused, in another process', async () => {
  const host = startHost();
  const a = await operationNamed('a.bin', 'IN_PROGRESS');
  await eventually('some progress', async () => ((await show(a)).progress ?? 0) > 0.1);
  await request(gateway.url, PauseAsyncOperationDocument, { input: { id: a } });
  await statusOf(a, 'WAITING');
  await killed(host.child);

  const { offset, state } = await dataOf(a);
  expect(offset).toBeGreaterThan(300_000);
  expect(offset).toBeLessThan(3_000_000);
  expect(state).not.toBeNull();

  // What has been read is not read again: the digest comes out right although those bytes are another's now.
  const bytes = readFileSync(join(files, 'a.bin'));
  const before = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(files, 'a.bin'), Buffer.concat([randomBytes(offset), bytes.subarray(offset)]));
  await request(gateway.url, ResumeAsyncOperationDocument, { input: { id: a } });
  startHost();
  await statusOf(a, 'SUCCEEDED');
  expect((await show(a)).result).toEqual({ sha256: before, bytes: 3_000_000 });
});

function startHost(): { child: ChildProcess; stdout: Promise<string> } {
  const options = ['--chunk-bytes', '50000', '--chunk-rest-ms', '40', '--lease-seconds', '2', '--concurrency', '2'];
  const child = start('digest-folder.ts', [files, '--url', gateway.url, ...options]);
  return { child, stdout: text(child.stdout) };
}

function start(script: string, args: readonly string[]) {
  const child = spawn(process.execPath, [join(example, script), ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  return child;
}

function printed(output: Readable, line: string): Promise<void> {
  let seen = '';
  return new Promise((resolve, reject) => {
    output.on('data', (chunk) => {
      seen += chunk;
      if (seen.split('\n').includes(line)) resolve();
    });
    output.once('end', () => reject(new Error(`it ended without ${line}: ${seen}`)));
  });
}

async function killed(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

const stopped = (child: ChildProcess) => killed(child, 'SIGTERM');

async function show(id: string) {
  const { asyncOperation } = await request(gateway.url, AsyncOperationDocument, { id });
  if (!asyncOperation) throw new Error(`there is no operation ${id}`);
  return asyncOperation;
}

function operationNamed(name: string, statusCode: 'IN_PROGRESS'): Promise<string> {
  return eventually(`${name} ${statusCode}`, async () => {
    const filter = { name, statusCode: [statusCode] };
    const { asyncOperations } = await request(gateway.url, AsyncOperationsDocument, { filter });
    return asyncOperations.nodes[0]?.id;
  });
}

function statusOf(id: string, statusCode: string): Promise<true> {
  return eventually(`${id} ${statusCode}`, async () => (await show(id)).statusCode === statusCode);
}

async function waitsBecause(id: string) {
  return (await show(id)).whyWaiting?.code;
}

async function historyOf(id: string): Promise<AsyncOperationEventKind[]> {
  return (await show(id)).history.nodes.map(({ kind }) => kind);
}

function event(id: string, kind: AsyncOperationEventKind): Promise<true> {
  return eventually(`${kind} of ${id}`, async () => (await historyOf(id)).includes(kind));
}

async function lastKindOf(id: string) {
  return (await historyOf(id)).at(-1);
}

async function dataOf(id: string): Promise<{ path: string; offset: number; state: string | null }> {
  const { asyncOperation } = await query<{
    asyncOperation: { data: { path: string; offset: number; state: string | null } };
  }>(`query { asyncOperation(id: "${id}") { data } }`);
  return asyncOperation.data;
}

async function query<Data>(document: string): Promise<Data> {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document }),
  });
  const { data }: { data: Data } = JSON.parse(await response.text());
  return data;
}

function sha256sum(name: string): string {
  const path = join(files, name);
  return `${createHash('sha256').update(readFileSync(path)).digest('hex')}  ${path}`;
}

/** The kind and the name in each line of the live view. */
function seenBy(output: string): string[] {
  return output
    .split('\n')
    .filter((line) => /^\d\d:\d\d:/.test(line))
    .map((line) => {
      const [, kind, , name] = line.split(/\s+/);
      return `${kind} ${name}`;
    });
}

async function wholeLog(): Promise<string[]> {
  const { asyncOperationEvents } = await query<{
    asyncOperationEvents: { nodes: { kind: string; operation: { name: string } }[] };
  }>('query { asyncOperationEvents(first: 500) { nodes { kind operation { name } } } }');
  return asyncOperationEvents.nodes.map(({ kind, operation }) => `${kind} ${operation.name}`);
}

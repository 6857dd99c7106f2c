import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { AsyncOperationDocument, CreateAsyncOperationDocument, LogLinesDocument } from '../../src/gql/graphql.ts';
import { eventually } from '../e2e/eventually.ts';
import { type GatewayProcess, startGatewayProcess } from '../e2e/gateway-process.ts';
import { request } from '../e2e/request.ts';
import { codeBlocks, repositoryPath } from './code-blocks.ts';

const blocks = codeBlocks('docs/hosts.md', 'ts');
const entry = repositoryPath('src/client/host/index.ts');

let folder: string;
let gateway: GatewayProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asyncops-hosts-page-'));
  await symlink(repositoryPath('node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  for (const [index, block] of blocks.entries()) await writeFile(join(folder, `example-${index}.ts`), block);
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'));
});

afterAll(async () => {
  await gateway.stop();
  await rm(folder, { recursive: true });
});

test('the examples are well typed', async () => {
  const compilerOptions = { paths: { 'asyncops/host': [entry] }, typeRoots: [join(folder, 'node_modules/@types')] };
  const files = blocks.map((_, index) => `example-${index}.ts`);
  const config = { extends: repositoryPath('tsconfig.json'), compilerOptions, include: [], files };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const compiler = repositoryPath('node_modules/typescript/bin/tsc');
  const compiled = promisify(execFile)(process.execPath, [compiler, '-p', '.'], { cwd: folder });
  expect((await compiled.catch((error) => error)).stdout).toBe('');
});

test.each([
  [1, { file: 'part-2.csv' }, { imported: 'the work', from: { file: 'part-2.csv' } }, []],
  [
    0,
    { file: 'part-1.csv' },
    { imported: 'the work', from: { file: 'part-1.csv' } },
    [1, 2, 3, 4].map((part) => `part ${part} is in`),
  ],
  [2, { rows: 7, done: 2 }, '7 rows, 5 of them in this run', []],
])('example %i does the work', async (index, data, result, lines) => {
  const code = (blocks[index] ?? '')
    .replaceAll('http://127.0.0.1:4000/graphql', gateway.url)
    .replaceAll("'asyncops/host'", `'${entry}'`);
  await writeFile(join(folder, `run-${index}.ts`), code);
  // What starts no host is a module of handlers.
  const host = code.includes('createHost') ? [] : [repositoryPath('src/cli/asyncops.ts'), 'host', '--url', gateway.url];
  const child = spawn(process.execPath, [...host, `run-${index}.ts`], { cwd: folder, stdio: 'ignore' });
  const exited = once(child, 'exit');
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await exited;
  });
  const input = { name: 'the work', operationType: 5, data };
  const { createAsyncOperation: created } = await request(gateway.url, CreateAsyncOperationDocument, { input });
  if (created.__typename !== 'CreateAsyncOperationSuccess') throw new Error(created.message);
  const { id } = created.operation;
  const done = await eventually(`what example ${index} does`, async () => {
    const { asyncOperation } = await request(gateway.url, AsyncOperationDocument, { id });
    return asyncOperation?.statusCode === 'SUCCEEDED' && asyncOperation;
  });
  expect(done).toMatchObject({ result });
  const { asyncOperation } = await request(gateway.url, LogLinesDocument, { id, last: 9 });
  expect(asyncOperation?.logLines.nodes.map(({ text }) => text)).toEqual(lines);
});

test('every example is one that is run here', () => {
  expect(blocks).toHaveLength(3);
});

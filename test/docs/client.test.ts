import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CreateAsyncOperationDocument } from '../../src/gql/graphql.ts';
import { eventually } from '../e2e/eventually.ts';
import { type GatewayProcess, startGatewayProcess } from '../e2e/gateway-process.ts';
import { request } from '../e2e/request.ts';
import { codeBlocks, repositoryPath } from './code-blocks.ts';

const blocks = codeBlocks('docs/client.md', 'ts');
const entries = ['client', 'client/apollo', 'client/documents', 'client/urql'];
const fileOf = (entry: string) => repositoryPath(`src/${entry === 'client' ? 'client/index' : entry}.ts`);

let folder: string;
let gateway: GatewayProcess;
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asyncops-client-page-'));
  await symlink(repositoryPath('node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  for (const [index, block] of blocks.entries()) await writeFile(join(folder, `example-${index}.ts`), block);
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'));
});

afterAll(async () => {
  for (const child of children) {
    const exited = once(child, 'exit');
    if (child.exitCode === null && child.signalCode === null && child.kill()) await exited;
  }
  await gateway.stop();
  await rm(folder, { recursive: true });
});

test('the examples are well typed', async () => {
  const paths = Object.fromEntries(entries.map((entry) => [`asyncops/${entry}`, [fileOf(entry)]]));
  const compilerOptions = { paths, typeRoots: [join(folder, 'node_modules/@types')] };
  const files = blocks.map((_, index) => `example-${index}.ts`);
  const config = { extends: repositoryPath('tsconfig.json'), compilerOptions, include: [], files };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const compiler = repositoryPath('node_modules/typescript/bin/tsc');
  const compiled = promisify(execFile)(process.execPath, [compiler, '-p', '.'], { cwd: folder });
  expect((await compiled.catch((error) => error)).stdout).toBe('');
});

test.each([
  [0, /^CHANGE the import of example 0$/m],
  [1, /^CHANGE .*the import of example 1/m],
  [2, /^live\n(?:.*\n)*[1-9]\d* operations$/m],
  [3, /^CREATED [\da-f-]{36}$/m],
  [4, /"name":"the import of example 4"/],
  [5, /"name":"the import of example 5"/],
])('example %i runs', async (index, expected) => {
  let code = (blocks[index] ?? '').replaceAll('http://127.0.0.1:4000/graphql', gateway.url);
  for (const entry of entries) code = code.replaceAll(`'asyncops/${entry}'`, `'${fileOf(entry)}'`);
  await writeFile(join(folder, `run-${index}.ts`), code);
  const child = spawn(process.execPath, [`run-${index}.ts`], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let printed = '';
  child.stdout.on('data', (data) => {
    printed += data;
  });
  const input = { name: `the import of example ${index}`, operationType: 5 };
  await eventually(`what example ${index} prints`, async () => {
    await request(gateway.url, CreateAsyncOperationDocument, { input });
    return expected.test(printed);
  });
});

test('every example is one that is run here', () => {
  expect(blocks).toHaveLength(6);
});

test('every scalar of the schema is told to the code generator', () => {
  const own = [...readFileSync(repositoryPath('schema/schema.graphql'), 'utf8').matchAll(/^scalar (\w+)/gm)];
  const told =
    codeBlocks('docs/client.md', 'yaml')
      .join()
      .match(/scalars: \{ (.*) \}/)?.[1] ?? '';
  expect(told.split(', ').map((each) => each.split(': ')[0])).toEqual(own.map(([, name]) => name).sort());
});

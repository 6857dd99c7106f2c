import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { repositoryPath } from '../docs/code-blocks.ts';
import { eventually } from '../e2e/eventually.ts';
import { freePort } from '../e2e/free-port.ts';
import { startGatewayProcess } from '../e2e/gateway-process.ts';
import { startTestServer } from '../server/start-test-server.ts';
import { startCommand } from './command.ts';
import { runInShell } from './run-in-shell.ts';

const sdk = JSON.stringify(repositoryPath('src/client/host/index.ts'));

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'asyncops-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function moduleOf(code: string, name = 'handlers.ts'): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, code);
  return file;
}

const jsonLines = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

it.each([
  ['no file', null, /cannot be read: ENOENT/],
  ['what is no program', 'export default {', /cannot be loaded:\n[\s\S]*handlers.ts/],
  ['what throws', 'throw new Error("no database")', /cannot be loaded:\nError: no database\n +at .*handlers.ts:1/],
  ['no export', 'export const x = 1;', /has no handlers: its default export, or “handlers”, must give a function/],
  ['an empty export', 'export default {};', /has no handlers/],
  ['a name for a type', 'export default { import: () => {} };', /“import” is not the value of an operation type/],
  ['no function', 'export const handlers = { 5: 7 };', /the handler of type 5 is not a function/],
])('a module with %s is told, with exit code 2', async (_what, code, told) => {
  const file = code === null ? join(temporaryFolder(), 'none.ts') : moduleOf(code);
  const result = await runInShell('http://127.0.0.1:9/graphql', ['host', file]);
  expect(result).toMatchObject({ code: 2, printed: [] });
  expect(result.said.join('\n')).toMatch(told);
});

it.each([
  ['--concurrency', '501', 1],
  ['--claim-ahead', '501', 0],
])('%s %s is out of range, with exit code 2', async (flag, value, least) => {
  const result = await runInShell('http://127.0.0.1:9/graphql', ['host', 'handlers.ts', flag, value]);
  expect(result).toMatchObject({
    code: 2,
    said: [`asyncops: ${flag} must be a whole number from ${least} to 500; it is “${value}”.`],
  });
});

it('a type that the gateway does not know is refused, with exit code 1', async () => {
  const { url } = await startTestServer();
  const result = await runInShell(url, ['host', moduleOf('export default { 987654: () => {} };', 'handlers.mjs')]);
  expect(result.code).toBe(1);
  expect(result.said.at(-1)).toMatch(/^asyncops: the gateway refused the host: .*987654/);
});

it('says what it takes and what becomes of it, and stops when it is told to', async () => {
  const { url } = await startTestServer();
  const file = moduleOf(
    `import { waiting } from ${sdk};
     export const handlers = { 5: ({ data }) => { if (data !== 'good') throw new Error('broken'); return waiting(); } };`,
    'handlers.mjs',
  );
  const interrupt = new AbortController();
  for (const [data, retries] of [
    ['"good"', '0'],
    ['"bad"', '0'],
    ['"worse"', '1'],
  ] as const) {
    const argv = ['create', `${data}\n`, '--type', '5', '--max-retries', retries, '--data', data];
    expect((await runInShell(url, argv)).code).toBe(0);
  }
  const seen: string[] = [];
  const { code, printed, said } = await runInShell(url, ['host', file, '--json', '--host-id', 'h'], {
    interrupted: interrupt.signal,
    onPrint: (line) => {
      if (seen.push(line) === 6) interrupt.abort();
    },
  });
  expect(code).toBe(0);
  const told = jsonLines(printed.join('\n'));
  expect(told.map(({ event, name, message, statusCode }) => [event, name, message, statusCode]).toSorted()).toEqual([
    ['CLAIMED', '"bad"\n', undefined, undefined],
    ['CLAIMED', '"good"\n', undefined, undefined],
    ['CLAIMED', '"worse"\n', undefined, undefined],
    ['FAILED', '"bad"\n', 'broken', 'FAILED'],
    ['RETRY_SCHEDULED', '"worse"\n', 'broken', 'WAITING'],
    ['WAITING', '"good"\n', undefined, 'WAITING'],
  ]);
  const hasTime = told.filter(({ postponeUntil }) => postponeUntil !== undefined);
  expect(hasTime).toMatchObject([{ event: 'RETRY_SCHEDULED', postponeUntil: expect.stringMatching(/^2030-01-/) }]);
  expect(said.join('\n')).toMatch(/: Error: broken\n +at .*handlers\.mjs/);
});

it('waits for its gateway, drains on SIGTERM though the module leaves a timer, and ends at once on a second', async () => {
  const folder = temporaryFolder();
  const port = await freePort();
  const example = repositoryPath('examples/typescript-host/handlers.ts');
  const file = moduleOf(
    `setInterval(() => {}, 1_000);
     export default { 5: ({ signal }) => new Promise((end) => signal.addEventListener('abort', () => end('told'))) };`,
  );
  const env = { ASYNCOPS_URL: `http://127.0.0.1:${port}/graphql` };
  const ending = startCommand(['host', file, '--grace-seconds', '0'], env);
  const counting = startCommand(['host', example, '--json'], { ...env, STEP_REST_SECONDS: '0.01' });
  const stubborn = startCommand(['host', moduleOf('export default { 1: () => new Promise(() => {}) };')], env);
  await eventually('not live', async () =>
    [ending, counting].every((host) => /not live since/.test(host.output().stderr)),
  );
  const gateway = await startGatewayProcess(join(folder, 'asyncops.db'), { port });
  onTestFinished(() => gateway.kill());

  const create = (type: string, data: unknown) =>
    runInShell(env.ASYNCOPS_URL, ['create', 'work', '--type', type, '--data', JSON.stringify(data)]);
  const text = join(folder, 'text.txt');
  writeFileSync(text, 'one two three\n'.repeat(3_500));
  for (const [type, data] of [
    ['5', null],
    ['1', null],
    ['10', { path: text }],
  ] as const)
    await create(type, data);

  await eventually('counted', async () => counting.output().stdout.includes('SUCCEEDED'));
  counting.child.kill('SIGINT');
  const counted = await counting.ended;
  expect(counted.code).toBe(0);
  expect(jsonLines(counted.stdout).map(({ event }) => event)).toEqual(['CLAIMED', 'SUCCEEDED']);
  const { printed } = await runInShell(env.ASYNCOPS_URL, ['list', '--type', '10', '--json']);
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({ statusCode: 'SUCCEEDED', result: { words: 10_500 } });

  await eventually('taken', async () => /CLAIMED/.test(ending.output().stderr));
  ending.child.kill('SIGTERM');
  expect(await ending.ended).toMatchObject({
    code: 0,
    stdout: '',
    stderr: expect.stringMatching(/SUCCEEDED .*work\n$/),
  });

  await eventually('taken', async () => /CLAIMED/.test(stubborn.output().stderr));
  stubborn.child.kill('SIGTERM');
  await eventually('stopping', async () =>
    /stopping once those that run have ended \(1\)/.test(stubborn.output().stderr),
  );
  stubborn.child.kill('SIGTERM');
  expect((await stubborn.ended).code).toBeNull();
  expect(stubborn.child.signalCode).toBe('SIGTERM');
});

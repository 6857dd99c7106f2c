import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { startTestServer } from '../server/start-test-server.ts';
import { until } from '../server/until.ts';
import { freePort } from './free-port.ts';

const example = fileURLToPath(new URL('../../examples/digest-folder/', import.meta.url));

function start(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [join(example, script), ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    output.stdout += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    output.stderr += part;
  });
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, ...output }));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, output, ended };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'digest-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

it('a command line that is wrong is told in one line, with exit code 2; --help is no fault', async () => {
  const folder = temporaryFolder();
  const none = join(folder, 'none');
  const wrong = [
    start('digest-folder.ts', [none]),
    start('digest-folder.ts', [folder, '--fast']),
    start('watch.ts', ['--url', 'ftp://127.0.0.1']),
  ];
  expect(await Promise.all(wrong.map(({ ended }) => ended))).toEqual([
    { code: 2, stdout: '', stderr: `digest-folder: there is no folder ${none}\n` },
    { code: 2, stdout: '', stderr: "digest-folder: Unknown option '--fast'\n" },
    { code: 2, stdout: '', stderr: expect.stringMatching(/^watch: the gateway’s address must be a URL .*\n$/) },
  ]);
  for (const script of ['digest-folder.ts', 'watch.ts']) {
    const help = { code: 0, stdout: expect.stringContaining('--url http'), stderr: '' };
    expect(await start(script, ['--help']).ended).toEqual(help);
  }
});

it('ends without a word too many where it is told to while the gateway is away', async () => {
  const url = `http://127.0.0.1:${await freePort()}`;
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a'), 'a');
  const digesting = start('digest-folder.ts', [folder, '--url', url]);
  const watching = start('watch.ts', ['--url', url]);
  await until('both have said it', () => digesting.output.stderr !== '' && watching.output.stdout !== '');
  digesting.child.kill('SIGINT');
  const stderr = `the gateway at ${url}/graphql does not answer; trying again\n`;
  expect(await digesting.ended).toEqual({ code: 130, stdout: '', stderr });
  expect(watching.output).toEqual({ stdout: expect.stringMatching(/^-- not live, trying again: .+\n$/), stderr: '' });
});

it('takes the address from ASYNCOPS_URL, and one without a path for that of its /graphql', async () => {
  const { url } = await startTestServer();
  const env = { ASYNCOPS_URL: new URL(url).origin };
  const watching = start('watch.ts', [], env);
  expect(await start('digest-folder.ts', [temporaryFolder()], env).ended).toMatchObject({ code: 0, stdout: '' });
  await until('it is live', () => watching.output.stdout.startsWith('-- live\n'));
});

it('says where something answers that is no GraphQL endpoint', async () => {
  const server = createServer((_request, response) => response.writeHead(404).end('<p>nothing here'));
  onTestFinished(async () => {
    server.close();
    await once(server, 'close');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on no port');
  const url = `http://127.0.0.1:${address.port}/other`;
  const stderr = expect.stringContaining(`: ${url} answers (status 404), but not as a GraphQL endpoint\n`);
  for (const [script, args] of [
    ['digest-folder.ts', [temporaryFolder()]],
    ['watch.ts', []],
  ] as const) {
    expect(await start(script, [...args, '--url', url]).ended).toEqual({ code: 1, stdout: '', stderr });
  }
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { freePort } from '../e2e/free-port.ts';
import { startGatewayProcess } from '../e2e/gateway-process.ts';
import { until } from '../server/until.ts';
import { startCommand } from './command.ts';

it('a gateway that is away is told in one line, with exit code 3', async () => {
  const url = `http://127.0.0.1:${await freePort()}/graphql`;
  expect(await startCommand(['list'], { ASYNCOPS_URL: url }).ended).toEqual({
    code: 3,
    stdout: '',
    stderr: `asyncops: no answer from ${url}: connect ECONNREFUSED ${new URL(url).host}\n`,
  });
});

it('watch goes on after the gateway was away, and ends with 0 on SIGINT', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'asyncops-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const port = await freePort();
  const database = join(folder, 'asyncops.db');
  const first = await startGatewayProcess(database, { port });
  onTestFinished(() => first.kill());
  const env = { ASYNCOPS_URL: first.url };
  const watch = startCommand(['watch', '--json'], env);
  await until('live', () => /live/.test(watch.output().stderr));
  expect((await startCommand(['create', 'before', '--type', '5'], env).ended).code).toBe(0);
  await first.kill();
  await until('not live', () => /not live since/.test(watch.output().stderr));
  const second = await startGatewayProcess(database, { port });
  onTestFinished(() => second.kill());
  expect((await startCommand(['create', 'after', '--type', '5'], env).ended).code).toBe(0);
  await until('the change after it', () => watch.output().stdout.includes('"after"'));
  watch.child.kill('SIGINT');
  const { code, stdout, stderr } = await watch.ended;
  const told = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(told.filter(({ operation }) => operation !== null).map(({ operation }) => operation.name)).toEqual([
    'before',
    'after',
  ]);
  expect(code).toBe(0);
  expect(stderr).toMatch(/go on with --after \S+\n$/);
});

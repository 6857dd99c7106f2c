import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { StoreWriter } from '../store/store-writer.ts';
import { codeBlocks, repositoryPath, shellCommands } from './code-blocks.ts';

const page = 'docs/operating.md';
const run = promisify(execFile);
const manifest: { bin: { asyncops: string } } = JSON.parse(readFileSync(repositoryPath('package.json'), 'utf8'));
const commands = shellCommands(codeBlocks(page, 'sh'));
const units = codeBlocks(page, 'ini').join('');

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'operating-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function openStore(file: string) {
  const store = openSqliteStore({ file, durability: 'relaxed', randomBytes: (count) => new Uint8Array(count) });
  onTestFinished(() => store.close());
  return store;
}

test('the gateway takes every command line of the page, and finds what it starts', () => {
  const unit = /^ExecStart=(.+)$/m.exec(units)?.[1]?.split(' ') ?? [];
  const starts = [...commands, unit].flatMap(([, ...words]) => {
    const flags = words.slice(words.findIndex((word) => word === '--' || word === 'serve') + 1);
    return words.includes('--') || words.includes('serve') ? [{ words, flags }] : [];
  });
  expect(starts).toHaveLength(5);
  for (const { words, flags } of starts) {
    expect(() => readConfig(flags, {}, () => '{"operationTypes":[]}')).not.toThrow();
    expect(words.includes('start') || words.includes(manifest.bin.asyncops)).toBe(true);
  }
});

test('an installation without what builds it says what to do instead, as the page does', async () => {
  const folder = newFolder();
  cpSync(repositoryPath('.ci/require-build-tools.js'), join(folder, '.ci/require-build-tools.js'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const command = (cwd: string) => run(process.execPath, ['.ci/require-build-tools.js'], { cwd });
  const instead = 'npm ci --include=dev && npm prune --omit=dev';
  await expect(command(folder)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(instead) });
  expect(codeBlocks(page, 'sh').join('')).toContain(instead);
  expect(await command(repositoryPath('.'))).toEqual({ stdout: '', stderr: '' });
});

test('the command for a backup copies a database that is at work, as of one moment', async () => {
  const folder = newFolder();
  const [, ...words] = commands.find(([program, flag]) => program === 'node' && flag === '-e') ?? [];
  const paths: Record<string, string> = {
    'asyncops.db': join(folder, 'asyncops.db'),
    'copy.db': join(folder, 'copy.db'),
  };
  const store = openStore(join(folder, 'asyncops.db'));
  const writer = new StoreWriter(store);
  await writer.create();
  let isCopied = false;
  const copying = run(
    process.execPath,
    words.map((word) => paths[word] ?? word),
    { cwd: repositoryPath('.') },
  ).finally(() => {
    isCopied = true;
  });
  while (!isCopied) {
    await writer.create();
    await nextTurn();
  }
  await copying;
  const head = await store.head();

  const copy = openStore(join(folder, 'copy.db'));
  const copied = await copy.head();
  expect(copied).toBeGreaterThanOrEqual(1);
  expect(copied).toBeLessThanOrEqual(head);
  expect(copy.logId).toBe(store.logId);
  expect(await copy.counts({})).toEqual({
    position: copied,
    rows: [{ operationType: 5, statusCode: 'WAITING_FOR_RESOURCES', count: copied }],
  });
});

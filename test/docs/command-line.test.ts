import { expect, test } from 'vitest';
import { runInShell } from '../cli/run-in-shell.ts';
import { startTestServer } from '../server/start-test-server.ts';
import { codeBlocks, shellCommands } from './code-blocks.ts';

const commands = shellCommands(codeBlocks('docs/command-line.md', 'sh'));

test('the commands of the page do what it says, one after the other', async () => {
  const { url } = await startTestServer();
  const codes: unknown[] = [];
  let id = '';
  let series = '';
  for (const [program, ...words] of commands) {
    expect(program).toBe('asyncops');
    const { code, printed } = await runInShell(
      url,
      words.map((word) => ({ ID: id, SERIES: series })[word] ?? word),
    );
    const verb = words.slice(0, words[0] === 'series' ? 2 : 1).join(' ');
    if (id === '') id = printed[0]?.slice(0, 36) ?? '';
    if (verb === 'series create') series = printed[0]?.slice(0, 36) ?? '';
    codes.push([verb, code]);
  }
  expect(codes).toEqual(
    [
      'create',
      'create',
      'list',
      'list',
      'show',
      'counts',
      'postpone',
      'resume',
      'cancel',
      'rerun',
      'delete',
      'bulk',
      'bulk',
      'series create',
      'series list',
      'series show',
      'series pause',
      'series resume',
      'series change',
      'list',
      'series end',
      'types',
      'hold',
      'types',
      'release',
    ].map((verb) => [verb, 0]),
  );
});

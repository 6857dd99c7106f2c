import { expect, test } from 'vitest';
import { runInShell } from '../cli/run-in-shell.ts';
import { startTestServer } from '../server/start-test-server.ts';
import { codeBlocks, shellCommands } from './code-blocks.ts';

const commands = shellCommands(codeBlocks('docs/command-line.md', 'sh'));

test('the commands of the page do what it says, one after the other', async () => {
  const { url } = await startTestServer();
  const codes: unknown[] = [];
  let id = '';
  for (const [program, ...words] of commands) {
    expect(program).toBe('asyncops');
    const { code, printed } = await runInShell(
      url,
      words.map((word) => (word === 'ID' ? id : word)),
    );
    if (id === '') id = printed[0]?.slice(0, 36) ?? '';
    codes.push([words[0], code]);
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
      'types',
      'hold',
      'types',
      'release',
    ].map((verb) => [verb, 0]),
  );
});

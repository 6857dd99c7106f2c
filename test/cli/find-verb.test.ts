import { expect, it } from 'vitest';
import { findVerb } from '../../src/cli/find-verb.ts';
import { pause } from '../../src/cli/verbs/pause.ts';
import { verbs } from '../../src/cli/verbs.ts';
import { runInShell } from './run-in-shell.ts';

it('a verb is found by its name, one about series by both of its words', () => {
  expect(findVerb(['pause', 'x'])).toEqual({ type: 'VERB', name: 'pause', verb: pause, rest: ['x'] });
  const found = findVerb(['series', 'pause', 'x', '--json']);
  expect(found).toMatchObject({ type: 'VERB', name: 'series pause', rest: ['x', '--json'] });
  expect(found).not.toMatchObject({ verb: pause });
});

it.each([
  [[], 'a verb is missing; see asyncops --help.'],
  [['frob'], '“frob” is not a verb; see asyncops --help.'],
  [['toString'], '“toString” is not a verb; see asyncops --help.'],
  [['series'], 'a verb is missing after “series”; see asyncops series --help.'],
  [['series', 'cancel', 'x'], '“series cancel” is not a verb; see asyncops series --help.'],
])('%j is no verb, and is told where to look', (argv, complaint) => {
  expect(findVerb(argv)).toEqual({ type: 'NONE', complaint });
});

it('the help of series lists its verbs, and that of each its flags', async () => {
  const found = findVerb(['series', '--help']);
  const text = found.type === 'HELP' ? found.text : '';
  expect(text).toMatch(/^asyncops series <verb> \[arguments\] \[flags\]\n/);
  const group = verbs['series'];
  const names = group !== undefined && 'verbs' in group ? Object.keys(group.verbs) : [];
  expect(names).toEqual(['create', 'list', 'show', 'pause', 'resume', 'change', 'end']);
  for (const name of names) {
    expect(text).toMatch(new RegExp(`^  ${name} +[A-Z].*\\.$`, 'm'));
    const { code, printed, said } = await runInShell('http://127.0.0.1:4000/graphql', ['series', name, '--help']);
    expect([code, said]).toEqual([0, []]);
    expect(printed[0]).toMatch(new RegExp(`^asyncops series ${name} .*\\[flags\\]\n\n[A-Z].*\\.\n\n`));
  }
});

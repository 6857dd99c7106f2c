import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lifecycleMarkdown } from '../../docs/lifecycle-markdown.ts';
import { transitions } from '../../src/core/lifecycle.ts';
import { statusNames } from '../../src/core/statuses.ts';

const committed = readFileSync(join(import.meta.dirname, '../../docs/lifecycle.md'), 'utf8');

describe('docs/lifecycle.md', () => {
  it('is what `npm run docs` makes of the table', () => {
    expect(committed).toBe(lifecycleMarkdown());
  });

  it('draws every arrow, with its event', () => {
    const diagram = /```mermaid\n([\s\S]*?)\n```/.exec(committed)?.[1] ?? '';
    const drawn = [...diagram.matchAll(/^ {2}(\S+) --> (\S+) : ([A-Z_]+)<br\/>/gm)].map(([, from, to, event]) =>
      [from, event, to].join(' '),
    );
    const expected = transitions.map(({ from, event, to }) => `${from ?? '[*]'} ${event} ${to ?? '[*]'}`);
    expect(drawn).toHaveLength(new Set(drawn).size);
    expect(new Set(drawn)).toEqual(new Set(expected));
  });

  it('says nothing in a label that Mermaid would take for syntax', () => {
    const labels = [...committed.matchAll(/ --> \S+ : (.*)$/gm)].map(([, label = '']) => label);
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.filter((label) => /[:;#"{}]/.test(label))).toEqual([]);
  });

  it('has a row for every status in the table of actions', () => {
    const section = committed.split('## User actions')[1]?.split('\n## ')[0] ?? '';
    expect(section.split('\n').filter((line) => /^\| [A-Z].* \(\d+\) \|/.test(line))).toHaveLength(statusNames.length);
  });
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Family, parsePrometheusText } from '../server/metrics/prometheus-text.ts';
import { startTestServer } from '../server/start-test-server.ts';
import { repositoryPath } from './code-blocks.ts';

/** All that the gateway tells, whether or not there is a value of it yet. */
async function families(): Promise<ReadonlyMap<string, Family>> {
  const { url } = await startTestServer();
  return parsePrometheusText(await (await fetch(new URL('/metrics', url))).text());
}

const quoted = (text: string) => [...text.matchAll(/`(\w+)`/g)].flatMap(([, word]) => word ?? []);

it('the table of the page names every metric, as it is, and no other', async () => {
  const page = readFileSync(repositoryPath('docs/operating.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` \| (counter|gauge|histogram) \| (.*?) ?\| (.+) \|$/gm)];
  const known = await families();
  expect(rows.map(([, name, type]) => [name, type])).toEqual([...known.values()].map(({ name, type }) => [name, type]));
  for (const [, name = '', , labels = ''] of rows) {
    for (const sample of known.get(name)?.samples ?? []) {
      expect([name, Object.keys(sample.labels).filter((label) => label !== 'le')]).toEqual([name, quoted(labels)]);
    }
  }
});

it('all of ours are named by the conventions of Prometheus', async () => {
  for (const { name, type, help } of (await families()).values()) {
    expect(name).toMatch(/^(asyncops|process|nodejs)_[a-z_]+$/);
    expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter']);
    expect(help).toMatch(/^[A-Z].*\.$/);
  }
});

it('the alert rules ask for nothing that is not there', async () => {
  const known = await families();
  const text = readFileSync(repositoryPath('examples/prometheus-rules.yaml'), 'utf8');
  const alerts = text.split(/^ {6}- alert: /m).slice(1);
  expect(alerts).toHaveLength(5);
  for (const alert of alerts) {
    const expression = /^ {8}expr: ([\s\S]*?)^ {8}\w+:/m.exec(alert)?.[1] ?? '';
    const names = [...expression.matchAll(/\basyncops_\w+/g)].map(([name]) => name);
    const ofHistograms = names.map((name) => name.replace(/_(bucket|sum|count)$/, ''));
    expect(names.length).toBeGreaterThan(0);
    expect(
      names.filter((name, place) => !known.has(name) && known.get(ofHistograms[place] ?? '')?.type !== 'histogram'),
    ).toEqual([]);
    expect(alert).toMatch(/^ {8}annotations:\n {10}summary: '.+'$/m);
  }
});

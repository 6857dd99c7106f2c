import { expect, it } from 'vitest';
import { parsePrometheusText } from './prometheus-text.ts';

const head = '# HELP a_total Of a.\n# TYPE a_total counter\n';
const histogram = '# HELP h Of h.\n# TYPE h histogram\n';

it('what is well written is read, with what is escaped in it', () => {
  const text = `${head}a_total{b="x\\"y\\\\z\\n",c=""} 1\na_total{b="d"} 2.5\n\n${histogram}h_bucket{le="1"} 1\nh_bucket{le="+Inf"} 2\nh_sum 3e-7\nh_count 2\n`;
  const families = parsePrometheusText(text);
  expect(families.get('a_total')).toEqual({
    ...{ name: 'a_total', help: 'Of a.', type: 'counter' },
    samples: [
      { name: 'a_total', labels: { b: 'x"y\\z\n', c: '' }, value: 1 },
      { name: 'a_total', labels: { b: 'd' }, value: 2.5 },
    ],
  });
  expect(families.get('h')?.samples).toHaveLength(4);
});

it.each([
  ['a line that does not end', `${head}a_total 1`],
  ['no help', '# TYPE a counter\na 1\n'],
  ['a type of another', '# HELP a A.\n# TYPE b gauge\nb 1\n'],
  ['a family that is there twice', `${head}a_total 1\n\n${head}a_total 1\n`],
  ['a sample that is there twice', `${head}a_total{b="c"} 1\na_total{b="c"} 2\n`],
  ['a quote that is not escaped', `${head}a_total{b="c"d"} 1\n`],
  ['a backslash that escapes nothing', `${head}a_total{b="c\\d"} 1\n`],
  ['a label that is there twice', `${head}a_total{b="c",b="d"} 1\n`],
  ['a comma behind the last label', `${head}a_total{b="c",} 1\n`],
  ['no number', `${head}a_total Nan\n`],
  ['a counter below zero', `${head}a_total -1\n`],
  ['a counter of another name', '# HELP a A.\n# TYPE a counter\na 1\n'],
  ['buckets that shrink', `${histogram}h_bucket{le="1"} 2\nh_bucket{le="+Inf"} 1\nh_sum 1\nh_count 1\n`],
  ['no last bucket', `${histogram}h_bucket{le="1"} 1\nh_sum 1\nh_count 1\n`],
  ['a count of its own', `${histogram}h_bucket{le="+Inf"} 1\nh_sum 1\nh_count 2\n`],
])('%s is refused', (_what, text) => {
  expect(() => parsePrometheusText(text)).toThrow();
});

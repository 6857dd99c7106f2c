export interface ReadSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly samples: readonly ReadSample[];
}

const escapes = new Map([
  ['\\\\', '\\'],
  ['\\n', '\n'],
  ['\\"', '"'],
]);

/** The text format of Prometheus, version 0.0.4, and nothing that it only puts up with: throws at the first fault. */
export function parsePrometheusText(text: string): ReadonlyMap<string, Family> {
  const families = new Map<string, Family>();
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  for (const block of text.slice(0, -1).split('\n\n')) {
    const [helpLine = '', typeLine = '', ...lines] = block.split('\n');
    const [, name = '', help = ''] = match(/^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (\S.*)$/, helpLine);
    const [, named, type] = match(/^# TYPE (\S+) (counter|gauge|histogram)$/, typeLine);
    if (named !== name) throw new Error(`the type of ${named} stands under ${name}`);
    if (families.has(name)) throw new Error(`${name} is there twice`);
    const family: Family = { name, help, type: typeOf(type), samples: lines.map(parseSample) };
    check(family);
    families.set(name, family);
  }
  return families;
}

function match(pattern: RegExp, line: string): RegExpExecArray {
  const found = pattern.exec(line);
  if (found === null) throw new Error(`this is no line of its kind: ${line}`);
  return found;
}

function typeOf(word = ''): Family['type'] {
  if (word === 'counter' || word === 'gauge' || word === 'histogram') return word;
  throw new Error(`${word} is no type`);
}

function parseSample(line: string): ReadSample {
  const [, name = '', labels = '', value = ''] = match(
    /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.+)\})? ([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/,
    line,
  );
  return { name, labels: parseLabels(labels), value: Number(value) };
}

function parseLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  let rest = text;
  while (rest !== '') {
    const [all, name = '', escaped = ''] = match(
      /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\n"])*)"(?:,(?!$)|$)/,
      rest,
    );
    if (Object.hasOwn(labels, name)) throw new Error(`the label ${name} is there twice: ${text}`);
    labels[name] = escaped.replaceAll(/\\./g, (pair) => escapes.get(pair) ?? '');
    rest = rest.slice(all.length);
  }
  return labels;
}

function check({ name, type, samples }: Family): void {
  const keys = samples.map((sample) => keyOf(sample));
  if (new Set(keys).size !== keys.length) throw new Error(`${name} has a sample twice`);
  if (type === 'histogram') {
    checkHistogram(name, samples);
    return;
  }
  if (samples.some((sample) => sample.name !== name)) throw new Error(`${name} has samples of another name`);
  if (type === 'counter' && (!name.endsWith('_total') || samples.some(({ value }) => value < 0))) {
    throw new Error(`${name} is no counter`);
  }
}

/** For each set of labels: buckets that only grow, to a last one that holds all, then the sum and the count. */
function checkHistogram(name: string, samples: readonly ReadSample[]): void {
  const groups = Map.groupBy(samples, ({ labels: { le: _, ...others } }) => JSON.stringify(others));
  for (const group of groups.values()) {
    const [count, sum, ...buckets] = group.toReversed();
    const ascending = buckets.toReversed();
    const bounds = ascending.map(({ labels }) => (labels['le'] === '+Inf' ? Infinity : Number(labels['le'])));
    const values = ascending.map(({ value }) => value);
    const isSorted = (list: readonly number[]) =>
      list.every((each, place) => place === 0 || each >= (list[place - 1] ?? 0));
    const isWhole =
      ascending.every((sample) => sample.name === `${name}_bucket`) &&
      sum?.name === `${name}_sum` &&
      count?.name === `${name}_count` &&
      bounds.at(-1) === Infinity &&
      new Set(bounds).size === bounds.length &&
      isSorted(bounds) &&
      isSorted(values) &&
      values.at(-1) === count.value;
    if (!isWhole) throw new Error(`${name} is no histogram: ${JSON.stringify(group)}`);
  }
}

/** A sample's name and labels, whatever the order of the labels. */
export function keyOf({ name, labels }: Omit<ReadSample, 'value'>): string {
  return `${name}${JSON.stringify(Object.entries(labels).sort())}`;
}

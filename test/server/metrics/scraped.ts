import { keyOf, parsePrometheusText, type ReadSample } from './prometheus-text.ts';

/** What a gateway tells of itself. */
export class Scraped {
  readonly samples: ReadonlyMap<string, ReadSample>;

  constructor(text: string) {
    const samples = [...parsePrometheusText(text).values()].flatMap((family) => family.samples);
    this.samples = new Map(samples.map((sample) => [keyOf(sample), sample]));
  }

  static async of(url: string): Promise<Scraped> {
    const response = await fetch(new URL('/metrics', url));
    if (response.status !== 200) throw new Error(`the metrics were answered with ${response.status}`);
    return new Scraped(await response.text());
  }

  /** Undefined where there is no such sample. */
  value(name: string, labels: Readonly<Record<string, string>> = {}): number | undefined {
    return this.samples.get(keyOf({ name, labels }))?.value;
  }

  /** Those of a name that are not 0, by one of their labels. */
  by(label: string, name: string, labels: Readonly<Record<string, string>> = {}): Record<string, number> {
    const found = [...this.samples.values()].filter(
      (sample) =>
        sample.name === name &&
        sample.value !== 0 &&
        Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
    );
    return Object.fromEntries(found.map((sample) => [sample.labels[label] ?? '', sample.value]));
  }
}

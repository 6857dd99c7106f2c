import { Histogram, type HistogramConfiguration } from 'prom-client';
import type { Distribution } from '../../core/distribution.ts';
import type { Sample } from './metric.ts';

export interface ReadHistogramOptions extends Omit<HistogramConfiguration<string>, 'collect'> {
  readonly read: () => Iterable<Sample<Distribution>>;
}

/**
 * prom-client's histogram, over values that were counted elsewhere: where something happens an increment is all that it
 * costs, and no layer below has to know the library.
 */
export class ReadHistogram extends Histogram<string> {
  readonly #name: string;
  readonly #help: string;
  readonly #read: () => Iterable<Sample<Distribution>>;

  constructor({ read, ...configuration }: ReadHistogramOptions) {
    super(configuration);
    this.#name = configuration.name;
    this.#help = configuration.help;
    this.#read = read;
  }

  /** What the registry asks of a histogram; the library's own type of it does not tell. */
  async getForPromString() {
    const values = [...this.#read()].flatMap((sample) => this.#values(sample));
    return { name: this.#name, help: this.#help, type: 'histogram', values, aggregator: 'sum' };
  }

  /** Each bucket counts those of the ones below it too. */
  #values({ labels = {}, value: { bounds, counts, sum } }: Sample<Distribution>) {
    let count = 0;
    const buckets = [...bounds, '+Inf'].map((le, place) => {
      count += counts[place] ?? 0;
      return { metricName: `${this.#name}_bucket`, labels: { ...labels, le }, value: count };
    });
    return [
      ...buckets,
      { metricName: `${this.#name}_sum`, labels, value: sum },
      { metricName: `${this.#name}_count`, labels, value: count },
    ];
  }
}

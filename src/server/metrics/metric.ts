import type { Distribution } from '../../core/distribution.ts';
import type { EngineFigures } from '../../engine/engine-figures.ts';
import type { StoreFigures } from '../../store/store-figures.ts';

/** What a scrape reads once, for all metrics, so that they agree. */
export interface Reading {
  readonly store: StoreFigures;
  readonly engine: EngineFigures;
  /** Of the process; 0 where the system does not tell. */
  readonly openFiles: number;
}

export interface Sample<Value> {
  /** Each from a set that is known beforehand: of the operation types, of a list in the code. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: Value;
}

interface Described {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
}

/** A metric, and how it is read when somebody asks. */
export type Metric =
  | (Described & {
      readonly type: 'gauge' | 'counter';
      readonly read: (reading: Reading) => Iterable<Sample<number>>;
    })
  | (Described & {
      readonly type: 'histogram';
      readonly bounds: readonly number[];
      readonly read: (reading: Reading) => Iterable<Sample<Distribution>>;
    });

/** The one sample of a metric without labels. */
export function only<Value>(value: Value): Sample<Value>[] {
  return [{ value }];
}

import { constants, PerformanceObserver } from 'node:perf_hooks';
import { Distribution } from '../../core/distribution.ts';

const kinds = new Map([
  [constants.NODE_PERFORMANCE_GC_MAJOR, 'major'],
  [constants.NODE_PERFORMANCE_GC_MINOR, 'minor'],
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL, 'incremental'],
  [constants.NODE_PERFORMANCE_GC_WEAKCB, 'weakcb'],
]);

export const gcBounds: readonly number[] = [0.001, 0.01, 0.1, 1, 2, 5];

/** How long the process stood still to find what nobody needs any more. */
export class GarbageCollection {
  /** By kind. */
  readonly seconds: ReadonlyMap<string, Distribution> = new Map(
    [...kinds.values()].map((kind) => [kind, new Distribution(gcBounds)]),
  );
  readonly #observer: PerformanceObserver;

  constructor() {
    this.#observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) this.#count('detail' in entry ? entry.detail : null, entry.duration);
    });
    this.#observer.observe({ entryTypes: ['gc'] });
  }

  stop(): void {
    this.#observer.disconnect();
  }

  #count(detail: unknown, durationMs: number): void {
    if (typeof detail !== 'object' || detail === null || !('kind' in detail)) return;
    const kind = kinds.get(Number(detail.kind)) ?? '';
    this.seconds.get(kind)?.add(durationMs / 1_000);
  }
}

import { Counter, Gauge, Registry } from 'prom-client';
import type { OperationTypes } from '../../core/operation-types.ts';
import type { Clock } from '../../engine/clock.ts';
import type { Engine } from '../../engine/engine.ts';
import { countOpenFiles } from '../open-files.ts';
import { engineMetrics } from './engine-metrics.ts';
import { EventLoopDelay } from './event-loop-delay.ts';
import { EventTally } from './event-tally.ts';
import { GarbageCollection } from './garbage-collection.ts';
import type { Metric, Reading } from './metric.ts';
import { operationMetrics } from './operation-metrics.ts';
import { processMetrics } from './process-metrics.ts';
import { ReadHistogram } from './read-histogram.ts';
import { type ServerMetricsOptions, serverMetrics } from './server-metrics.ts';
import { createTypeLabels } from './type-labels.ts';

export interface MetricsOptions extends ServerMetricsOptions {
  readonly engine: Pick<Engine, 'figures' | 'head' | 'onCommit' | 'reads'>;
  readonly operationTypes: OperationTypes;
  readonly version: string;
  readonly clock: Pick<Clock, 'now' | 'steadyMs'>;
}

export interface Metrics {
  readonly contentType: string;
  /** All of them, as Prometheus reads them. Whoever asks while they are read gets the same. */
  scrape(): Promise<string>;
  /** Idempotent. */
  stop(): void;
}

/** Everything is read when somebody asks; until then, nothing but plain numbers is kept. */
export function createMetrics(options: MetricsOptions): Metrics {
  const { engine, operationTypes, version, clock } = options;
  const events = new EventTally();
  const forget = engine.onCommit(events.count);
  const steadyMs = () => clock.steadyMs();
  const delay = new EventLoopDelay(steadyMs);
  const collection = new GarbageCollection();
  const labelsOf = createTypeLabels(operationTypes);
  const startedAt = clock.now() / 1_000 - process.uptime();

  const registry = new Registry();
  const read = (openFiles: number): Reading => ({
    store: engine.reads.figures(),
    engine: engine.figures(),
    openFiles,
  });
  let reading = read(0);
  let running: Promise<string> | null = null;

  const all = [
    ...operationMetrics({ events, labelsOf, now: () => clock.now() }),
    ...engineMetrics({ head: () => engine.head }),
    ...serverMetrics(options),
    ...processMetrics({ version, startedAt, delay, collection }),
  ];
  for (const metric of all) register(registry, metric, () => reading);

  const scrape = async () => {
    reading = read(await countOpenFiles());
    return registry.metrics();
  };

  return {
    contentType: registry.contentType,
    scrape: () => {
      running ??= scrape().finally(() => {
        running = null;
      });
      return running;
    },
    stop: () => {
      forget();
      delay.stop();
      collection.stop();
    },
  };
}

function register(registry: Registry, metric: Metric, current: () => Reading): void {
  const { name, help, labels: labelNames = [] } = metric;
  const shared = { name, help, labelNames, registers: [registry] };
  switch (metric.type) {
    case 'histogram':
      new ReadHistogram({ ...shared, buckets: [...metric.bounds], read: () => metric.read(current()) });
      return;
    case 'gauge':
      new Gauge({
        ...shared,
        collect() {
          this.reset();
          for (const { labels = {}, value } of metric.read(current())) this.set(labels, value);
        },
      });
      return;
    case 'counter':
      new Counter({
        ...shared,
        collect() {
          this.reset();
          for (const { labels = {}, value } of metric.read(current())) this.inc(labels, value);
        },
      });
  }
}

import { mostOpenFiles } from '../open-files.ts';
import type { EventLoopDelay } from './event-loop-delay.ts';
import { type GarbageCollection, gcBounds } from './garbage-collection.ts';
import { type Metric, only } from './metric.ts';

interface ProcessMetricsOptions {
  readonly version: string;
  /** Seconds since 1970. */
  readonly startedAt: number;
  readonly delay: EventLoopDelay;
  readonly collection: GarbageCollection;
}

/**
 * Under the names that dashboards for Node know from prom-client's own. Those are not used: they cannot be stopped, and
 * with each scrape they would list every socket there is.
 */
export function processMetrics({ version, startedAt, delay, collection }: ProcessMetricsOptions): Metric[] {
  return [
    {
      ...{ type: 'gauge', name: 'asyncops_build_info', labels: ['version', 'node_version'] },
      help: 'Always 1; the labels tell which versions run.',
      read: () => [{ labels: { version, node_version: process.version }, value: 1 }],
    },
    {
      ...{ type: 'histogram', name: 'asyncops_event_loop_delay_seconds', bounds: delay.seconds.bounds },
      help: 'How much later than planned a timer ran, looked at every 20 ms: how long whoever comes waits for what is being done.',
      read: () => only(delay.seconds),
    },
    {
      ...{ type: 'histogram', name: 'nodejs_gc_duration_seconds', labels: ['kind'], bounds: gcBounds },
      help: 'How long garbage collections held everything up, by kind: major, minor, incremental or weakcb.',
      read: () => [...collection.seconds].map(([kind, value]) => ({ labels: { kind }, value })),
    },
    {
      ...{ type: 'counter', name: 'process_cpu_seconds_total' },
      help: 'Processor time that the process has used, in user and kernel mode.',
      read: () => {
        const { user, system } = process.cpuUsage();
        return only((user + system) / 1e6);
      },
    },
    {
      ...{ type: 'gauge', name: 'process_start_time_seconds' },
      help: 'When the process was started, in seconds since 1970.',
      read: () => only(startedAt),
    },
    {
      ...{ type: 'gauge', name: 'process_resident_memory_bytes' },
      help: 'Memory that the process takes.',
      read: () => only(process.memoryUsage.rss()),
    },
    {
      ...{ type: 'gauge', name: 'nodejs_heap_size_total_bytes' },
      help: 'Heap that has been set aside for objects.',
      read: () => only(process.memoryUsage().heapTotal),
    },
    {
      ...{ type: 'gauge', name: 'nodejs_heap_size_used_bytes' },
      help: 'Heap that objects take, those included that nobody needs any more.',
      read: () => only(process.memoryUsage().heapUsed),
    },
    {
      ...{ type: 'gauge', name: 'nodejs_external_memory_bytes' },
      help: 'Memory beside the heap that objects hold, buffers above all.',
      read: () => only(process.memoryUsage().external),
    },
    {
      ...{ type: 'gauge', name: 'process_open_fds' },
      help: 'File descriptors that are open; on Linux, elsewhere 0.',
      read: ({ openFiles }) => only(openFiles),
    },
    {
      ...{ type: 'gauge', name: 'process_max_fds' },
      help: 'File descriptors that may be open; on Linux, elsewhere 0.',
      read: () => only(mostOpenFiles()),
    },
  ];
}

import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createOperationTypes } from '../../../src/core/operation-types.ts';
import type { EngineFigures } from '../../../src/engine/engine-figures.ts';
import { createMetrics, type Metrics, type MetricsOptions } from '../../../src/server/metrics/create-metrics.ts';
import { ServerTally } from '../../../src/server/server-tally.ts';
import type { StoreFigures } from '../../../src/store/store-figures.ts';
import { startGateway } from '../../graphql/gateway-fixture.ts';
import { Scraped } from './scraped.ts';

interface Given {
  readonly store?: Partial<StoreFigures>;
  readonly engine?: Partial<EngineFigures>;
  readonly clock?: MetricsOptions['clock'];
}

/** Over a gateway in memory, whose figures are those that are given. */
async function start(given: Given = {}): Promise<{ metrics: Metrics; tally: ServerTally; listeners: () => number }> {
  const { engine, live, clock } = await startGateway();
  const tally = new ServerTally(() => 0);
  const listeners = new Set<unknown>();
  const metrics = createMetrics({
    engine: {
      head: 0,
      reads: { ...engine.reads, figures: () => ({ ...engine.reads.figures(), ...given.store }) },
      figures: () => ({ ...engine.figures(), ...given.engine }),
      onCommit: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    ...{ live, tally, operationTypes: createOperationTypes(), version: '1.2.3', clock: given.clock ?? clock },
    sockets: () => 3,
    eventStreams: () => 4,
    unsentBytes: () => 1_000,
    engineErrors: () => 5,
  });
  onTestFinished(() => metrics.stop());
  return { metrics, tally, listeners: () => listeners.size };
}

const scraped = async (metrics: Metrics) => new Scraped(await metrics.scrape());

describe('a scrape', () => {
  it('tells what the layers below tell, and waits for none of what waits there', async () => {
    const { metrics, tally } = await start({
      store: {
        heldTypes: [9],
        disk: { databaseBytes: 8_192, logBytes: 4_120, checkpoints: 2 },
        longReads: [
          { kind: 'lists', waiting: 200, isReading: true, refused: 7 },
          { kind: 'counts', waiting: 0, isReading: false, refused: 0 },
        ],
      },
      engine: { hosts: 2, claimsWaiting: 11, claimsRefused: 12, changesWaiting: 13, changesRefused: 14 },
    });
    tally.stalledSockets = 15;
    tally.stalledEventStreams = 16;
    tally.unreadConnections = 17;
    tally.requests.begin('http').end('gone');
    const told = await scraped(metrics);
    expect(told.by('kind', 'asyncops_overloaded_total')).toEqual({ changes: 14, claims: 12, long_reads_lists: 7 });
    expect(told.by('kind', 'asyncops_long_reads_waiting')).toEqual({ lists: 200 });
    expect(told.by('kind', 'asyncops_long_reads_running')).toEqual({ lists: 1 });
    expect(told.by('operation_type', 'asyncops_operation_type_held')).toEqual({ 9: 1 });
    expect(told.by('transport', 'asyncops_sockets')).toEqual({ websocket: 3, event_stream: 4 });
    expect(told.by('transport', 'asyncops_stalled_streams_closed_total')).toEqual({ websocket: 15, event_stream: 16 });
    expect(told.by('where', 'asyncops_unexpected_errors_total')).toEqual({ engine: 5 });
    expect(told.by('outcome', 'asyncops_requests_total', { transport: 'http' })).toEqual({ gone: 1 });
    expect(told.by('version', 'asyncops_build_info')).toEqual({ '1.2.3': 1 });
    const plain = {
      ...{ asyncops_hosts: 2, asyncops_claims_waiting: 11, asyncops_changes_waiting: 13, asyncops_unsent_bytes: 1_000 },
      ...{ asyncops_database_bytes: 8_192, asyncops_wal_bytes: 4_120, asyncops_checkpoints_total: 2 },
      asyncops_unread_connections_closed_total: 17,
    };
    expect(Object.fromEntries(Object.keys(plain).map((name) => [name, told.value(name)]))).toEqual(plain);
  });

  it('tells no more of what there is no more', async () => {
    const store = { heldTypes: [9] };
    const { metrics } = await start({ store });
    const held = async () => (await scraped(metrics)).by('operation_type', 'asyncops_operation_type_held');
    expect(await held()).toEqual({ 9: 1 });
    store.heldTypes = [];
    expect(await held()).toEqual({});
  });

  it('tells of the process what is true of it', async () => {
    const told = await scraped((await start()).metrics);
    for (const name of ['process_cpu_seconds_total', 'process_resident_memory_bytes', 'nodejs_heap_size_used_bytes']) {
      expect([name, (told.value(name) ?? 0) > 0]).toEqual([name, true]);
    }
  });

  it('that comes while another is made gets the same', async () => {
    const { metrics } = await start();
    const [one, other] = [metrics.scrape(), metrics.scrape()];
    expect(other).toBe(one);
    await one;
    const later = metrics.scrape();
    expect(later).not.toBe(one);
    await later;
  });
});

describe('several gateways in one process', () => {
  it('each tell of their own alone', async () => {
    const [one, other] = [await start({ engine: { hosts: 1 } }), await start({ engine: { hosts: 2 } })];
    expect((await scraped(one.metrics)).value('asyncops_hosts')).toBe(1);
    expect((await scraped(other.metrics)).value('asyncops_hosts')).toBe(2);
  });
});

describe('after the end', () => {
  it('nothing is looked at any more, and nobody is listened to', async () => {
    let looks = 0;
    const clock = {
      now: () => 0,
      steadyMs: () => {
        looks += 1;
        return looks;
      },
    };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { metrics, listeners } = await start({ clock });
    expect(listeners()).toBe(1);
    vi.advanceTimersByTime(1_000);
    expect(looks).toBeGreaterThan(3);
    metrics.stop();
    metrics.stop();
    const before = looks;
    vi.advanceTimersByTime(1_000);
    expect([looks, listeners()]).toEqual([before, 0]);
  });
});

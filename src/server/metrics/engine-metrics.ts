import { waitSeconds } from '../../core/distribution.ts';
import { type Metric, only } from './metric.ts';

interface EngineMetricsOptions {
  readonly head: () => number;
}

/** Of the log, of how it is written, and of what waits for that. */
export function engineMetrics({ head }: EngineMetricsOptions): Metric[] {
  return [
    {
      ...{ type: 'gauge', name: 'asyncops_hosts' },
      help: 'Hosts that have claimed or sent a heartbeat within the last minute.',
      read: ({ engine }) => only(engine.hosts),
    },
    {
      ...{ type: 'gauge', name: 'asyncops_claims_waiting' },
      help: 'Claims that wait for work.',
      read: ({ engine }) => only(engine.claimsWaiting),
    },
    {
      ...{ type: 'gauge', name: 'asyncops_changes_waiting' },
      help: 'Commands that wait to be written.',
      read: ({ engine }) => only(engine.changesWaiting),
    },
    {
      ...{ type: 'counter', name: 'asyncops_overloaded_total', labels: ['kind'] },
      help: 'Requests that were refused with OVERLOADED because too many waited, by kind: changes, claims, or reads that take long (lists, counts, or all where one after another).',
      read: ({ engine, store }) => [
        { labels: { kind: 'changes' }, value: engine.changesRefused },
        { labels: { kind: 'claims' }, value: engine.claimsRefused },
        ...store.longReads.map(({ kind, refused }) => ({ labels: { kind: `long_reads_${kind}` }, value: refused })),
      ],
    },
    {
      ...{ type: 'gauge', name: 'asyncops_long_reads_waiting', labels: ['kind'] },
      help: 'Reads that take long and wait for their turn, by kind: lists or counts.',
      read: ({ store }) => store.longReads.map(({ kind, waiting }) => ({ labels: { kind }, value: waiting })),
    },
    {
      ...{ type: 'gauge', name: 'asyncops_long_reads_running', labels: ['kind'] },
      help: 'Reads that take long and are being done, by kind; 1 too while they are held up for a checkpoint.',
      read: ({ store }) =>
        store.longReads.map(({ kind, isReading }) => ({ labels: { kind }, value: isReading ? 1 : 0 })),
    },
    {
      ...{ type: 'gauge', name: 'asyncops_log_head_position' },
      help: 'The position of the newest event: how many there have been.',
      read: () => only(head()),
    },
    {
      ...{ type: 'gauge', name: 'asyncops_log_floor_position' },
      help: 'The position after which every event is kept.',
      read: ({ store }) => only(store.floor),
    },
    {
      ...{ type: 'histogram', name: 'asyncops_commit_commands', bounds: [1, 2, 5, 10, 25, 50, 100, 250, 500] },
      help: 'Commands that were written in one transaction.',
      read: ({ engine }) => only(engine.commandsOfBatch),
    },
    {
      ...{ type: 'histogram', name: 'asyncops_commit_transaction_seconds', bounds: waitSeconds },
      help: 'How long transactions took, until the next could begin.',
      read: ({ engine }) => only(engine.transactionSeconds),
    },
    {
      ...{ type: 'histogram', name: 'asyncops_commit_disk_wait_seconds', bounds: waitSeconds },
      help: 'How long what was written waited for the disk before anybody was told.',
      read: ({ engine }) => only(engine.diskWaitSeconds),
    },
    {
      ...{ type: 'gauge', name: 'asyncops_database_bytes' },
      help: 'Size of the database, without its write-ahead log; 0 where it is in memory.',
      read: ({ store }) => only(store.disk?.databaseBytes ?? 0),
    },
    {
      ...{ type: 'gauge', name: 'asyncops_wal_bytes' },
      help: 'What the write-ahead log holds; 0 where the database is in memory.',
      read: ({ store }) => only(store.disk?.logBytes ?? 0),
    },
    {
      ...{ type: 'counter', name: 'asyncops_checkpoints_total' },
      help: 'How often the write-ahead log was copied into the database; 0 where that is in memory.',
      read: ({ store }) => only(store.disk?.checkpoints ?? 0),
    },
  ];
}

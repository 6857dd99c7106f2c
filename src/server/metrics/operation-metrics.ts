import { transitions } from '../../core/lifecycle.ts';
import { completedStatuses } from '../../core/retention.ts';
import { seriesStatuses } from '../../core/series.ts';
import { statusNames } from '../../core/statuses.ts';
import type { StoreFigures } from '../../store/store-figures.ts';
import { type EventTally, executionBounds } from './event-tally.ts';
import type { Metric } from './metric.ts';
import { type createTypeLabels, typeLabelNames } from './type-labels.ts';

interface OperationMetricsOptions {
  readonly events: EventTally;
  readonly labelsOf: ReturnType<typeof createTypeLabels>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const kinds = [...new Set(transitions.map(({ event }) => event))];

export function operationMetrics({ events, labelsOf, now }: OperationMetricsOptions): Metric[] {
  return [
    {
      ...{ type: 'gauge', name: 'asyncops_operations', labels: [...typeLabelNames, 'status'] },
      help: 'Operations that there are, by type and status; of types that have any.',
      read: ({ store }) =>
        typesIn(store).flatMap((type) =>
          statusNames.map((status) => ({
            labels: { ...labelsOf(type), status },
            value: store.counts.find((row) => row.operationType === type && row.statusCode === status)?.count ?? 0,
          })),
        ),
    },
    {
      ...{ type: 'gauge', name: 'asyncops_first_claimable_age_seconds', labels: typeLabelNames },
      help: 'How long the first operation that can be claimed, by priority and creation, has been Ready, the time behind others of its token or key included; of types of which something can be claimed.',
      read: ({ store }) =>
        store.firstInLine.map(({ operationType, readyOn }) => ({
          labels: labelsOf(operationType),
          value: Math.max(0, now() - readyOn) / 1_000,
        })),
    },
    {
      ...{ type: 'gauge', name: 'asyncops_operation_type_held', labels: typeLabelNames },
      help: 'Whether nothing of the type is claimed because a person or the breaker holds it (1), or not (0); of types that are held or have operations.',
      read: ({ store }) =>
        [...new Set([...typesIn(store), ...store.heldTypes])].map((type) => ({
          labels: labelsOf(type),
          value: store.heldTypes.includes(type) ? 1 : 0,
        })),
    },
    {
      ...{ type: 'gauge', name: 'asyncops_series', labels: ['status'] },
      help: 'Series that there are, by status; 10000 stands for as many or more.',
      read: ({ store }) => seriesStatuses.map((status) => ({ labels: { status }, value: store.series[status] })),
    },
    {
      ...{ type: 'counter', name: 'asyncops_events_total', labels: ['kind'] },
      help: 'Events that were committed, by kind.',
      read: () => kinds.map((kind) => ({ labels: { kind }, value: events.kinds.get(kind) ?? 0 })),
    },
    {
      ...{ type: 'counter', name: 'asyncops_operations_completed_total', labels: [...typeLabelNames, 'outcome'] },
      help: 'Operations that were completed, by type and outcome.',
      read: () =>
        [...events.types].flatMap((type) =>
          completedStatuses.map((outcome) => ({
            labels: { ...labelsOf(type.operationType), outcome },
            value: type[outcome],
          })),
        ),
    },
    {
      ...{ type: 'histogram', name: 'asyncops_execution_seconds', labels: typeLabelNames, bounds: executionBounds },
      help: 'How long operations that were completed had been Locked, over all attempts, by type; those that never were are left out.',
      read: () =>
        [...events.types].map((type) => ({ labels: labelsOf(type.operationType), value: type.executionSeconds })),
    },
    {
      ...{ type: 'counter', name: 'asyncops_retries_total', labels: typeLabelNames },
      help: 'Attempts that failed, or lost their lease, and are made again, by type.',
      read: () => [...events.types].map((type) => ({ labels: labelsOf(type.operationType), value: type.retries })),
    },
    {
      ...{ type: 'counter', name: 'asyncops_leases_expired_total', labels: typeLabelNames },
      help: 'Leases that ended because their hosts did not renew them, by type.',
      read: () =>
        [...events.types].map((type) => ({ labels: labelsOf(type.operationType), value: type.leasesExpired })),
    },
  ];
}

/** The counters come by type. */
function typesIn({ counts }: StoreFigures): number[] {
  return [...new Set(counts.map(({ operationType }) => operationType))];
}

import { asyncOperationStatuses } from './statuses.ts';

export const completedStatuses = ['SUCCEEDED', 'FAILED', 'CANCELED'] as const;

export type CompletedStatus = (typeof completedStatuses)[number];

/** How long Completed operations stay after they were completed, in milliseconds; null: until somebody deletes them. */
export type KeepTimes = Readonly<Record<CompletedStatus, number | null>>;

/** What is kept, and for how long. Null: for ever. */
export interface Retention {
  readonly operations: KeepTimes;
  readonly eventsMs: number | null;
}

export const dayMs = 86_400_000;

export const keepEverything: Retention = {
  operations: { SUCCEEDED: null, FAILED: null, CANCELED: null },
  eventsMs: null,
};

/** What stands in the history as the reason why the platform deleted one. */
export function keptFor(status: CompletedStatus, keepMs: number): string {
  const days = Number((keepMs / dayMs).toPrecision(4));
  return `${asyncOperationStatuses[status].label} operations are kept for ${days} ${days === 1 ? 'day' : 'days'}.`;
}

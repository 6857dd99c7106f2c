import type { OperationEvent } from './change.ts';
import type { Instant } from './operation.ts';
import { completedStatuses } from './retention.ts';

/** How many operations were created, and how many ended in which way, in one minute. */
export interface Activity {
  /** Its beginning. */
  readonly minute: Instant;
  readonly created: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly canceled: number;
}

export const minuteMs = 60_000;

/** Of how many minutes it is known what happened in them: as many as 31 days have, some forty thousand short rows. */
export const mostActivityMinutes = 31 * 24 * 60;

const none = { created: 0, succeeded: 0, failed: 0, canceled: 0 };
const endings = { SUCCEEDED: 'succeeded', FAILED: 'failed', CANCELED: 'canceled' } as const;

/** What events come to, by minute, earliest first. Completed is final: each operation ends once. */
export function activityOf(events: readonly OperationEvent[]): Activity[] {
  const minutes = new Map<Instant, Activity>();
  for (const event of events) {
    const what = countedAs(event);
    if (what === null) continue;
    const minute = Math.floor(event.occurredOn / minuteMs) * minuteMs;
    const known = minutes.get(minute) ?? { minute, ...none };
    minutes.set(minute, { ...known, [what]: known[what] + 1 });
  }
  return [...minutes.values()].sort((left, right) => left.minute - right.minute);
}

function countedAs({ fromStatus, toStatus }: OperationEvent) {
  if (fromStatus === null) return 'created';
  const ending = completedStatuses.find((status) => status === toStatus);
  return ending === undefined ? null : endings[ending];
}

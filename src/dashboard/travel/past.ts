import type { AsyncOperationEventsQuery } from '../../client/documents.ts';
import type { Counts } from '../shell/counts.ts';

/** An event of the log, with the name of its operation. */
export type PastEvent = AsyncOperationEventsQuery['asyncOperationEvents']['nodes'][number];

/** A place in the log: the position, and a time at which things stood so. */
export interface PastPlace {
  readonly position: string;
  readonly time: number;
  /** What happened there; null where that is not known. */
  readonly event: PastEvent | null;
}

/** Things as they stood. */
export interface Past extends PastPlace {
  readonly counts: Counts;
}

/** From the first to the last event that is kept. */
export interface LogSpan {
  readonly first: number;
  readonly last: number;
}

export const placeOf = (event: PastEvent): PastPlace => ({
  position: event.position,
  time: Date.parse(event.occurredOn),
  event,
});

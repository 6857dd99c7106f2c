import type { Instant, OperationOrigin } from './operation.ts';

/** What becomes of occurrences whose time passed while nobody could create them: one run for all, each, or none. */
export type MissedOccurrences = 'ONE' | 'ALL' | 'NONE';

export const missedOccurrences: readonly MissedOccurrences[] = ['ONE', 'ALL', 'NONE'];

/** ENDED is final: by a person, or because the rule has no further occurrence. */
export type SeriesStatus = 'ACTIVE' | 'PAUSED' | 'ENDED';

export const seriesStatuses: readonly SeriesStatus[] = ['ACTIVE', 'PAUSED', 'ENDED'];

/** When the occurrences are. */
export interface RecurrenceRule {
  /** An RFC 5545 RRULE. */
  readonly recurrencePattern: string;
  /** Its DTSTART: whole seconds. */
  readonly recurrenceStartTime: Instant;
  readonly recurrenceTimeZone: string;
}

/** What each occurrence is created from. */
export interface SeriesTemplate
  extends Pick<
    OperationOrigin,
    | 'name'
    | 'operationType'
    | 'dependencyToken'
    | 'concurrencyKey'
    | 'concurrencyLimit'
    | 'priority'
    | 'maxRetries'
    | 'correlationId'
    | 'regardingObjectId'
    | 'regardingObjectType'
    | 'ownerId'
  > {
  /** JSON text. */
  readonly data: string | null;
}

export interface Series extends RecurrenceRule, SeriesTemplate {
  /** UUID, version 7. */
  readonly id: string;
  readonly missedOccurrences: MissedOccurrences;
  readonly status: SeriesStatus;
  /** The occurrence that is created next; null unless ACTIVE. */
  readonly nextOn: Instant | null;
  /** The newest occurrence that was created. None at or before it is ever created again. */
  readonly lastOn: Instant;
  /** How many have been created. */
  readonly occurrenceCount: number;
  /** How many were created since its next one last lay ahead: what bounds a long catch-up. */
  readonly caughtUp: number;
  /** Grows by one with every change, an occurrence's creation among them. */
  readonly version: number;
  readonly createdBy: string;
  readonly createdOn: Instant;
  readonly modifiedBy: string;
  readonly modifiedOn: Instant;
}

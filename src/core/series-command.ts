import type { Change } from './change.ts';
import type { Instant } from './operation.ts';
import type { Refusal } from './refusal.ts';
import type { MissedOccurrences, Series } from './series.ts';

/** What may be asked of series. Judged by `decideSeries`. */
export type SeriesCommand = SeriesActionCommand | SeriesChangeCommand | RecurCommand;

export type SeriesAction = 'PAUSE' | 'RESUME' | 'END';

interface OnOneSeries {
  readonly id: string;
  /** Where given, nothing happens unless it is the current version. */
  readonly expectedVersion: number | null;
  readonly actor: string;
}

export interface SeriesActionCommand extends OnOneSeries {
  readonly type: SeriesAction;
}

/** Null: stays as it is. */
export interface SeriesChanges {
  readonly name: string | null;
  /** JSON text. */
  readonly data: string | null;
  readonly recurrencePattern: string | null;
  readonly recurrenceStartTime: Instant | null;
  readonly recurrenceTimeZone: string | null;
  readonly missedOccurrences: MissedOccurrences | null;
}

export interface SeriesChangeCommand extends OnOneSeries {
  readonly type: 'CHANGE';
  readonly changes: SeriesChanges;
}

/** The platform's clock: creates the occurrences whose time has come, of at most `limit` series. */
export interface RecurCommand {
  readonly type: 'RECUR';
  readonly now: Instant;
  readonly limit: number;
  readonly actor: string;
}

/** The verdict on one command for one series. */
export type SeriesDecision =
  | {
      readonly type: 'CHANGE';
      /** As it is from now on: one version further. */
      readonly series: Series;
      /** The operations that are created with it, each a CREATED. */
      readonly occurrences: readonly Change[];
    }
  | { readonly type: 'REFUSE'; readonly refusal: Refusal };

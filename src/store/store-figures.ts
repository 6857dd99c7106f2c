import type { Instant, Position } from '../core/operation.ts';
import type { SeriesStatus } from '../core/series.ts';
import type { CountRow } from './count-row.ts';

/** What an operator watches of a store. Each figure takes microseconds, whatever is stored. */
export interface StoreFigures {
  /** Without those that are zero; by type, then status. */
  readonly counts: readonly CountRow[];
  /** Of each operation type of which something can be claimed. */
  readonly firstInLine: readonly FirstInLine[];
  /** The operation types that are held. */
  readonly heldTypes: readonly number[];
  /** Counted up to `mostSeriesCounted` of each. */
  readonly series: Readonly<Record<SeriesStatus, number>>;
  /** The position after which every event is kept. */
  readonly floor: Position;
  /** Null where it is kept in memory. */
  readonly disk: DiskFigures | null;
  readonly longReads: readonly LongReadFigures[];
}

/** Of what can be claimed of a type, the first by priority and creation. */
interface FirstInLine {
  readonly operationType: number;
  /** Since when it has been Ready: also the time in which it waited behind others of its token or its key. */
  readonly readyOn: Instant;
}

export interface DiskFigures {
  readonly databaseBytes: number;
  /** Of the write-ahead log: what it holds, not what the file takes. */
  readonly logBytes: number;
  /** How often the log was copied into the database, since the store was opened. */
  readonly checkpoints: number;
}

/** Of what is read one after another, because it may take long. */
export interface LongReadFigures {
  readonly kind: 'lists' | 'counts' | 'all';
  readonly waiting: number;
  readonly isReading: boolean;
  /** How many were refused because too many waited, since the store was opened. */
  readonly refused: number;
}

/** There is no index that tells how many series have a status: looking at more of them would take longer and longer. */
export const mostSeriesCounted = 10_000;

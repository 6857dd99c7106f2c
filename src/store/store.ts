import type { Activity } from '../core/activity.ts';
import type { OperationEvent } from '../core/change.ts';
import type { Command } from '../core/command.ts';
import type { Decision } from '../core/decision.ts';
import type { OperationFilter } from '../core/filter.ts';
import type { LogLine } from '../core/log-line.ts';
import type { Instant, Operation, PayloadField, Position } from '../core/operation.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Series, SeriesStatus } from '../core/series.ts';
import type { SeriesCommand, SeriesDecision } from '../core/series-command.ts';
import type { TypeLoad } from '../core/starts-now.ts';
import type { TypeControl } from '../core/type-control.ts';
import type { CountRow } from './count-row.ts';
import type { CounterFilter } from './counter-filter.ts';
import type { StoreFigures } from './store-figures.ts';

/**
 * The port of the store: operations, their event log, the counters and the series, which always change together.
 *
 * Writes go in as a batch of commands and a synchronous, pure decision; the store finds each command's operations,
 * asks, writes, and answers as soon as the next transaction sees the commit, with a promise of when it is durable. No
 * transaction ever leaves it. Reads are each true as of one position, which they name, and answer when all that they
 * show is durable.
 */
export interface Store {
  /** Eight hexadecimal digits, drawn when the database was made: tells its positions from another log's. */
  readonly logId: string;
  /**
   * Carries out commands in order, in one transaction. Each sees what the ones before it did. Where the transaction
   * fails, the commands are tried again one by one, so that one that cannot be written takes no other with it; of a
   * tick, or of what is deleted because its time is over, even each operation by itself, so that one cannot stop the
   * clock for all.
   */
  apply(commands: readonly Command[], decide: Decide): Promise<Applied>;
  /**
   * Carries out one command on its series, in one transaction with the operations that it creates. A series that cannot
   * be written is a fault and takes no other with it.
   */
  applyToSeries(command: SeriesCommand, decide: DecideSeries): Promise<AppliedToSeries>;
  /** Changes what is known of an operation type, in a transaction of its own; answers, once durable, with what it is. */
  applyToType(operationType: number, decide: DecideType): Promise<TypeControl>;
  /**
   * Drops the oldest events, in order, for as long as they occurred at or before a moment; never the newest of all, so
   * that no position is given out again. What a kept event or an operation is told from stays stored behind the floor:
   * how each operation stood there, and its payloads. No more than `limit` events are looked at, and fewer where very
   * large payloads go with them.
   */
  cut(query: CutQuery): Promise<Cut>;
  /**
   * Removes log lines of deleted operations, which no read finds: at most `limit`, so that no transaction is long however
   * many there were of them. Answers with how many; fewer than `limit`: there are no more.
   */
  clearLogLines(limit: number): Promise<number>;
  /** The position of the newest event, 0 where there is none. */
  head(): Promise<Position>;
  /** The position after which every event is kept, 0 where none has been dropped. It only ever goes up. */
  floor(): Promise<Position>;
  /**
   * The earliest moment at which the clock owes something: to an operation a wake or the end of a lease, to a series
   * its next occurrence; null: never. With `after`, the earliest that lies after that.
   */
  nextDue(after?: Instant): Promise<Instant | null>;
  /** Each as it is now; null for one that does not exist. */
  operations(ids: readonly string[]): Promise<readonly (Operation | null)[]>;
  /** For each of the ids, the operation that it was run again as; null where there is none. */
  reruns(ids: readonly string[]): Promise<readonly (Operation | null)[]>;
  /** As it stood right after the event at `position`, which lies not below the floor; null where it did not exist then. */
  operationAt(id: string, position: Position): Promise<Operation | null>;
  /** How it stands with an operation type; of one that nobody has heard of too. */
  typeLoad(operationType: number): Promise<TypeLoad>;
  /** Null where there is none with this id. */
  series(id: string): Promise<Series | null>;
  /** The next ones, newest first. */
  seriesPage(query: SeriesQuery): Promise<readonly Series[]>;
  /** Like `counts`, refused with OverloadedError where it may take long and too many such reads wait already. */
  page(query: PageQuery, asker?: Asker): Promise<Page>;
  counts(filter: OperationFilter, asker?: Asker): Promise<Counts>;
  /**
   * As they stood right after the event at `position`, which lies from the floor to the head. However long the log is,
   * a bounded piece of it is read.
   */
  countsAt(filter: CounterFilter, position: Position): Promise<Counts>;
  /**
   * What happened in the minutes that begin in a time, earliest first, without those in which nothing did. It outlives
   * the events. At most `mostActivityMinutes` are known: where another one comes, the one farthest from that goes, later
   * or earlier, and of two as far the earlier. So the clock may be set forward or back, and what is known stays known.
   */
  activity(query: ActivityQuery): Promise<readonly Activity[]>;
  /** When the oldest and the newest event that are kept occurred; null where there is none. */
  eventsSpan(): Promise<EventsSpan | null>;
  /**
   * The position of the last kept event that occurred at or before a moment, the floor where none did. Found by halving:
   * where the clock was set back between two events, one of those that fit.
   */
  positionAt(instant: Instant): Promise<Position>;
  /** The first operation of a dependency token that is not Completed. */
  firstOfToken(dependencyToken: string): Promise<Operation | null>;
  /** Those of a concurrency key that are Locked: how many, and the first of them by creation. */
  lockedOfKey(concurrencyKey: string): Promise<LockedOfKey>;
  /** The text of a payload that changed at a position; null where there is none, or no longer. */
  payload(field: PayloadField, position: Position): Promise<string | null>;
  /** The log lines of an operation as they are now. */
  logLines(query: LogLinesQuery): Promise<LogLinePage>;
  /** Events of the log above the floor, or of some operations, in order: the next ones, or the last. */
  events(query: EventsQuery): Promise<readonly OperationEvent[]>;
  /** Unlike a read it waits for nothing, and so may count what a power failure could take back. */
  figures(): StoreFigures;
  /** Idempotent. */
  close(): Promise<void>;
}

/** Where the signal is aborted, nobody waits for the answer any more: what has not been begun need not be. */
export interface Asker {
  readonly signal?: AbortSignal | undefined;
  /** Waits however many others do: there are only so many of its kind, or it would have to be given up half-way. */
  readonly isPatient?: boolean | undefined;
}

/**
 * Must be pure and synchronous: it runs inside the transaction, and again where that had to be repeated. `earlier` is
 * what `earlierOf` asks for; `load` tells how it stands with the operation's type at that moment. A claim that is refused
 * one operation gets no more of its type.
 */
export type Decide = (
  command: Command,
  operation: Operation | null,
  earlier: Operation | null,
  load: () => TypeLoad,
) => Decision;

/** As `Decide`. */
export type DecideSeries = (command: SeriesCommand, series: Series | null) => SeriesDecision;

/** As `Decide`. */
export type DecideType = (control: TypeControl) => TypeControl;

/** What a transaction came to, for all that must hear of it. */
export interface Committed {
  /** What was committed, in the order of the log. */
  readonly events: readonly OperationEvent[];
  /** The ids of operations to whose log lines something may have been added. */
  readonly logged: readonly string[];
  /**
   * The operation types of which something has come to be claimable and still is, once for each operation; of those of
   * one type that wait for the same place of their key, once for the first.
   */
  readonly claimable: readonly number[];
  /** When the clock must next look at an operation or a series that this batch wrote; null: none of them needs it. */
  readonly nextDue: Instant | null;
  /** Why the clock could not carry out some of what was due: those have no outcome, and stay due. */
  readonly faults: readonly Error[];
  /** Resolves when it is on the disk. Until then nobody outside is told of it, whom a power failure could belie. */
  readonly durable: Promise<void>;
}

export interface Applied extends Committed {
  /** For each command, what happened to each of its operations; or the error that kept it from being written. */
  readonly outcomes: readonly (readonly Outcome[] | Error)[];
}

export interface AppliedToSeries extends Committed {
  /** What happened to each of its series. */
  readonly outcomes: readonly SeriesOutcome[];
}

export type SeriesOutcome =
  | { readonly type: 'CHANGED'; readonly series: Series }
  | { readonly type: 'REFUSED'; readonly refusal: Refusal; readonly series: Series | null };

export interface SeriesQuery {
  /** Null: in any. */
  readonly status: SeriesStatus | null;
  /** The id of the one before the first; null: from the newest. */
  readonly after: string | null;
  readonly limit: number;
}

export type Outcome =
  /** Of a rerun, `operation` is the new one and `rerunOf` the one that was run again. */
  | {
      readonly type: 'CHANGED';
      readonly operation: Operation;
      readonly event: OperationEvent;
      readonly rerunOf?: Operation;
    }
  | { readonly type: 'RENEWED'; readonly operation: Operation }
  /** `newest` is the number of the newest line that is there now. */
  | { readonly type: 'APPENDED'; readonly operation: Operation; readonly newest: number }
  | { readonly type: 'EXISTING'; readonly operation: Operation }
  | { readonly type: 'REFUSED'; readonly refusal: Refusal; readonly operation: Operation | null };

export type OrderField = 'CREATED_ON' | 'MODIFIED_ON' | 'NAME';

export interface Order {
  readonly field: OrderField;
  readonly direction: 'ASC' | 'DESC';
}

/** A place in an order: the value that it sorts by (an instant, or a folded name), then the order of creation. */
export interface OrderKey {
  readonly value: number | string;
  readonly seq: Position;
}

export interface PageQuery {
  readonly filter: OperationFilter;
  readonly order: Order;
  /** Both exclusive. */
  readonly after: OrderKey | null;
  readonly before: OrderKey | null;
  /** Only what was created up to this position; the total counts the later ones too. */
  readonly untilSeq?: Position | null;
  readonly limit: number;
  /** From which end of what lies between `after` and `before` the page is taken. */
  readonly take: 'FIRST' | 'LAST';
  /** Counting all that match costs more than the page; it is done only where asked for. */
  readonly withTotal: boolean;
}

export interface Page {
  /** In the order asked for, whichever end they were taken from. */
  readonly operations: readonly Operation[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly total: number | null;
  readonly position: Position;
}

export interface Counts {
  readonly position: Position;
  /** Without those that are zero; by type, then status. */
  readonly rows: readonly CountRow[];
}

export interface EventsQuery {
  readonly after: Position;
  /** Inclusive. */
  readonly until: Position;
  readonly limit: number;
  /** Only of these operations, deleted ones too; null: of all. A few of them: up to `limit` events of each are read. */
  readonly operationIds: readonly string[] | null;
  /** From which end of what lies between; in the order of the log either way. By default, the first. */
  readonly take?: 'FIRST' | 'LAST';
}

export interface LockedOfKey {
  readonly count: number;
  readonly first: Operation | null;
}

export interface ActivityQuery {
  readonly from: Instant;
  /** Exclusive. */
  readonly until: Instant;
}

export interface EventsSpan {
  readonly first: { readonly position: Position; readonly occurredOn: Instant };
  readonly last: { readonly position: Position; readonly occurredOn: Instant };
}

export interface LogLinesQuery {
  readonly operationSeq: Position;
  /** Only lines of higher numbers. */
  readonly after: number;
  readonly limit: number;
  /** From which end of what lies above `after`; they are in the order of their numbers either way. */
  readonly take: 'FIRST' | 'LAST';
}

export interface LogLinePage {
  readonly lines: readonly LogLine[];
  /** The numbers of the first and the last line that are there; 0 where there is none. */
  readonly oldest: number;
  readonly newest: number;
}

export interface CutQuery {
  readonly occurredUntil: Instant;
  readonly limit: number;
}

export interface Cut {
  readonly floor: Position;
  /** How many events the floor moved up by; 0 where the next one must stay. */
  readonly dropped: number;
}

/** The database cannot be opened; the message is one line, for whoever starts the gateway. */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError';
}

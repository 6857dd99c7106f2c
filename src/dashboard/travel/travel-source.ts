import type { Counts } from '../shell/counts.ts';
import type { After } from '../time/after.ts';
import type { LogSpan, PastEvent } from './past.ts';

/** What the log answers about a time. */
interface LogAnswer {
  /** Null where nothing has happened yet. */
  readonly span: LogSpan | null;
  /** Of the last event by then. */
  readonly position: string;
}

/** What travelling reaches out to. Positions are the gateway's: it alone tells which comes before which. */
export interface TravelSource {
  logAt(time: number, signal: AbortSignal): Promise<LogAnswer>;
  /** The oldest events after the position, as many as `first`. Throws an UnknownTimeError where it is none that is known. */
  eventsAfter(position: string, first: number, signal: AbortSignal): Promise<readonly PastEvent[]>;
  /** As of a position that is known. */
  countsAsOf(position: string, signal: AbortSignal): Promise<Counts>;
  now(): number;
  readonly after: After;
}

import type { EventPartsFragment, OperationOlderQuery } from '../../client/documents.ts';
import { emptyWay, mergedWays, type Way, withStep } from './way.ts';

type HistoryPage = NonNullable<OperationOlderQuery['asyncOperation']>['history'];

/** One event; or several of a host that said nothing but how far it is, one after the other. */
export interface TimelineEntry {
  readonly first: EventPartsFragment;
  readonly last: EventPartsFragment;
  readonly count: number;
}

/** What has happened to an operation up to now, from as far back as it was read. */
export interface Timeline {
  /** Oldest first. */
  readonly entries: readonly TimelineEntry[];
  /** What lies before this has not been read; null where there is nothing more. */
  readonly unreadBefore: string | null;
  /** How many events that were read were let go, the oldest, to bound what is kept. */
  readonly dropped: number;
  /** Of all that was read. */
  readonly way: Way;
}

/** Entries, folded as they are. */
const mostEntries = 2_000;

const nothing: Timeline = { entries: [], unreadBefore: null, dropped: 0, way: emptyWay };

/** The timeline of an operation with the last page of its history. */
export const timelineOf = (page: HistoryPage): Timeline => withOlder(nothing, page);

/** With the page that lies right before what was read. */
export function withOlder(timeline: Timeline, { nodes, hasPreviousPage }: HistoryPage): Timeline {
  const older = nodes.reduce(withEventAtEnd, nothing);
  const entries = timeline.entries.reduce<readonly TimelineEntry[]>(joined, older.entries);
  const [earliest] = nodes;
  return bounded({
    entries,
    unreadBefore: hasPreviousPage && earliest !== undefined ? earliest.position : null,
    dropped: timeline.dropped,
    way: mergedWays(older.way, timeline.way),
  });
}

/** With what was just told. */
export const withEvent = (timeline: Timeline, event: EventPartsFragment): Timeline =>
  bounded(withEventAtEnd(timeline, event));

/** Whether there is more to read, and room for it. */
export const canReadOlder = ({ unreadBefore, entries }: Timeline): boolean =>
  unreadBefore !== null && entries.length < mostEntries;

/** The newest event of these kinds; null where none is known. */
export function newestOf(
  { entries }: Timeline,
  kinds: readonly EventPartsFragment['kind'][],
): EventPartsFragment | null {
  return entries.findLast(({ last }) => kinds.includes(last.kind))?.last ?? null;
}

function withEventAtEnd(timeline: Timeline, event: EventPartsFragment): Timeline {
  const entries = joined(timeline.entries, { first: event, last: event, count: 1 });
  return { ...timeline, entries, way: withStep(timeline.way, event) };
}

function joined(entries: readonly TimelineEntry[], entry: TimelineEntry): readonly TimelineEntry[] {
  const newest = entries.at(-1);
  if (newest === undefined || !isProgressOfSameHost(newest.last, entry.first)) return [...entries, entry];
  return [...entries.slice(0, -1), { first: newest.first, last: entry.last, count: newest.count + entry.count }];
}

const isProgressOfSameHost = (a: EventPartsFragment, b: EventPartsFragment) =>
  a.kind === 'PROGRESSED' && b.kind === 'PROGRESSED' && a.actor === b.actor;

function bounded(timeline: Timeline): Timeline {
  const over = timeline.entries.slice(0, Math.max(0, timeline.entries.length - mostEntries));
  if (over.length === 0) return timeline;
  const dropped = over.reduce((sum, { count }) => sum + count, timeline.dropped);
  return { ...timeline, entries: timeline.entries.slice(over.length), dropped };
}

import type { AsyncOperationTimelineQuery, EventPartsFragment } from '../../client/documents.ts';
import { emptyWay, type Way, withStep } from './way.ts';

type HistoryPage = NonNullable<AsyncOperationTimelineQuery['asyncOperation']>['history'];

/** One event; or several of a host that said nothing but how far it is, one after the other. */
export interface TimelineEntry {
  readonly first: EventPartsFragment;
  readonly last: EventPartsFragment;
  readonly count: number;
}

/**
 * What has happened to an operation, oldest first: what was read of its history from the start on, and what was told
 * since the history was first read. A long history has a gap between the two until all of it is read.
 */
export interface Timeline {
  readonly past: readonly TimelineEntry[];
  readonly live: readonly TimelineEntry[];
  /** What is to be read on after; null where there is no gap. */
  readonly unreadAfter: string | null;
  /** Whatever is after it comes live. */
  readonly liveAfter: string;
  /** How many events of the past were let go to bound what is kept. */
  readonly dropped: number;
  readonly way: Way;
}

/** Entries, folded as they are, in each of the two parts. */
const mostEntries = 2_000;

/** The timeline of an operation that was read at this position, with the first page of its history. */
export function timelineOf(page: HistoryPage, position: string): Timeline {
  const nothing = { past: [], live: [], unreadAfter: null, liveAfter: position, dropped: 0, way: emptyWay };
  return withPage(nothing, page);
}

/** What the page has of the past; of what has happened since it was first read, the stream tells. */
export function withPage(timeline: Timeline, page: HistoryPage): Timeline {
  // Positions of one log sort as texts.
  const events = page.nodes.filter(({ position }) => position <= timeline.liveAfter);
  const hasMore = page.hasNextPage && page.position < timeline.liveAfter;
  const past = events.reduce<Timeline>((before, event) => withEventIn('past', before, event), timeline);
  return hasMore ? { ...past, unreadAfter: page.position } : closed({ ...past, unreadAfter: null });
}

/** What was just told. */
export const withEvent = (timeline: Timeline, event: EventPartsFragment): Timeline =>
  withEventIn(timeline.unreadAfter === null ? 'past' : 'live', timeline, event);

export const hasGap = ({ unreadAfter }: Timeline): boolean => unreadAfter !== null;

/** Newest first, as it is shown; null stands for the gap. */
export function newestFirst({ past, live, unreadAfter }: Timeline): readonly (TimelineEntry | null)[] {
  const gap = unreadAfter === null ? [] : [null];
  return [...past, ...gap, ...live].reverse();
}

/** The newest event of these kinds; null where none is known. */
export function newestOf(timeline: Timeline, kinds: readonly EventPartsFragment['kind'][]): EventPartsFragment | null {
  const entry = newestFirst(timeline).find((each) => each !== null && kinds.includes(each.last.kind));
  return entry?.last ?? null;
}

function withEventIn(part: 'past' | 'live', timeline: Timeline, event: EventPartsFragment): Timeline {
  const folded = joined(timeline[part], { first: event, last: event, count: 1 });
  const { entries, dropped } = bounded(folded);
  const way = withStep(timeline.way, event);
  return { ...timeline, [part]: entries, dropped: timeline.dropped + dropped, way };
}

/** Without a gap the two parts are one. */
function closed(timeline: Timeline): Timeline {
  const { entries, dropped } = bounded(timeline.live.reduce<readonly TimelineEntry[]>(joined, timeline.past));
  return { ...timeline, past: entries, live: [], dropped: timeline.dropped + dropped };
}

function joined(entries: readonly TimelineEntry[], entry: TimelineEntry): readonly TimelineEntry[] {
  const newest = entries.at(-1);
  if (newest === undefined || !isProgressOfSameHost(newest.last, entry.first)) return [...entries, entry];
  return [...entries.slice(0, -1), { first: newest.first, last: entry.last, count: newest.count + entry.count }];
}

const isProgressOfSameHost = (a: EventPartsFragment, b: EventPartsFragment) =>
  a.kind === 'PROGRESSED' && b.kind === 'PROGRESSED' && a.actor === b.actor;

function bounded(entries: readonly TimelineEntry[]) {
  const over = entries.slice(0, Math.max(0, entries.length - mostEntries));
  return { entries: entries.slice(over.length), dropped: over.reduce((sum, { count }) => sum + count, 0) };
}

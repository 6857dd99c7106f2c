import type { AsyncOperationActivityQuery } from '../../client/documents.ts';

export const minuteMs = 60_000;

/** What is counted, in the order in which the page tells it. */
export const activityKinds = ['created', 'succeeded', 'failed', 'canceled'] as const;

export type ActivityKind = (typeof activityKinds)[number];
export type ActivityCounts = Readonly<Record<ActivityKind, number>>;

export interface ActivityMinute extends ActivityCounts {
  /** Its beginning. */
  readonly minute: number;
}

/** From a minute on, up to another one, exclusive. */
export interface MinuteSpan {
  readonly from: number;
  readonly to: number;
}

export type ToldActivity = AsyncOperationActivityQuery['asyncOperationActivity'];

/** As many minutes, the last of them the one that `now` lies in. */
export function lastMinutes(length: number, now: number): MinuteSpan {
  const to = (Math.floor(now / minuteMs) + 1) * minuteMs;
  return { from: to - length * minuteMs, to };
}

/** From one minute to another, both of them whole, whichever is the earlier. */
export const spanOver = (minutes: readonly [number, number]): MinuteSpan => ({
  from: Math.min(...minutes),
  to: Math.max(...minutes) + minuteMs,
});

/**
 * Every minute of the span: those that were asked for as they were told, which is nothing where they were left out,
 * the others as they were known.
 */
export function minutesOf(
  span: MinuteSpan,
  known: readonly ActivityMinute[],
  asked: MinuteSpan,
  told: ToldActivity,
): readonly ActivityMinute[] {
  const before = known.filter(({ minute }) => minute < asked.from || minute >= asked.to);
  const now = told.map((each) => ({ ...each, minute: Date.parse(each.minute) }));
  const byMinute = new Map([...before, ...now].map((each) => [each.minute, each]));
  const length = Math.round((span.to - span.from) / minuteMs);
  return Array.from({ length }, (_none, index) => {
    const minute = span.from + index * minuteMs;
    return byMinute.get(minute) ?? { minute, created: 0, succeeded: 0, failed: 0, canceled: 0 };
  });
}

export function sumOf(minutes: readonly ActivityMinute[]): ActivityCounts {
  const sum = { created: 0, succeeded: 0, failed: 0, canceled: 0 };
  for (const each of minutes) for (const kind of activityKinds) sum[kind] += each[kind];
  return sum;
}

import { groupedNumber } from '../shell/grouped-number.ts';
import { clockMinute } from '../time/exact-time.ts';
import {
  type ActivityCounts,
  type ActivityKind,
  type ActivityMinute,
  activityKinds,
  sumOf,
} from './activity-minutes.ts';

export const activityLabels: Readonly<Record<ActivityKind, string>> = {
  created: 'Created',
  succeeded: 'Succeeded',
  failed: 'Failed',
  canceled: 'Canceled',
};

/** How far back the chart looks, in minutes. */
export const activityLengths = [
  { minutes: 60, tickMinutes: 10, label: '1 h', words: 'Last hour' },
  { minutes: 360, tickMinutes: 60, label: '6 h', words: 'Last 6 hours' },
  { minutes: 1_440, tickMinutes: 240, label: '24 h', words: 'Last 24 hours' },
] as const;

export type ActivityLength = (typeof activityLengths)[number];

const countWords = (counts: ActivityCounts) =>
  activityKinds.map((kind) => `${groupedNumber(counts[kind])} ${activityLabels[kind]}`).join(', ');

/** What happened in a minute, for those who do not see it. */
export const minuteWords = (minute: ActivityMinute): string =>
  `${clockMinute(new Date(minute.minute))}: ${countWords(minute)}.`;

/** What the chart shows, for those who do not see it. */
export function activityWords(minutes: readonly ActivityMinute[], { words }: ActivityLength): string {
  const failed = minutes.reduce<ActivityMinute | null>(
    (most, each) => (each.failed > (most?.failed ?? 0) ? each : most),
    null,
  );
  const worst =
    failed === null ? '' : ` Most failed at ${clockMinute(new Date(failed.minute))}: ${groupedNumber(failed.failed)}.`;
  return `${words}, minute by minute: ${countWords(sumOf(minutes))}.${worst}`;
}

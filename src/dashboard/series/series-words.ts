import type { AsyncOperationSeriesStatus, MissedOccurrences, SeriesRowPartsFragment } from '../../client/documents.ts';

export const seriesStatusWords: Readonly<Record<AsyncOperationSeriesStatus, string>> = {
  ACTIVE: 'Active',
  PAUSED: 'Paused',
  ENDED: 'Ended',
};

export const seriesStatuses: readonly AsyncOperationSeriesStatus[] = ['ACTIVE', 'PAUSED', 'ENDED'];

/** What becomes of occurrences that come more than a minute late, because nobody could create them in time. */
export const missedWords: Readonly<Record<MissedOccurrences, string>> = {
  ONE: 'One operation makes up for all of them',
  ALL: 'Each becomes an operation, oldest first, 1,000 at most',
  NONE: 'They are passed over',
};

export const missedChoices: readonly MissedOccurrences[] = ['ONE', 'ALL', 'NONE'];

/** The time that something of the series begins at next: of its first operation, which is there from the beginning, or by its rule. */
export function nextTimeOf(
  { lastOccurrence, nextOccurrences: [next] }: Pick<SeriesRowPartsFragment, 'lastOccurrence' | 'nextOccurrences'>,
  now: number,
): string | null {
  return Date.parse(lastOccurrence) > now ? lastOccurrence : (next ?? null);
}

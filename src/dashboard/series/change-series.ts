import {
  AsyncOperationSeriesInFullDocument,
  ChangeAsyncOperationSeriesDocument,
  type SeriesPartsFragment,
} from '../../client/documents.ts';
import type { Gateway } from '../gateway.ts';
import type { SeriesChanges } from './series-draft.ts';

type Series = SeriesPartsFragment;

export type ChangeOutcome =
  | { readonly status: 'DONE' }
  /** The path of the field at fault; empty where it is none. */
  | { readonly status: 'REFUSED'; readonly field: readonly string[]; readonly message: string }
  /** Somebody else changed it: this is how it is now. */
  | { readonly status: 'OVERTAKEN'; readonly series: Series };

/** An occurrence a minute at most: to be overtaken by that again and again is not to be expected. */
const mostAttempts = 3;

/**
 * Changes what the reader saw, and nothing else. Each occurrence is a change of the series, too: where it is but that
 * which came in between, what was asked for is asked again.
 */
export async function changeSeries(gateway: Gateway, seen: Series, changes: SeriesChanges): Promise<ChangeOutcome> {
  const { id } = seen;
  let expectedVersion = seen.version;
  let message = '';
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const input = { id, expectedVersion, ...changes };
    const { changeAsyncOperationSeries: result } = await gateway.tell(ChangeAsyncOperationSeriesDocument, { input });
    if (result.__typename === 'AsyncOperationSeriesSuccess') return { status: 'DONE' };
    if (result.__typename !== 'SeriesConflictError') {
      const field = result.__typename === 'InvalidInputError' ? result.field : [];
      return { status: 'REFUSED', field, message: result.message };
    }
    const { asyncOperationSeries: now } = await gateway.ask(AsyncOperationSeriesInFullDocument, { id });
    if (now === null) return { status: 'REFUSED', field: [], message: 'The series does not exist any more.' };
    // Its data is not told: whether somebody changed that, nobody can see.
    if (!saysTheSame(seen, now) || changes.data !== undefined) return { status: 'OVERTAKEN', series: now };
    expectedVersion = now.version;
    message = result.message;
  }
  return { status: 'REFUSED', field: [], message };
}

function saysTheSame(a: Series, b: Series): boolean {
  return (
    a.name === b.name &&
    a.status === b.status &&
    a.recurrencePattern === b.recurrencePattern &&
    a.recurrenceStartTime === b.recurrenceStartTime &&
    a.recurrenceTimeZone === b.recurrenceTimeZone &&
    a.missedOccurrences === b.missedOccurrences
  );
}

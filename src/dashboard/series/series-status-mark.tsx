import type { AsyncOperationSeriesStatus } from '../../client/documents.ts';
import { seriesStatusWords } from './series-words.ts';

/** The color helps, the words say it. */
export function SeriesStatusMark({ status }: { status: AsyncOperationSeriesStatus }) {
  return (
    <span className="status-mark">
      <span className="dot" data-series={status} aria-hidden="true" />
      {seriesStatusWords[status]}
    </span>
  );
}

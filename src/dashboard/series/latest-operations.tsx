import type { AsyncOperationSeriesInFullQuery } from '../../client/documents.ts';
import type { Counts } from '../shell/counts.ts';
import { groupedNumber } from '../shell/grouped-number.ts';
import { StatusMark } from '../status/status-mark.tsx';
import { statuses, statusWords } from '../status/status-words.ts';
import { ExactMoment } from '../time/exact-moment.tsx';
import { AddressLink } from '../view/address-link.tsx';
import { plainView } from '../view/view.ts';
import { addressOf } from '../view/view-address.ts';

export interface LatestOperationsProps {
  readonly seriesId: string;
  readonly operations: AsyncOperationSeriesInFullQuery['asyncOperations'];
  /** Of all that there are, live; null until the gateway has counted. */
  readonly counts: Counts | null;
}

/** What has come of the series: how many in each status, and the newest. */
export function LatestOperations({ seriesId, operations, counts }: LatestOperationsProps) {
  const ofSeries = { ...plainView, seriesId };
  const countOf = (status: string) => counts?.byStatus.find((each) => each.statusCode === status)?.count ?? 0;
  const shown = statuses.filter((status) => countOf(status) > 0);
  return (
    <>
      <ul className="series-counts">
        {shown.map((status) => (
          <li key={status}>
            <span className="dot" data-status={status} aria-hidden="true" />
            <AddressLink address={addressOf({ ...ofSeries, statusCode: [status] })}>
              {`${groupedNumber(countOf(status))} ${statusWords[status]}`}
            </AddressLink>
          </li>
        ))}
      </ul>
      {operations.nodes.length === 0 && <p className="dim">There are none any more.</p>}
      <ol className="series-operations">
        {operations.nodes.map(({ id, statusCode, occurrenceOn, createdOn }) => (
          <li key={id}>
            <StatusMark status={statusCode} />
            <AddressLink address={addressOf({ ...ofSeries, operation: id })}>
              <ExactMoment iso={occurrenceOn ?? createdOn} />
            </AddressLink>
          </li>
        ))}
      </ol>
      <p>
        <AddressLink address={addressOf(ofSeries)}>All operations of the series</AddressLink>
      </p>
    </>
  );
}

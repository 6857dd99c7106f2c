import { AddressLink } from '../view/address-link.tsx';
import { plainSeriesView, type SeriesView, seriesAddressOf } from './series-address.ts';
import { SeriesTable } from './series-table.tsx';
import { seriesStatuses, seriesStatusWords } from './series-words.ts';
import { useSeriesRows } from './use-series-rows.ts';

export interface SeriesListProps {
  readonly view: SeriesView;
  /** With another one the list is old. */
  readonly version: unknown;
  /** The page says of all on it that it may be old. */
  readonly isToldOld: boolean;
  readonly onView: (view: SeriesView) => void;
  readonly onNew: () => void;
}

/** A page of the series, newest first. */
export function SeriesList({ view, version, isToldOld, onView, onNew }: SeriesListProps) {
  const { data, problem } = useSeriesRows(view, version);
  const page = data?.asyncOperationSeriesList ?? null;
  const rows = page?.nodes ?? [];
  return (
    <>
      <div className="series-head">
        <h2>Recurring series</h2>
        <fieldset className="series-filter">
          <legend className="unseen">Status</legend>
          {[null, ...seriesStatuses].map((status) => (
            <button
              key={status ?? 'ALL'}
              type="button"
              className="tool"
              aria-pressed={view.status === status}
              onClick={() => onView({ ...view, status, after: null })}
            >
              {status !== null && <span className="dot" data-series={status} aria-hidden="true" />}
              {status === null ? 'All' : seriesStatusWords[status]}
            </button>
          ))}
        </fieldset>
        <span className="header-space" />
        <button type="button" className="tool tool-strong" onClick={onNew}>
          New series…
        </button>
      </div>
      {problem !== null && !isToldOld && (
        <p className="list-fault series-fault" role="alert">
          {page === null ? 'They could not be read. ' : 'They could not be read again, and are shown as they were. '}
          {problem}
        </p>
      )}
      {page === null && problem === null && <p className="series-note dim">Reading…</p>}
      {page !== null && rows.length === 0 && <NoSeries view={view} />}
      {rows.length > 0 && <SeriesTable rows={rows} view={view} />}
      {page !== null && (page.hasNextPage || view.after !== null) && (
        <nav className="series-pager" aria-label="Pages of the list">
          {view.after !== null && (
            <AddressLink address={seriesAddressOf({ ...view, after: null })}>The newest</AddressLink>
          )}
          {page.hasNextPage && (
            <AddressLink address={seriesAddressOf({ ...view, after: page.endCursor })}>Older ones</AddressLink>
          )}
        </nav>
      )}
    </>
  );
}

function NoSeries({ view }: { view: SeriesView }) {
  const { series } = view;
  if (view.after !== null) return <p className="series-note dim">There are no older ones.</p>;
  if (view.status !== null) {
    return (
      <p className="series-note dim">
        No series is {seriesStatusWords[view.status]}.{' '}
        <AddressLink address={seriesAddressOf({ ...plainSeriesView, series })}>Show all</AddressLink>
      </p>
    );
  }
  return (
    <p className="series-note dim">
      No series yet. A series creates an operation again and again, by a rule: every day at 02:00, say.
    </p>
  );
}

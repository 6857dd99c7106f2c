import type { SeriesRowPartsFragment } from '../../client/documents.ts';
import { groupedNumber } from '../shell/grouped-number.ts';
import { useSurroundings } from '../surroundings.tsx';
import { exactTime } from '../time/exact-time.ts';
import { Moment } from '../time/moment.tsx';
import { AddressLink } from '../view/address-link.tsx';
import { RuleText } from './rule-text.tsx';
import { type SeriesView, seriesAddressOf } from './series-address.ts';
import { SeriesStatusMark } from './series-status-mark.tsx';
import { nextTimeOf } from './series-words.ts';

export interface SeriesTableProps {
  readonly rows: readonly SeriesRowPartsFragment[];
  readonly view: SeriesView;
}

/** The element of a series' name, which gets the focus back when the series is closed. */
export const seriesElementId = (id: string) => `series-${id}`;

export function SeriesTable({ rows, view }: SeriesTableProps) {
  const { tick } = useSurroundings();
  return (
    <table className="series-table">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Status</th>
          <th scope="col">Rule and time zone</th>
          <th scope="col">Next time</th>
          <th scope="col">Created</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((series) => (
          <SeriesRow key={series.id} series={series} view={view} next={nextTimeOf(series, tick.now())} />
        ))}
      </tbody>
    </table>
  );
}

interface SeriesRowProps {
  readonly series: SeriesRowPartsFragment;
  readonly view: SeriesView;
  readonly next: string | null;
}

function SeriesRow({ series, view, next }: SeriesRowProps) {
  const { id, name, operationType, status, recurrencePattern, recurrenceTimeZone, occurrenceCount } = series;
  const isOpen = view.series === id;
  return (
    <tr data-open={isOpen || undefined}>
      <th scope="row" id={seriesElementId(id)}>
        <AddressLink address={seriesAddressOf({ ...view, series: id })} isCurrent={isOpen}>
          {name}
        </AddressLink>
        <span className="series-type">{operationType.label}</span>
      </th>
      <td data-label="Status">
        <SeriesStatusMark status={status} />
      </td>
      <td data-label="Rule">
        <div>
          <RuleText rule={recurrencePattern} /> <span className="series-zone">{recurrenceTimeZone}</span>
        </div>
      </td>
      <td data-label="Next time" className="number">
        <div>
          <Moment iso={next} />
          {next !== null && <span className="series-exact">{exactTime(next)}</span>}
        </div>
      </td>
      <td data-label="Created" className="number series-count">
        {groupedNumber(occurrenceCount)}
      </td>
    </tr>
  );
}

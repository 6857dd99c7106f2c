import type { AsyncOperationSeriesInFullQuery, SeriesPartsFragment } from '../../client/documents.ts';
import { operationCount } from '../actions/action-target.ts';
import { ExactMoment } from '../time/exact-moment.tsx';
import { ownTimeZone, zoneTime } from '../time/zone-time.ts';
import { AddressLink } from '../view/address-link.tsx';
import { plainView } from '../view/view.ts';
import { addressOf } from '../view/view-address.ts';

export interface NextTimesProps {
  readonly series: SeriesPartsFragment;
  readonly waiting: AsyncOperationSeriesInFullQuery['waiting'];
}

/** What is there already and waits, and the times after that. */
export function NextTimes({ series, waiting }: NextTimesProps) {
  const { id, status, nextOccurrences, recurrenceTimeZone } = series;
  const { totalCount, nodes } = waiting;
  const [first] = nodes;
  const ofSeries = { ...plainView, seriesId: id };
  const none = first === undefined ? 'None' : 'None after that';
  return (
    <>
      {first !== undefined && (
        <p className="series-waiting">
          {totalCount === 1
            ? 'Created already, and waits: '
            : `${operationCount(totalCount ?? 0)} created already, and wait, the first: `}
          <AddressLink address={addressOf({ ...ofSeries, operation: first.id })}>
            {first.occurrenceOn === null ? 'the operation' : <ExactMoment iso={first.occurrenceOn} />}
          </AddressLink>
        </p>
      )}
      {status === 'PAUSED' && <p className="dim">{none} until somebody resumes it.</p>}
      {status === 'ENDED' && <p className="dim">{none}: it has ended.</p>}
      <ol className="occurrences">
        {nextOccurrences.map((iso) => (
          <li key={iso}>
            <ExactMoment iso={iso} />
            <ZoneTime iso={iso} zone={recurrenceTimeZone} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** Where the rule is read, its hours are those that it names. */
function ZoneTime({ iso, zone }: { iso: string; zone: string }) {
  const there = zoneTime(iso, zone);
  if (there === null || there === zoneTime(iso, ownTimeZone())) return null;
  return (
    <span className="zone-time">
      {there} in {zone}
    </span>
  );
}

import { type ReactNode, useCallback } from 'react';
import { AsyncOperationSeriesDocument } from '../../client/documents.ts';
import { plainSeriesView, seriesAddressOf } from '../series/series-address.ts';
import { useSurroundings } from '../surroundings.tsx';
import { ExactMoment } from '../time/exact-moment.tsx';
import { AddressLink } from '../view/address-link.tsx';
import { Fact } from './fact.tsx';
import { useRereading } from './use-rereading.ts';

export interface SeriesFactProps {
  readonly id: string;
  readonly version: number;
  /** Leads to the list of its occurrences. */
  readonly children: (text: string) => ReactNode;
}

/** What comes again: by which rule, and when next. */
export function SeriesFact({ id, version, children }: SeriesFactProps) {
  const { gateway } = useSurroundings();
  const read = useCallback(
    (signal: AbortSignal) => gateway.ask(AsyncOperationSeriesDocument, { id }, signal),
    [gateway, id],
  );
  const series = useRereading(read, version).data?.asyncOperationSeries ?? null;
  if (series === null) return null;
  const { name, status, recurrencePattern, recurrenceTimeZone, nextOccurrences, occurrenceCount } = series;
  return (
    <>
      <Fact name="Series">
        <AddressLink address={seriesAddressOf({ ...plainSeriesView, series: id })}>{name}</AddressLink>:{' '}
        {status.toLowerCase()}, {occurrenceCount} created so far, {children('list them')}
        <br />
        <code>{recurrencePattern}</code> <span className="dim">{recurrenceTimeZone}</span>
      </Fact>
      {nextOccurrences.length > 0 && (
        <Fact name="Comes again">
          <ul className="occurrences">
            {nextOccurrences.map((iso) => (
              <li key={iso}>
                <ExactMoment iso={iso} />
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </>
  );
}

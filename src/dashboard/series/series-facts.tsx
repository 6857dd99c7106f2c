import type { SeriesPartsFragment } from '../../client/documents.ts';
import { Fact } from '../operation/fact.tsx';
import { groupedNumber } from '../shell/grouped-number.ts';
import { exactTime } from '../time/exact-time.ts';
import { Moment } from '../time/moment.tsx';
import { AddressLink } from '../view/address-link.tsx';
import { plainView } from '../view/view.ts';
import { addressOf } from '../view/view-address.ts';
import { RuleText } from './rule-text.tsx';
import { missedWords } from './series-words.ts';

export function SeriesFacts({ series }: { series: SeriesPartsFragment }) {
  const { operationType, recurrenceStartTime, occurrenceCount, lastOccurrence } = series;
  return (
    <dl className="facts">
      <Fact name="Rule">
        <RuleText rule={series.recurrencePattern} />
      </Fact>
      <Fact name="Time zone">{series.recurrenceTimeZone}</Fact>
      <Fact name="Start">{exactTime(recurrenceStartTime)}</Fact>
      <Fact name="Missed ones">{missedWords[series.missedOccurrences]}</Fact>
      <Fact name="Type">
        <AddressLink address={addressOf({ ...plainView, operationType: [operationType.value] })}>
          {`${operationType.label} (${operationType.value})`}
        </AddressLink>
      </Fact>
      <Fact name="Created so far">
        {groupedNumber(occurrenceCount)}, the newest for {exactTime(lastOccurrence)}
      </Fact>
      <Fact name="Created">
        <Moment iso={series.createdOn} /> by {series.createdBy}
      </Fact>
      <Fact name="Changed">
        <Moment iso={series.modifiedOn} /> by {series.modifiedBy}
      </Fact>
    </dl>
  );
}

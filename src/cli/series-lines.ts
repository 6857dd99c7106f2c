import type {
  AsyncOperationSeriesInFullQuery,
  AsyncOperationSeriesStatus,
  MissedOccurrences,
  SeriesPartsFragment,
} from '../gql/graphql.ts';
import { type Field, fieldLines, section } from './field-lines.ts';
import { localTime, timeInZone } from './moments.ts';
import { paintStatus } from './paint-status.ts';
import { printable } from './printable.ts';
import { waitingWords } from './series-waiting.ts';
import type { Shell } from './shell.ts';
import { type Column, createTable } from './table.ts';

type Series = SeriesPartsFragment;
type Occurrence = AsyncOperationSeriesInFullQuery['asyncOperations']['nodes'][number];
type InFull = Pick<AsyncOperationSeriesInFullQuery, 'asyncOperations' | 'waiting'>;
type Screen = Pick<Shell, 'columns' | 'hasColors'>;

/** What an action leaves of a series. */
export interface SeriesNow {
  readonly id: string;
  readonly status: AsyncOperationSeriesStatus;
  readonly nextOccurrences: readonly string[];
}

const missedMeaning = {
  ONE: 'one operation makes up for all of them',
  ALL: 'each becomes an operation',
  NONE: 'they are passed over',
} as const satisfies Record<MissedOccurrences, string>;

export const seriesColumns = (hasColors: boolean, now: number): readonly Column<Series>[] => [
  { title: 'ID', text: ({ id }) => id },
  {
    title: 'STATUS',
    text: ({ status }) => status,
    paint: (shown, { status }) => paintStatus(shown, status, hasColors),
  },
  { title: 'NAME', text: ({ name }) => name, least: 8 },
  { title: 'PATTERN', text: ({ recurrencePattern }) => recurrencePattern, least: 10 },
  { title: 'NEXT', text: (series) => nextWords(series, now) },
];

/** Occurrences that come later than this count as missed: until then the platform may just be at it. */
const lateAfterMs = 60_000;

/** When it comes next, and what is not as one would think: the first occurrence is created long before its time. */
function nextWords(series: Pick<Series, 'status' | 'nextOccurrences' | 'lastOccurrence'>, now: number): string {
  const { status, lastOccurrence } = series;
  if (Date.parse(lastOccurrence) > now) {
    return `${localTime(lastOccurrence)}, ${status === 'ACTIVE' ? 'created' : 'then none'}`;
  }
  if (status === 'PAUSED') return 'none until resumed';
  const [next] = series.nextOccurrences;
  if (next === undefined) return 'none';
  return now - Date.parse(next) > lateAfterMs ? `${localTime(next)}, late` : localTime(next);
}

/** What an action on a series has come to. */
export function seriesLine(series: SeriesNow, hasColors: boolean): string {
  const { id, status, nextOccurrences } = series;
  const [next] = nextOccurrences;
  return `${printable(id)}  ${paintStatus(status, status, hasColors)}${next === undefined ? '' : `  next ${localTime(next)}`}`;
}

/** All that there is to tell of a series, for a person; its last operations newest first. */
export function seriesLines(series: Series, { asyncOperations, waiting }: InFull, screen: Screen): string[] {
  return [
    ...fieldLines([...fieldsOf(series, screen), ['waits already', waitingWords(waiting) ?? 'nothing']]),
    ...section('NEXT TIMES', nextLines(series, screen)),
    ...section('LAST OPERATIONS', operationLines(asyncOperations.nodes, screen)),
  ];
}

function fieldsOf(series: Series, { hasColors }: Screen): readonly Field[] {
  const { operationType, status, missedOccurrences: missed } = series;
  return [
    ['id', series.id],
    ['name', series.name],
    ['type', `${operationType.value} ${operationType.label}`],
    ['status', status, (shown) => paintStatus(shown, status, hasColors)],
    ['pattern', series.recurrencePattern],
    ['time zone', series.recurrenceTimeZone],
    ['start time', localTime(series.recurrenceStartTime)],
    ['missed', `${missed}: ${missedMeaning[missed]}`],
    ['occurrences', `${series.occurrenceCount} created, the last for ${localTime(series.lastOccurrence)}`],
    ['created', `${localTime(series.createdOn)} by ${series.createdBy}`],
    ['modified', `${localTime(series.modifiedOn)} by ${series.modifiedBy}`],
    ['version', series.version],
  ];
}

/** As clocks show it here, and where the pattern is read: that is where its hours are those that it names. */
function nextLines({ status, nextOccurrences, recurrenceTimeZone: zone }: Series, { columns }: Screen) {
  if (status === 'PAUSED') return ['none until somebody resumes it'];
  if (nextOccurrences.length === 0) return [];
  const table = createTable<string>(
    [
      { title: 'HERE', text: localTime },
      { title: printable(zone), text: (moment) => timeInZone(moment, zone) },
    ],
    columns,
  );
  return table.lines(nextOccurrences);
}

function operationLines(operations: readonly Occurrence[], { columns, hasColors }: Screen): readonly string[] {
  if (operations.length === 0) return [];
  const table = createTable<Occurrence>(
    [
      { title: 'ID', text: ({ id }) => id },
      {
        title: 'STATUS',
        text: ({ statusCode }) => statusCode,
        paint: (shown, { statusCode }) => paintStatus(shown, statusCode, hasColors),
      },
      { title: 'OCCURRENCE OF', text: ({ occurrenceOn }) => (occurrenceOn == null ? '' : localTime(occurrenceOn)) },
    ],
    columns,
  );
  return table.lines(operations);
}

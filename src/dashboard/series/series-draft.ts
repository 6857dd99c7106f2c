import type {
  ChangeAsyncOperationSeriesInput,
  CreateAsyncOperationInput,
  MissedOccurrences,
  SeriesPartsFragment,
} from '../../client/documents.ts';
import { localSecondValue, momentOf } from '../time/exact-time.ts';

/** What a series is to be, as it stands in the fields. Empty: not given. */
export interface SeriesDraft {
  readonly name: string;
  readonly operationType: string;
  readonly recurrencePattern: string;
  /** As `<input type="datetime-local">` has it. */
  readonly recurrenceStartTime: string;
  readonly recurrenceTimeZone: string;
  readonly missedOccurrences: MissedOccurrences;
  /** JSON text. */
  readonly data: string;
  readonly priority: string;
  readonly maxRetries: string;
  readonly dependencyToken: string;
  readonly concurrencyKey: string;
  readonly concurrencyLimit: string;
  readonly correlationId: string;
  readonly ownerId: string;
}

export type SeriesField = keyof SeriesDraft;

/** What is wrong with which field, in words. */
export type DraftFaults = Readonly<Partial<Record<SeriesField, string>>>;

/** What is sent, or why nothing can be. What the gateway judges is left to it. */
export type ReadDraft<Input> =
  | { readonly input: Input; readonly faults: null }
  | { readonly input: null; readonly faults: DraftFaults };

export const plainDraft: SeriesDraft = {
  name: '',
  operationType: '',
  recurrencePattern: '',
  recurrenceStartTime: '',
  recurrenceTimeZone: '',
  missedOccurrences: 'ONE',
  data: '',
  priority: '',
  maxRetries: '',
  dependencyToken: '',
  concurrencyKey: '',
  concurrencyLimit: '',
  correlationId: '',
  ownerId: '',
};

const fields = new Set<string>(Object.keys(plainDraft));
const isField = (name: string | undefined): name is SeriesField => name !== undefined && fields.has(name);

/** The field that a refusal is about, by its path: `['input', 'recurrencePattern']`; null where the page has none for it. */
export function fieldAt([, name]: readonly string[]): SeriesField | null {
  return isField(name) ? name : null;
}

/** The series as it is. What its operations work on is not told by the API: nothing given leaves it. */
export const draftOf = (series: SeriesPartsFragment): SeriesDraft => ({
  ...plainDraft,
  name: series.name,
  recurrencePattern: series.recurrencePattern,
  recurrenceStartTime: localSecondValue(new Date(series.recurrenceStartTime)),
  recurrenceTimeZone: series.recurrenceTimeZone,
  missedOccurrences: series.missedOccurrences,
});

type Creation = Omit<CreateAsyncOperationInput, 'requestId'>;

export function creationOf(draft: SeriesDraft, hasHalfStart = false): ReadDraft<Creation> {
  const { operationType, recurrencePattern, missedOccurrences } = draft;
  const given = readFields(draft);
  const faults: DraftFaults = {
    ...given.faults,
    ...(draft.name.trim() === '' && { name: 'Give it a name.' }),
    ...(operationType === '' && { operationType: 'Choose a type.' }),
    // Without any it would begin now.
    ...(hasHalfStart && { recurrenceStartTime: 'Give a date and a time.' }),
    // Without one it would be an operation that does not recur.
    ...(recurrencePattern.trim() === '' && { recurrencePattern: 'Give a rule, or take one of the examples.' }),
  };
  if (Object.keys(faults).length > 0) return { input: null, faults };
  const input = {
    ...given.values,
    name: draft.name,
    operationType: Number(operationType),
    recurrencePattern: recurrencePattern.trim(),
    missedOccurrences,
  };
  return { input, faults: null };
}

export type SeriesChanges = Omit<ChangeAsyncOperationSeriesInput, 'id' | 'expectedVersion'>;

/** What of a draft is another than the series is; nothing where nothing is. */
export function changesOf(draft: SeriesDraft, series: SeriesPartsFragment): ReadDraft<SeriesChanges> {
  const before = draftOf(series);
  const isOther = (field: SeriesField) => draft[field] !== before[field];
  const { values, faults: found } = readFields(draft);
  const faults: DraftFaults = {
    ...found,
    ...(draft.recurrenceStartTime === '' && { recurrenceStartTime: 'Give a date and a time.' }),
    // As in every change, null stands for what is not given.
    ...(values.data === null && { data: 'null would leave the data as it is.' }),
  };
  if (Object.keys(faults).length > 0) return { input: null, faults };
  const input = {
    ...(isOther('name') && { name: draft.name }),
    ...(isOther('recurrencePattern') && { recurrencePattern: draft.recurrencePattern.trim() }),
    ...(isOther('recurrenceStartTime') && { recurrenceStartTime: values.recurrenceStartTime }),
    ...(isOther('recurrenceTimeZone') && { recurrenceTimeZone: draft.recurrenceTimeZone.trim() }),
    ...(isOther('missedOccurrences') && { missedOccurrences: draft.missedOccurrences }),
    ...(values.data !== undefined && { data: values.data }),
  };
  return { input, faults: null };
}

const largestInt = 2 ** 31 - 1;
const texts = ['recurrenceTimeZone', 'dependencyToken', 'concurrencyKey', 'correlationId', 'ownerId'] as const;
const integers = ['priority', 'maxRetries', 'concurrencyLimit'] as const;

type Values = Pick<Creation, 'data' | 'recurrenceStartTime' | (typeof texts)[number] | (typeof integers)[number]>;

/** What is given, and what of it cannot be sent. */
function readFields(draft: SeriesDraft): { readonly values: Values; readonly faults: DraftFaults } {
  const values: Values = {};
  const faults: Partial<Record<SeriesField, string>> = {};
  for (const field of texts) if (draft[field].trim() !== '') values[field] = draft[field].trim();
  for (const field of integers) {
    const text = draft[field].trim();
    if (text === '') continue;
    const number = /^-?\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (Math.abs(number) <= largestInt) values[field] = number;
    else faults[field] = 'Give a whole number.';
  }
  if (draft.recurrenceStartTime !== '') {
    const moment = momentOf(draft.recurrenceStartTime);
    if (moment === null) faults.recurrenceStartTime = 'Give a date and a time.';
    else values.recurrenceStartTime = moment;
  }
  try {
    if (draft.data.trim() !== '') values.data = JSON.parse(draft.data);
  } catch (error) {
    faults.data = `This is no JSON: ${error instanceof Error ? error.message : String(error)}.`;
  }
  return { values, faults };
}

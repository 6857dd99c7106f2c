import { concurrencyFault } from './concurrency-key.ts';
import type { InputLimits } from './limits.ts';
import type { Instant } from './operation.ts';
import { recurrenceRuleFault } from './recurrence.ts';
import { invalidInput, type Refusal, refusal } from './refusal.ts';
import type { MissedOccurrences } from './series.ts';
import type { SeriesChanges } from './series-command.ts';
import { firstFault, optionalKeyFault, rangeFault, requiredTextFault, textFault } from './text-rules.ts';

/** What somebody gives to have an operation created. `data` is JSON text. */
export interface CreateInput {
  readonly name: string;
  readonly operationType: number;
  readonly requestId: string | null;
  readonly data: string | null;
  readonly postponeUntil: Instant | null;
  readonly dependencyToken: string | null;
  readonly concurrencyKey: string | null;
  /** Null: not given. */
  readonly concurrencyLimit: number | null;
  readonly priority: number;
  readonly maxRetries: number;
  readonly correlationId: string | null;
  readonly regardingObjectId: string | null;
  readonly regardingObjectType: string | null;
  readonly ownerId: string | null;
  readonly recurrencePattern: string | null;
  readonly recurrenceStartTime: Instant | null;
  readonly recurrenceTimeZone: string | null;
  readonly missedOccurrences: MissedOccurrences | null;
}

export const defaultMaxRetries = 3;
const mostRetries = 1_000;

export const defaultTimeZone = 'UTC';

/** What is wrong with the input whatever the time and whatever exists already; null where nothing is. */
export function createInputFault(input: CreateInput, limits: InputLimits): Refusal | null {
  const short = limits.shortTextCharacters;
  return firstFault(
    requiredTextFault(['name'], input.name, short),
    optionalKeyFault(['requestId'], input.requestId, short),
    textFault(['data'], input.data, limits.dataCharacters),
    optionalKeyFault(['dependencyToken'], input.dependencyToken, short),
    concurrencyFault(input, short),
    rangeFault(['maxRetries'], input.maxRetries, 0, mostRetries),
    optionalKeyFault(['correlationId'], input.correlationId, short),
    optionalKeyFault(['regardingObjectId'], input.regardingObjectId, short),
    optionalKeyFault(['regardingObjectType'], input.regardingObjectType, short),
    optionalKeyFault(['ownerId'], input.ownerId, short),
    textFault(['recurrencePattern'], input.recurrencePattern, short),
    textFault(['recurrenceTimeZone'], input.recurrenceTimeZone, short),
    input.recurrencePattern === null ? withoutPatternFault(input) : recurrenceFault(input.recurrencePattern, input),
  );
}

function recurrenceFault(recurrencePattern: string, input: CreateInput): Refusal | null {
  const { recurrenceStartTime, recurrenceTimeZone, postponeUntil } = input;
  if (postponeUntil !== null) {
    const message = 'postponeUntil does not go with a recurrencePattern: recurrenceStartTime says when it begins.';
    return invalidInput(['postponeUntil'], message);
  }
  return recurrenceRuleFault({
    recurrencePattern,
    recurrenceStartTime: recurrenceStartTime ?? 0,
    recurrenceTimeZone: recurrenceTimeZone ?? defaultTimeZone,
  });
}

function withoutPatternFault(input: CreateInput): Refusal | null {
  const fields = ['recurrenceStartTime', 'recurrenceTimeZone', 'missedOccurrences'] as const;
  const given = fields.find((field) => input[field] !== null);
  if (given === undefined) return null;
  return refusal('INVALID_RECURRENCE', `${given} needs a recurrencePattern.`, [given]);
}

/** What is wrong with the changes of a series whatever the series is; null where nothing is. */
export function seriesChangesFault(changes: SeriesChanges, limits: InputLimits): Refusal | null {
  const { name, data, recurrencePattern, recurrenceStartTime, recurrenceTimeZone } = changes;
  return firstFault(
    Object.values(changes).every((change) => change === null)
      ? invalidInput([], 'Give at least one thing to change.')
      : null,
    optionalKeyFault(['name'], name, limits.shortTextCharacters),
    textFault(['data'], data, limits.dataCharacters),
    textFault(['recurrencePattern'], recurrencePattern, limits.shortTextCharacters),
    textFault(['recurrenceTimeZone'], recurrenceTimeZone, limits.shortTextCharacters),
    recurrenceRuleFault({
      recurrencePattern: recurrencePattern ?? 'FREQ=DAILY',
      recurrenceStartTime: recurrenceStartTime ?? 0,
      recurrenceTimeZone: recurrenceTimeZone ?? defaultTimeZone,
    }),
  );
}

import type { InputLimits } from './limits.ts';
import type { Instant } from './operation.ts';
import { type Refusal, refusal } from './refusal.ts';
import { firstFault, optionalKeyFault, rangeFault, requiredTextFault, textFault } from './text-rules.ts';

/** What somebody gives to have an operation created. `data` is JSON text. */
export interface CreateInput {
  readonly name: string;
  readonly operationType: number;
  readonly requestId: string | null;
  readonly data: string | null;
  readonly postponeUntil: Instant | null;
  readonly dependencyToken: string | null;
  readonly priority: number;
  readonly maxRetries: number;
  readonly correlationId: string | null;
  readonly regardingObjectId: string | null;
  readonly regardingObjectType: string | null;
  readonly ownerId: string | null;
  readonly recurrencePattern: string | null;
  readonly recurrenceStartTime: Instant | null;
}

export const defaultMaxRetries = 3;
const mostRetries = 1_000;

/** What is wrong with the input whatever the time and whatever exists already; null where nothing is. */
export function createInputFault(input: CreateInput, limits: InputLimits): Refusal | null {
  const short = limits.shortTextCharacters;
  return firstFault(
    requiredTextFault(['name'], input.name, short),
    optionalKeyFault(['requestId'], input.requestId, short),
    textFault(['data'], input.data, limits.dataCharacters),
    optionalKeyFault(['dependencyToken'], input.dependencyToken, short),
    rangeFault(['maxRetries'], input.maxRetries, 0, mostRetries),
    optionalKeyFault(['correlationId'], input.correlationId, short),
    optionalKeyFault(['regardingObjectId'], input.regardingObjectId, short),
    optionalKeyFault(['regardingObjectType'], input.regardingObjectType, short),
    optionalKeyFault(['ownerId'], input.ownerId, short),
    recurrenceFault(input),
  );
}

function recurrenceFault(input: CreateInput): Refusal | null {
  if (input.recurrencePattern !== null) {
    return refusal('INVALID_RECURRENCE', 'Recurring operations are not offered by this version.', [
      'recurrencePattern',
    ]);
  }
  if (input.recurrenceStartTime !== null) {
    return refusal('INVALID_RECURRENCE', 'recurrenceStartTime needs a recurrencePattern.', ['recurrenceStartTime']);
  }
  return null;
}

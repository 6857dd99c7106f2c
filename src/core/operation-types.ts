import { dataverseOperationTypes } from './dataverse-operation-types.ts';
import { type Backoff, defaultBackoff } from './retry.ts';
import { noLimits, type TypeLimits, type TypeLimitsSetting, typeLimitsOf } from './type-limits.ts';

export interface OperationType {
  readonly value: number;
  readonly label: string;
  /** False: nobody but the platform may cancel, pause or resume its operations. */
  readonly userControllable: boolean;
  /** How long its failed operations rest before they are tried again. */
  readonly backoff: Backoff;
  readonly limits: TypeLimits;
}

export type OperationTypes = ReadonlyMap<number, OperationType>;

/** What an installation says of a type: of a known one, what differs; of a new one, at least its label. */
export interface OperationTypeSetting extends TypeLimitsSetting {
  readonly value: number;
  readonly label?: string | undefined;
  readonly userControllable?: boolean | undefined;
  readonly retryBaseSeconds?: number | undefined;
  readonly retryCapSeconds?: number | undefined;
}

const largestOptionValue = 2_147_483_647;
/** A year. */
const longestRestSeconds = 31_536_000;

/**
 * The types of this installation: Dataverse's, changed and added to by `settings`. Throws an Error whose message names
 * the setting at fault; it is meant for whoever starts the gateway.
 */
export function createOperationTypes(settings: readonly OperationTypeSetting[] = []): OperationTypes {
  const types = new Map<number, OperationType>(
    dataverseOperationTypes.map(([value, label, userControllable]) => [
      value,
      { value, label, userControllable, backoff: defaultBackoff, limits: noLimits },
    ]),
  );
  const seen = new Set<number>();
  for (const [index, setting] of settings.entries()) {
    const { value } = setting;
    if (!Number.isInteger(value) || value < 0 || value > largestOptionValue) {
      throw new Error(`operationTypes[${index}].value must be a whole number from 0 to ${largestOptionValue}`);
    }
    if (seen.has(value)) throw new Error(`operationTypes[${index}].value: ${value} is there twice`);
    seen.add(value);
    const label = (setting.label ?? types.get(value)?.label ?? '').trim();
    if (label === '') throw new Error(`operationTypes[${index}].label: operation type ${value} needs a label`);
    const userControllable = setting.userControllable ?? types.get(value)?.userControllable ?? true;
    const backoff = backoffOf(setting, index);
    const limits = typeLimitsOf(setting, `operationTypes[${index}]`);
    types.set(value, { value, label, userControllable, backoff, limits });
  }
  return new Map([...types].sort(([left], [right]) => left - right));
}

function backoffOf({ retryBaseSeconds, retryCapSeconds }: OperationTypeSetting, index: number): Backoff {
  for (const [name, seconds] of Object.entries({ retryBaseSeconds, retryCapSeconds })) {
    if (seconds === undefined || (seconds > 0 && seconds <= longestRestSeconds)) continue;
    throw new Error(`operationTypes[${index}].${name} must be more than 0 and at most ${longestRestSeconds}`);
  }
  const baseMs = retryBaseSeconds === undefined ? defaultBackoff.baseMs : retryBaseSeconds * 1_000;
  const capMs = retryCapSeconds === undefined ? Math.max(defaultBackoff.capMs, baseMs) : retryCapSeconds * 1_000;
  if (capMs < baseMs) throw new Error(`operationTypes[${index}].retryCapSeconds must not be less than the base`);
  return { baseMs, capMs };
}

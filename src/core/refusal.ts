/** The closed list of reasons for which a command is refused, each with the Dataverse error code where there is one. */
export const operationErrorCodes = {
  INVALID_STATE_CHANGE: '0x80044162',
  INVALID_STATE_CHANGE_UNEXPECTED: '0x80044163',
  INVALID_STATE_CHANGE_TO_COMPLETE: '0x80044165',
  INVALID_STATE_CHANGE_TO_READY: '0x80044166',
  INVALID_STATE_CHANGE_TO_SUSPENDED: '0x80044167',
  CANNOT_DELETE_UNLESS_COMPLETED: '0x8004416a',
  CANNOT_CANCEL: '0x80044F00',
  CANNOT_PAUSE: '0x80044F01',
  CANNOT_RESUME: null,
  TYPE_NOT_RECOGNIZED: '0x80044303',
  INVALID_RECURRENCE: '0x80044169',
  NOT_FOUND: null,
  INVALID_INPUT: null,
  LEASE_LOST: null,
  FORBIDDEN: null,
} as const;

export type OperationErrorCode = keyof typeof operationErrorCodes;

/** Where in the input a fault lies, from the argument's name inwards: `['input', 'postponeUntil']`. */
export type FieldPath = readonly string[];

export interface Refusal {
  readonly code: OperationErrorCode;
  readonly message: string;
  /** Where the input is at fault; empty where it is not the input. */
  readonly field: FieldPath;
}

export function refusal(code: OperationErrorCode, message: string, field: FieldPath = []): Refusal {
  return { code, message, field };
}

export function invalidInput(field: FieldPath, message: string): Refusal {
  return { code: 'INVALID_INPUT', message, field };
}

/** The same refusal seen from further out: `prefix` goes before its path. */
export function within(prefix: FieldPath, inner: Refusal): Refusal {
  return { ...inner, field: [...prefix, ...inner.field] };
}

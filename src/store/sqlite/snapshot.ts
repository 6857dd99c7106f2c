import type { Operation } from '../../core/operation.ts';

/** Every field that an operation may lack: one that is forgotten here does not compile. */
type Lacking = { readonly [field in keyof Operation as null extends Operation[field] ? field : never]: null };

/** A snapshot leaves out what is null, so this fills it in again. */
const lacking = {
  requestId: null,
  dependencyToken: null,
  concurrencyKey: null,
  concurrencyLimit: null,
  correlationId: null,
  regardingObjectId: null,
  regardingObjectType: null,
  ownerId: null,
  seriesId: null,
  occurrenceOn: null,
  recurrencePattern: null,
  recurrenceStartTime: null,
  rerunOf: null,
  suspension: null,
  postponeUntil: null,
  startedOn: null,
  completedOn: null,
  executionMs: null,
  progress: null,
  stage: null,
  errorCode: null,
  lease: null,
  dataAt: null,
  resultAt: null,
  messageAt: null,
  friendlyMessageAt: null,
} as const satisfies Lacking;

/** An operation as an event keeps it. */
export function writeSnapshot(operation: Operation): string {
  return JSON.stringify(withoutNulls(operation));
}

/** By hand: for each field JSON would ask a replacer, which takes longer than all the rest. */
function withoutNulls<Whole extends object>(whole: Whole): Partial<Whole> {
  const kept: Partial<Whole> = {};
  for (const field in whole) {
    if (whole[field] !== null) kept[field] = whole[field];
  }
  return kept;
}

export function readSnapshot(text: string): Operation {
  return { ...lacking, ...JSON.parse(text) };
}

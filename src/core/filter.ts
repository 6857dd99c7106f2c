import type { InputLimits } from './limits.ts';
import type { Instant, Operation } from './operation.ts';
import { type FieldPath, invalidInput, type Refusal } from './refusal.ts';
import { type AsyncOperationState, type AsyncOperationStatus, stateOf, statusesOfState } from './statuses.ts';
import { firstFault, textFault } from './text-rules.ts';

/** From `from` on, and before `to`. */
export interface InstantRange {
  readonly from?: Instant | null | undefined;
  readonly to?: Instant | null | undefined;
}

/** All conditions hold together; a list means any of, so an empty one means none; what is null or absent is no condition. */
export interface OperationFilter {
  readonly ids?: readonly string[] | null | undefined;
  readonly name?: string | null | undefined;
  /** Without regard to case. */
  readonly nameContains?: string | null | undefined;
  readonly stateCode?: readonly AsyncOperationState[] | null | undefined;
  readonly statusCode?: readonly AsyncOperationStatus[] | null | undefined;
  readonly operationType?: readonly number[] | null | undefined;
  readonly ownerId?: readonly string[] | null | undefined;
  /** Of the host that holds the lease. */
  readonly hostId?: readonly string[] | null | undefined;
  readonly correlationId?: string | null | undefined;
  readonly dependencyToken?: string | null | undefined;
  readonly regardingObjectId?: string | null | undefined;
  readonly concurrencyKey?: string | null | undefined;
  readonly seriesId?: string | null | undefined;
  readonly createdOn?: InstantRange | null | undefined;
  readonly modifiedOn?: InstantRange | null | undefined;
  readonly completedOn?: InstantRange | null | undefined;
}

const listFields = ['ids', 'stateCode', 'statusCode', 'operationType', 'ownerId', 'hostId'] as const;
const textFields = [
  ...(['name', 'nameContains', 'correlationId', 'dependencyToken', 'regardingObjectId'] as const),
  ...(['concurrencyKey', 'seriesId'] as const),
];
const rangeFields = ['createdOn', 'modifiedOn', 'completedOn'] as const;

/** The fields of a filter that are conditions: an open range is none, nor is the part that every name has. */
export function conditionFields(filter: OperationFilter): (keyof OperationFilter)[] {
  const isGiven = (field: (typeof listFields | typeof textFields)[number]) => (filter[field] ?? null) !== null;
  return [
    ...[...listFields, ...textFields].filter(
      (field) => isGiven(field) && (field !== 'nameContains' || filter[field] !== ''),
    ),
    ...rangeFields.filter((field) => (filter[field]?.from ?? filter[field]?.to ?? null) !== null),
  ];
}

/** Up to this many operations are looked up one by one; the events of more are found by reading the log. */
const mostIdsToLookUp = 16;

/** The operations that a reader of the log may look up instead of reading everybody's events; null: read them all. */
export function idsToLookUp({ ids }: OperationFilter): readonly string[] | null {
  return ids && ids.length <= mostIdsToLookUp ? ids : null;
}

/**
 * A name as it is compared where case does not count: in `nameContains` and in the order by name. Upper case comes last,
 * because lower case depends on what follows (a final Σ becomes ς): part of a name would not be found in the name.
 */
export function foldName(name: string): string {
  return name.toLowerCase().toUpperCase();
}

/** The statuses that `stateCode` and `statusCode` leave together; null where neither is a condition. */
export function statusesOf(filter: OperationFilter): readonly AsyncOperationStatus[] | null {
  const { stateCode, statusCode } = filter;
  if (!stateCode) return statusCode ? [...new Set(statusCode)] : null;
  const ofStates = [...new Set(stateCode)].flatMap(statusesOfState);
  return statusCode ? ofStates.filter((status) => statusCode.includes(status)) : ofStates;
}

/** The filter as a test, compiled once and then run for every event. It says what the store's query says. */
export function compileFilter(filter: OperationFilter): (operation: Operation) => boolean {
  const tests = [
    among(filter.ids, (operation) => operation.id),
    equal(filter.name, (operation) => operation.name),
    containing(filter.nameContains),
    among(filter.stateCode, (operation) => stateOf(operation.statusCode)),
    among(filter.statusCode, (operation) => operation.statusCode),
    among(filter.operationType, (operation) => operation.operationType),
    among(filter.ownerId, (operation) => operation.ownerId),
    among(filter.hostId, (operation) => operation.lease?.hostId ?? null),
    equal(filter.correlationId, (operation) => operation.correlationId),
    equal(filter.dependencyToken, (operation) => operation.dependencyToken),
    equal(filter.regardingObjectId, (operation) => operation.regardingObjectId),
    equal(filter.concurrencyKey, (operation) => operation.concurrencyKey),
    equal(filter.seriesId, (operation) => operation.seriesId),
    between(filter.createdOn, (operation) => operation.createdOn),
    between(filter.modifiedOn, (operation) => operation.modifiedOn),
    between(filter.completedOn, (operation) => operation.completedOn),
  ].filter((test) => test !== null);
  return (operation) => tests.every((test) => test(operation));
}

type Test = (operation: Operation) => boolean;

function among<T>(values: readonly T[] | null | undefined, read: (operation: Operation) => T | null): Test | null {
  if (!values) return null;
  const set = new Set<T | null>(values);
  return (operation) => set.has(read(operation));
}

function equal(value: string | null | undefined, read: (operation: Operation) => string | null): Test | null {
  return value === null || value === undefined ? null : (operation) => read(operation) === value;
}

function containing(part: string | null | undefined): Test | null {
  if (part === null || part === undefined) return null;
  const folded = foldName(part);
  return (operation) => foldName(operation.name).includes(folded);
}

function between(range: InstantRange | null | undefined, read: (operation: Operation) => Instant | null): Test | null {
  const from = range?.from ?? null;
  const to = range?.to ?? null;
  if (from === null && to === null) return null;
  return (operation) => {
    const instant = read(operation);
    return instant !== null && (from === null || instant >= from) && (to === null || instant < to);
  };
}

/** What is wrong with a filter from outside; null where nothing is. Its path starts inside the filter. */
export function filterFault(filter: OperationFilter, limits: InputLimits): Refusal | null {
  return firstFault(
    ...listFields.map((field) => listFault([field], filter[field], limits)),
    ...textFields.map((field) => textFault([field], filter[field], limits.shortTextCharacters)),
  );
}

function listFault(
  field: FieldPath,
  values: readonly (string | number)[] | null | undefined,
  limits: InputLimits,
): Refusal | null {
  if (!values) return null;
  if (values.length > limits.batchSize) {
    return invalidInput(
      field,
      `${field.join('.')} lists ${values.length} values; at most ${limits.batchSize} are allowed.`,
    );
  }
  return firstFault(
    ...values.map((value, index) =>
      typeof value === 'string' ? textFault([...field, String(index)], value, limits.shortTextCharacters) : null,
    ),
  );
}

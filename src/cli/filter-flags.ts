import { type AsyncOperationFilter, AsyncOperationState, AsyncOperationStatus } from '../gql/graphql.ts';
import type { Arguments, Flags } from './arguments.ts';
import { UsageError } from './usage-error.ts';

const several = 'several with commas between them';

/** What says which operations, the same for every verb that is about many. */
export const filterFlags = {
  status: {
    value: 'status',
    meaning: `In one of these statuses, such as IN_PROGRESS or in-progress; ${several}.`,
    isList: true,
  },
  state: {
    value: 'state',
    meaning: `In one of these states: READY, SUSPENDED, LOCKED, COMPLETED; ${several}.`,
    isList: true,
  },
  type: { value: 'number', meaning: `Of one of these operation types, by value; ${several}.`, isList: true },
  owner: { value: 'id', meaning: `Of one of these owners; ${several}.`, isList: true },
  name: { value: 'part', meaning: 'With this part in the name, without regard to case.' },
  series: { value: 'id', meaning: 'Occurrences of this series.' },
  key: { value: 'key', meaning: 'With this concurrency key.' },
  ids: { value: 'id', meaning: `With one of these ids; ${several}.`, isList: true },
} as const satisfies Flags;

/** Null where nothing is said: all operations. */
export function filterOf(args: Arguments): AsyncOperationFilter | null {
  const series = args.textGiven('series');
  const filter: AsyncOperationFilter = {
    ids: args.list('ids')?.map((given) => idOf('--ids', 'ids of operations', given)),
    nameContains: args.textGiven('name'),
    seriesId: series === undefined ? undefined : idOf('--series', 'the id of a series', series),
    concurrencyKey: args.textGiven('key'),
    ownerId: args.list('owner'),
    operationType: args.list('type')?.map((given) => typeOf('--type', given)),
    stateCode: args.list('state')?.map((given) => oneOf('state', given, Object.values(AsyncOperationState))),
    statusCode: args.list('status')?.map((given) => oneOf('status', given, Object.values(AsyncOperationStatus))),
  };
  return Object.values(filter).every((condition) => condition === undefined) ? null : filter;
}

/** What can be the id of nothing would match nothing, and nobody would know why. */
function idOf(name: string, what: string, given: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given)) return given;
  throw new UsageError(`${name} takes ${what}: “${given}” is no UUID.`);
}

export function typeOf(name: string, given: string): number {
  if (/^\d{1,9}$/.test(given)) return Number(given);
  throw new UsageError(`${name} must be the value of an operation type, a whole number; it is “${given}”.`);
}

/** The name that was given, in either case and with spaces or hyphens where it has underscores. */
export function oneOf<Name extends string>(flag: string, given: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === given.toUpperCase().replaceAll(/[- ]/g, '_'));
  if (found !== undefined) return found;
  throw new UsageError(`--${flag} must be among ${names.join(', ')}; “${given}” is not.`);
}

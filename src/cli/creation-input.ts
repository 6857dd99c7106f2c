import type { CreateAsyncOperationInput } from '../gql/graphql.ts';
import type { Arguments, Flags } from './arguments.ts';
import { dataOf } from './data-of.ts';
import { typeOf } from './filter-flags.ts';
import type { Shell } from './shell.ts';
import { UsageError } from './usage-error.ts';

const leastInteger = -(2 ** 31);
/** The most that the gateway takes, of each. */
const mostAtOnce = 1_000;
const mostRetries = 1_000;

/** What is said of an operation that is created, whether it recurs or not. */
export const creationFlags = {
  type: { value: 'number', meaning: 'Operation type, by value.', field: 'operationType' },
  data: {
    value: 'json',
    meaning: 'What its host is to work on: JSON, @file, or - for standard input.',
    field: 'data',
  },
  priority: { value: 'number', meaning: 'Higher runs first; 0 by default.', field: 'priority' },
  'request-id': {
    value: 'id',
    meaning: 'Makes it safe to repeat: the same one again answers with the first operation.',
    field: 'requestId',
  },
  'depends-on': {
    value: 'token',
    meaning: 'Operations that share this token run one after another.',
    field: 'dependencyToken',
  },
  'concurrency-key': {
    value: 'key',
    meaning: 'Of those that share it, one at a time runs.',
    field: 'concurrencyKey',
  },
  'concurrency-limit': {
    value: 'number',
    meaning: `With --concurrency-key: waits only while so many run: 1 to ${mostAtOnce}; 1 by default.`,
    field: 'concurrencyLimit',
  },
  'max-retries': {
    value: 'number',
    meaning: `How often a failure is tried again: 0 to ${mostRetries}; 3 by default.`,
    field: 'maxRetries',
  },
  'correlation-id': { value: 'id', meaning: 'What it belongs to.', field: 'correlationId' },
  owner: { value: 'id', meaning: 'Whose it is.', field: 'ownerId' },
} as const satisfies Flags;

export async function creationInputOf(args: Arguments, shell: Shell): Promise<CreateAsyncOperationInput> {
  const [name = ''] = args.positionals;
  const type = args.text('type');
  if (type === undefined) throw new UsageError('--type is missing.');
  return {
    name,
    operationType: typeOf('--type', type),
    data: await dataOf(args.text('data'), shell),
    priority: args.integer('priority', leastInteger),
    requestId: args.text('request-id'),
    dependencyToken: args.text('depends-on'),
    concurrencyKey: args.text('concurrency-key'),
    concurrencyLimit: args.integer('concurrency-limit', 1, mostAtOnce),
    maxRetries: args.integer('max-retries', 0, mostRetries),
    correlationId: args.text('correlation-id'),
    ownerId: args.text('owner'),
  };
}

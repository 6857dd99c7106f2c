import { readFile } from 'node:fs/promises';
import { CreateAsyncOperationDocument } from '../../gql/graphql.ts';
import { refusalLine } from '../act-on-each.ts';
import { causeOf } from '../ask-gateway.ts';
import { exitCode } from '../exit-code.ts';
import { typeOf } from '../filter-flags.ts';
import { momentOf } from '../moments.ts';
import { paintStatus } from '../paint-status.ts';
import { jsonLine } from '../printable.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-error.ts';
import type { Verb } from '../verb.ts';

const leastInteger = -(2 ** 31);

export const create: Verb = {
  synopsis: 'NAME --type NUMBER [flags]',
  summary: 'Creates an operation, and prints its id.',
  flags: {
    type: { value: 'number', meaning: 'Operation type, by value.' },
    data: { value: 'json', meaning: 'What its host is to work on: JSON, @file, or - for standard input.' },
    priority: { value: 'number', meaning: 'Higher runs first; 0 by default.' },
    'postpone-until': {
      value: 'time',
      meaning: 'Not before then: from now (15m, 2h, 3d), or a date, in the local zone unless it names another.',
    },
    'request-id': {
      value: 'id',
      meaning: 'Makes it safe to repeat: the same one again answers with the first operation.',
    },
    'depends-on': { value: 'token', meaning: 'Operations that share this token run one after another.' },
    'concurrency-key': { value: 'key', meaning: 'Of those that share it, one at a time runs.' },
    'concurrency-limit': { value: 'number', meaning: 'With --concurrency-key: waits only while so many run.' },
    'max-retries': { value: 'number', meaning: 'How often a failure is tried again.' },
    'correlation-id': { value: 'id', meaning: 'What it belongs to.' },
    owner: { value: 'id', meaning: 'Whose it is.' },
  },
  arguments: { least: 1, most: 1 },
  run: async ({ args, shell, isJson, ask }) => {
    const [name = ''] = args.positionals;
    const type = args.text('type');
    if (type === undefined) throw new UsageError('--type is missing.');
    const until = args.text('postpone-until');
    const input = {
      name,
      operationType: typeOf('--type', type),
      data: await dataOf(args.text('data'), shell),
      priority: args.integer('priority', leastInteger),
      postponeUntil: until === undefined ? undefined : momentOf('postpone-until', until, shell.now()),
      requestId: args.text('request-id'),
      dependencyToken: args.text('depends-on'),
      concurrencyKey: args.text('concurrency-key'),
      concurrencyLimit: args.integer('concurrency-limit', 1),
      maxRetries: args.integer('max-retries', 0),
      correlationId: args.text('correlation-id'),
      ownerId: args.text('owner'),
    };
    const { createAsyncOperation: result } = await ask(CreateAsyncOperationDocument, { input });
    if (isJson) shell.print(jsonLine(result));
    if (!('operation' in result)) {
      shell.say(`asyncops: ${refusalLine(result)}`);
      return exitCode.refused;
    }
    const { id, statusCode } = result.operation;
    if (!isJson) shell.print(`${id}  ${paintStatus(statusCode, statusCode, shell.hasColors)}`);
    if (result.outcome === 'EXISTING') shell.say('asyncops: it was created before, with the same --request-id.');
    return exitCode.done;
  },
};

async function dataOf(given: string | undefined, shell: Shell): Promise<unknown> {
  if (given === undefined) return undefined;
  const text = given === '-' ? await shell.readInput() : given.startsWith('@') ? await fileText(given.slice(1)) : given;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`--data is not JSON: ${causeOf(error)}.`);
  }
}

async function fileText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`--data cannot be read: ${causeOf(error)}.`);
  }
}

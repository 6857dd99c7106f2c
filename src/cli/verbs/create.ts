import { CreateAsyncOperationDocument } from '../../gql/graphql.ts';
import { refusalLine } from '../act-on-each.ts';
import type { Flags } from '../arguments.ts';
import { creationFlags, creationInputOf } from '../creation-input.ts';
import { exitCode } from '../exit-code.ts';
import { momentOf } from '../moments.ts';
import { paintStatus } from '../paint-status.ts';
import { jsonLine } from '../printable.ts';
import type { Verb } from '../verb.ts';

const flags = {
  ...creationFlags,
  'postpone-until': {
    value: 'time',
    meaning: 'Not before then: from now (15m, 2h, 3d), or a date, in the local zone unless it names another.',
    field: 'postponeUntil',
  },
} as const satisfies Flags;

export const create: Verb = {
  synopsis: 'NAME --type NUMBER [flags]',
  summary: 'Creates an operation, and prints its id.',
  flags,
  arguments: { least: 1, most: 1 },
  run: async ({ args, shell, isJson, ask }) => {
    const until = args.text('postpone-until');
    const input = {
      ...(await creationInputOf(args, shell)),
      postponeUntil: until === undefined ? undefined : momentOf('postpone-until', until, shell.now()),
    };
    const { createAsyncOperation: result } = await ask(CreateAsyncOperationDocument, { input });
    if (isJson) shell.print(jsonLine(result));
    if (!('operation' in result)) {
      shell.say(`asyncops: ${refusalLine(result, flags)}`);
      return exitCode.refused;
    }
    const { id, statusCode } = result.operation;
    if (!isJson) shell.print(`${id}  ${paintStatus(statusCode, statusCode, shell.hasColors)}`);
    if (result.outcome === 'EXISTING') shell.say('asyncops: it was created before, with the same --request-id.');
    return exitCode.done;
  },
};

import { PostponeAsyncOperationDocument } from '../../gql/graphql.ts';
import { actionFlags, actOnEach } from '../act-on-each.ts';
import { momentOf } from '../moments.ts';
import { UsageError } from '../usage-error.ts';
import type { Verb } from '../verb.ts';

export const postpone: Verb = {
  synopsis: 'ID… --until TIME [flags]',
  summary: 'Suspends operations until a time.',
  flags: {
    until: { value: 'time', meaning: 'From now (15m, 2h, 3d), or a date, in the local zone unless it names another.' },
    ...actionFlags,
  },
  arguments: { least: 1, most: Number.POSITIVE_INFINITY },
  run: (call) => {
    const until = call.args.text('until');
    if (until === undefined) throw new UsageError('--until is missing.');
    const postponeUntil = momentOf('until', until, call.shell.now());
    return actOnEach(call, async (input) => {
      const data = await call.ask(PostponeAsyncOperationDocument, { input: { ...input, postponeUntil } });
      return data.postponeAsyncOperation;
    });
  },
};

import { RerunAsyncOperationDocument } from '../../gql/graphql.ts';
import { actionFlags, actOnEach } from '../act-on-each.ts';
import type { Verb } from '../verb.ts';

export const rerun: Verb = {
  synopsis: 'ID… [flags]',
  summary: 'Runs operations that failed or were canceled again, as new ones, and prints their ids.',
  flags: { reason: actionFlags.reason },
  arguments: { least: 1, most: Number.POSITIVE_INFINITY },
  run: (call) =>
    actOnEach(call, async ({ id, reason }) => {
      const { rerunAsyncOperation: result } = await call.ask(RerunAsyncOperationDocument, { input: { id, reason } });
      if ('outcome' in result && result.outcome === 'EXISTING') {
        call.shell.say(`asyncops: ${id}: it was run again before.`);
      }
      return result;
    }),
};

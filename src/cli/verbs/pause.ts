import { PauseAsyncOperationDocument } from '../../gql/graphql.ts';
import { actionFlags, actOnEach } from '../act-on-each.ts';
import type { Verb } from '../verb.ts';

export const pause: Verb = {
  synopsis: 'ID… [flags]',
  summary: 'Pauses operations until somebody resumes them; one that runs is asked to stop first.',
  flags: actionFlags,
  arguments: { least: 1, most: Number.POSITIVE_INFINITY },
  run: (call) =>
    actOnEach(call, async (input) => (await call.ask(PauseAsyncOperationDocument, { input })).pauseAsyncOperation),
};

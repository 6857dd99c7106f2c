import { CancelAsyncOperationDocument } from '../../gql/graphql.ts';
import { actionFlags, actOnEach } from '../act-on-each.ts';
import type { Verb } from '../verb.ts';

export const cancel: Verb = {
  synopsis: 'ID… [flags]',
  summary: 'Cancels operations; one that runs is asked to stop first.',
  flags: actionFlags,
  arguments: { least: 1, most: Number.POSITIVE_INFINITY },
  run: (call) =>
    actOnEach(call, async (input) => (await call.ask(CancelAsyncOperationDocument, { input })).cancelAsyncOperation),
};

import { DeleteAsyncOperationDocument } from '../../gql/graphql.ts';
import { actionFlags, actOnEach } from '../act-on-each.ts';
import type { Verb } from '../verb.ts';

export const deleteVerb: Verb = {
  synopsis: 'ID… [flags]',
  summary: 'Deletes operations that are completed.',
  flags: actionFlags,
  arguments: { least: 1, most: Number.POSITIVE_INFINITY },
  run: (call) =>
    actOnEach(call, async (input) => (await call.ask(DeleteAsyncOperationDocument, { input })).deleteAsyncOperation),
};

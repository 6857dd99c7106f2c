import { ResumeAsyncOperationDocument } from '../../gql/graphql.ts';
import { actionFlags, actOnEach } from '../act-on-each.ts';
import type { Verb } from '../verb.ts';

export const resume: Verb = {
  synopsis: 'ID… [flags]',
  summary: 'Lets operations that are suspended go on.',
  flags: actionFlags,
  arguments: { least: 1, most: Number.POSITIVE_INFINITY },
  run: (call) =>
    actOnEach(call, async (input) => (await call.ask(ResumeAsyncOperationDocument, { input })).resumeAsyncOperation),
};

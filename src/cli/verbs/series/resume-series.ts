import { ResumeAsyncOperationSeriesDocument } from '../../../gql/graphql.ts';
import { actOnEach, seriesActionFlags } from '../../act-on-each.ts';
import type { Verb } from '../../verb.ts';

export const resumeSeries: Verb = {
  synopsis: 'ID… [flags]',
  summary: 'Lets series that are paused go on with their next occurrence from now on.',
  flags: seriesActionFlags,
  arguments: { least: 1, most: Number.POSITIVE_INFINITY },
  run: (call) =>
    actOnEach(call, async ({ id, expectedVersion }) => {
      const data = await call.ask(ResumeAsyncOperationSeriesDocument, { input: { id, expectedVersion } });
      return data.resumeAsyncOperationSeries;
    }),
};

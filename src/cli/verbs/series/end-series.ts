import { EndAsyncOperationSeriesDocument } from '../../../gql/graphql.ts';
import { actOnEach, seriesActionFlags } from '../../act-on-each.ts';
import type { Verb } from '../../verb.ts';

export const endSeries: Verb = {
  synopsis: 'ID… [flags]',
  summary: 'Ends series for good. Operations that exist are not touched.',
  flags: seriesActionFlags,
  arguments: { least: 1, most: Number.POSITIVE_INFINITY },
  run: (call) =>
    actOnEach(call, async ({ id, expectedVersion }) => {
      const data = await call.ask(EndAsyncOperationSeriesDocument, { input: { id, expectedVersion } });
      return data.endAsyncOperationSeries;
    }),
};

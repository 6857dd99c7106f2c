import { PauseAsyncOperationSeriesDocument } from '../../../gql/graphql.ts';
import { actOnEach, seriesActionFlags } from '../../act-on-each.ts';
import type { Verb } from '../../verb.ts';

export const pauseSeries: Verb = {
  synopsis: 'ID… [flags]',
  summary:
    'Pauses series: nothing more is created of them until they are resumed. Operations that exist are not touched.',
  flags: seriesActionFlags,
  arguments: { least: 1, most: Number.POSITIVE_INFINITY },
  run: (call) =>
    actOnEach(call, async ({ id, expectedVersion }) => {
      const data = await call.ask(PauseAsyncOperationSeriesDocument, { input: { id, expectedVersion } });
      return data.pauseAsyncOperationSeries;
    }),
};

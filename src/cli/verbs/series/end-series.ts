import { EndAsyncOperationSeriesDocument } from '../../../gql/graphql.ts';
import { actOnEach, seriesActionFlags } from '../../act-on-each.ts';
import { sayWhatWaits } from '../../series-waiting.ts';
import type { Verb } from '../../verb.ts';

export const endSeries: Verb = {
  synopsis: 'ID… [flags]',
  summary: 'Ends series for good. Operations that exist are not touched.',
  flags: seriesActionFlags,
  arguments: { least: 1, most: Number.POSITIVE_INFINITY },
  run: async (call) => {
    const done: string[] = [];
    const code = await actOnEach(call, async ({ id, expectedVersion }) => {
      const data = await call.ask(EndAsyncOperationSeriesDocument, { input: { id, expectedVersion } });
      const result = data.endAsyncOperationSeries;
      if ('series' in result) done.push(id);
      return result;
    });
    await sayWhatWaits(call, done);
    return code;
  },
};

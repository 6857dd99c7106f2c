import { AsyncOperationSeriesInFullDocument } from '../../../gql/graphql.ts';
import { exitCode } from '../../exit-code.ts';
import { jsonLine } from '../../printable.ts';
import { seriesLines } from '../../series-lines.ts';
import type { Verb } from '../../verb.ts';

export const showSeries: Verb = {
  synopsis: 'ID [flags]',
  summary: 'Shows a series: its rule, its next five times, what becomes of missed ones, and its last five operations.',
  flags: {},
  arguments: { least: 1, most: 1 },
  run: async ({ args, shell, isJson, ask }) => {
    const [id = ''] = args.positionals;
    const { asyncOperationSeries: series, asyncOperations } = await ask(AsyncOperationSeriesInFullDocument, { id });
    if (series === null) {
      shell.say(`asyncops: NOT_FOUND: There is no series ${id}.`);
      return exitCode.refused;
    }
    const { nodes: operations, pageInfo } = asyncOperations;
    if (isJson) {
      shell.print(jsonLine({ ...series, operations }));
      return exitCode.done;
    }
    for (const line of seriesLines(series, operations, shell)) shell.print(line);
    if (pageInfo.hasNextPage) shell.say(`asyncops: all of them: asyncops list --series ${id} --all`);
    return exitCode.done;
  },
};

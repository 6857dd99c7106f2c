import { AsyncOperationSeriesInFullDocument } from '../../../gql/graphql.ts';
import { exitCode } from '../../exit-code.ts';
import { jsonLine } from '../../printable.ts';
import { seriesLines } from '../../series-lines.ts';
import type { Verb } from '../../verb.ts';

export const showSeries: Verb = {
  synopsis: 'ID [flags]',
  summary:
    'Shows a series: its rule, what waits already, the five times after that, what becomes of missed ones, and its last five operations.',
  flags: {},
  arguments: { least: 1, most: 1 },
  run: async ({ args, shell, isJson, ask }) => {
    const [id = ''] = args.positionals;
    const told = await ask(AsyncOperationSeriesInFullDocument, { id });
    const { asyncOperationSeries: series, asyncOperations } = told;
    if (series === null) {
      shell.say(`asyncops: NOT_FOUND: There is no series ${id}.`);
      return exitCode.refused;
    }
    const { nodes: operations, pageInfo } = asyncOperations;
    if (isJson) {
      shell.print(jsonLine({ ...series, operations, waiting: told.waiting }));
      return exitCode.done;
    }
    for (const line of seriesLines(series, told, shell)) shell.print(line);
    if (pageInfo.hasNextPage) shell.say(`asyncops: all of them: asyncops list --series ${id} --all`);
    return exitCode.done;
  },
};

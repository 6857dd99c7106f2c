import {
  AsyncOperationSeriesListDocument,
  type AsyncOperationSeriesListQuery,
  AsyncOperationSeriesStatus,
} from '../../../gql/graphql.ts';
import { exitCode } from '../../exit-code.ts';
import { oneOf } from '../../filter-flags.ts';
import { jsonLine } from '../../printable.ts';
import { seriesColumns } from '../../series-lines.ts';
import { createTable } from '../../table.ts';
import type { Verb } from '../../verb.ts';

/** The most that the gateway gives at once. */
const pageSize = 50;
const defaultLimit = 50;

export const listSeries: Verb = {
  synopsis: '[flags]',
  summary: 'Lists series, newest first, and when each comes next.',
  flags: {
    status: { value: 'status', meaning: 'In this status: ACTIVE, PAUSED or ENDED; in any by default.' },
    limit: { value: 'number', meaning: `At most so many; ${defaultLimit} by default.` },
    all: { value: null, meaning: 'All of them, however many.' },
  },
  arguments: { least: 0, most: 0 },
  run: async ({ args, shell, isJson, ask }) => {
    const named = args.text('status');
    const status = named === undefined ? null : oneOf('status', named, Object.values(AsyncOperationSeriesStatus));
    const limit = args.has('all') ? Number.POSITIVE_INFINITY : (args.integer('limit', 1) ?? defaultLimit);
    const table = createTable(seriesColumns(shell.hasColors, shell.now()), shell.columns);
    let after: string | null = null;
    let shown = 0;
    while (shown < limit && !shell.unread.aborted) {
      const variables = { status, after, first: Math.min(pageSize, limit - shown) };
      const page: AsyncOperationSeriesListQuery = await ask(AsyncOperationSeriesListDocument, variables);
      const { nodes, hasNextPage, endCursor } = page.asyncOperationSeriesList;
      for (const line of isJson ? nodes.map(jsonLine) : table.lines(nodes)) shell.print(line);
      shown += nodes.length;
      after = endCursor;
      if (!hasNextPage) break;
      if (shown >= limit) shell.say(`asyncops: ${shown} shown, there are more; --all lists all.`);
    }
    return exitCode.done;
  },
};

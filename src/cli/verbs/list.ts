import {
  AsyncOperationsDocument,
  type AsyncOperationsQuery,
  type AsyncOperationsQueryVariables,
  type OperationPartsFragment,
} from '../../gql/graphql.ts';
import { exitCode } from '../exit-code.ts';
import { filterFlags, filterOf } from '../filter-flags.ts';
import { localTime } from '../moments.ts';
import { noteUnknownTypes } from '../note-unknown-types.ts';
import { paintStatus } from '../paint-status.ts';
import { percentDone } from '../percent.ts';
import { jsonLine } from '../printable.ts';
import { type Column, createTable } from '../table.ts';
import type { Verb } from '../verb.ts';

const pageSize = 100;
const defaultLimit = 50;

export const list: Verb = {
  synopsis: '[flags]',
  summary: 'Lists operations, newest first.',
  flags: {
    ...filterFlags,
    limit: { value: 'number', meaning: `At most so many; ${defaultLimit} by default.` },
    all: { value: null, meaning: 'All of them, however many.' },
  },
  arguments: { least: 0, most: 0 },
  run: async ({ args, shell, isJson, ask }) => {
    const filter = filterOf(args);
    const limit = args.has('all') ? Number.POSITIVE_INFINITY : (args.integer('limit', 1) ?? defaultLimit);
    await noteUnknownTypes({ ask, shell }, filter);
    const table = createTable(operationColumns(shell.hasColors), shell.columns);
    let after: string | null | undefined = null;
    let shown = 0;
    while (shown < limit && !shell.unread.aborted) {
      const variables: AsyncOperationsQueryVariables = { filter, after, first: Math.min(pageSize, limit - shown) };
      const page: AsyncOperationsQuery = await ask(AsyncOperationsDocument, variables);
      const { nodes, pageInfo, totalCount } = page.asyncOperations;
      for (const line of isJson ? nodes.map(jsonLine) : table.lines(nodes)) shell.print(line);
      shown += nodes.length;
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
      if (shown >= limit) shell.say(`asyncops: ${shown} of ${totalCount}; --all lists all.`);
    }
    return exitCode.done;
  },
};

const operationColumns = (hasColors: boolean): readonly Column<OperationPartsFragment>[] => [
  { title: 'ID', text: ({ id }) => id },
  {
    title: 'STATUS',
    text: ({ statusCode }) => statusCode,
    least: 10,
    paint: (shown, { statusCode }) => paintStatus(shown, statusCode, hasColors),
  },
  { title: 'TYPE', text: ({ operationType }) => operationType.label, least: 6 },
  { title: 'DONE', text: percentDone, align: 'right' },
  { title: 'NAME', text: ({ name }) => name, least: 8 },
  { title: 'CREATED', text: ({ createdOn }) => localTime(createdOn) },
];

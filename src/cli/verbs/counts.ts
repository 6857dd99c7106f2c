import { AsyncOperationCountsDocument } from '../../gql/graphql.ts';
import { exitCode } from '../exit-code.ts';
import { filterFlags, filterOf } from '../filter-flags.ts';
import { noteUnknownTypes } from '../note-unknown-types.ts';
import { jsonLine } from '../printable.ts';
import { createTable } from '../table.ts';
import type { Verb } from '../verb.ts';

interface Counted {
  readonly type: string;
  readonly status: string;
  readonly count: number;
}

export const counts: Verb = {
  synopsis: '[flags]',
  summary: 'Counts operations by type and status.',
  flags: { ...filterFlags, 'as-of': { value: 'position', meaning: 'As they were right after the event there.' } },
  arguments: { least: 0, most: 0 },
  run: async ({ args, shell, isJson, ask }) => {
    const variables = { filter: filterOf(args), asOf: args.text('as-of') };
    await noteUnknownTypes({ ask, shell }, variables.filter);
    const { asyncOperationCounts: told } = await ask(AsyncOperationCountsDocument, variables);
    if (isJson) {
      shell.print(jsonLine(told));
      return exitCode.done;
    }
    const byType = told.byOperationType.map(({ operationType, statusCode, count }) => ({
      type: `${operationType.value} ${operationType.label}`,
      status: statusCode,
      count,
    }));
    const byStatus = told.byStatus.map(({ statusCode, count }) => ({ type: 'all types', status: statusCode, count }));
    const table = createTable<Counted>(
      [
        { title: 'TYPE', text: ({ type }) => type, least: 6 },
        { title: 'STATUS', text: ({ status }) => status },
        { title: 'COUNT', text: ({ count }) => String(count), align: 'right' },
      ],
      shell.columns,
    );
    const rows = [...byType, ...byStatus].filter(({ count }) => count > 0);
    for (const line of table.lines([...rows, { type: 'all types', status: 'all', count: told.total }])) {
      shell.print(line);
    }
    return exitCode.done;
  },
};

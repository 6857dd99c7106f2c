import { OperationTypesInFullDocument } from '../../gql/graphql.ts';
import { exitCode } from '../exit-code.ts';
import { jsonLine } from '../printable.ts';
import { createTable } from '../table.ts';
import { typeColumns } from '../type-lines.ts';
import type { Verb } from '../verb.ts';

export const listTypes: Verb = {
  synopsis: '[flags]',
  summary: 'Lists the operation types: what is Locked, their limits, and what is held.',
  flags: { held: { value: null, meaning: 'Only those that are held.' } },
  arguments: { least: 0, most: 0 },
  run: async ({ args, shell, isJson, ask }) => {
    const { operationTypes } = await ask(OperationTypesInFullDocument, {});
    const shown = args.has('held') ? operationTypes.filter(({ hold }) => hold != null) : operationTypes;
    const table = createTable(typeColumns, shell.columns);
    for (const line of isJson ? shown.map(jsonLine) : table.lines(shown)) shell.print(line);
    return exitCode.done;
  },
};

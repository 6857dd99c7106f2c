import {
  AsyncOperationInFullDocument,
  AsyncOperationTimelineDocument,
  type AsyncOperationTimelineQuery,
  type EventPartsFragment,
} from '../../gql/graphql.ts';
import { exitCode } from '../exit-code.ts';
import { operationLines } from '../operation-lines.ts';
import { jsonLine } from '../printable.ts';
import type { Verb } from '../verb.ts';

export const show: Verb = {
  synopsis: 'ID [flags]',
  summary: 'Shows everything about an operation: what may be done with it, why it waits, what happened to it.',
  flags: {},
  arguments: { least: 1, most: 1 },
  run: async ({ args, shell, isJson, ask }) => {
    const [id = ''] = args.positionals;
    const { asyncOperation: operation } = await ask(AsyncOperationInFullDocument, { id });
    if (operation == null) {
      shell.say(`asyncops: NOT_FOUND: There is no operation ${id}.`);
      return exitCode.refused;
    }
    const events: EventPartsFragment[] = [...operation.history.nodes];
    let { hasNextPage, position } = operation.history;
    while (hasNextPage) {
      const page: AsyncOperationTimelineQuery = await ask(AsyncOperationTimelineDocument, { id, after: position });
      // It may have been deleted meanwhile: then there is no more to tell than there was.
      if (page.asyncOperation == null) break;
      events.push(...page.asyncOperation.history.nodes);
      ({ hasNextPage, position } = page.asyncOperation.history);
    }
    if (isJson) shell.print(jsonLine({ ...operation, history: events }));
    else for (const line of operationLines(operation, events, shell)) shell.print(line);
    return exitCode.done;
  },
};

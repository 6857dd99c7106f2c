import { createClient } from '../../client/create-client.ts';
import { AsyncOperationsChangedDocument, AsyncOperationsDocument } from '../../gql/graphql.ts';
import { awaitGateway } from '../await-gateway.ts';
import { exitCode } from '../exit-code.ts';
import { filterFlags, filterOf } from '../filter-flags.ts';
import { noteUnknownTypes } from '../note-unknown-types.ts';
import { sayWhetherLive } from '../say-whether-live.ts';
import { createUpdatePrinter, type Update } from '../update-printer.ts';
import { UsageError } from '../usage-error.ts';
import type { Call, Verb } from '../verb.ts';

export const watch: Verb = {
  synopsis: '[ID] [flags]',
  summary: 'Tells every change as it happens, and what was missed while the gateway was away; ends with Ctrl-C.',
  flags: {
    ...filterFlags,
    after: { value: 'position', meaning: 'First what happened after this position.' },
    until: {
      value: 'completed',
      meaning: 'With an ID: ends when it is completed, with exit code 0 if it succeeded and 1 if not.',
    },
  },
  arguments: { least: 0, most: 1 },
  run: async (call) => {
    const { args, shell, url } = call;
    const [id] = args.positionals;
    const until = args.text('until');
    if (until !== undefined && (until !== 'completed' || id === undefined)) {
      throw new UsageError('--until can be “completed” alone, and with an ID.');
    }
    if (id !== undefined && filterOf(args) !== null) throw new UsageError('give an ID, or say which operations.');
    const signal = AbortSignal.any([shell.interruptible(), shell.unread]);
    const sayState = sayWhetherLive(shell);
    await awaitGateway({ url, signal, sayState });
    const client = createClient({ url });
    const forget = client.onState(sayState);
    try {
      return await (id === undefined ? watchMany(call, client, signal) : watchOne(call, client, signal, id));
    } finally {
      forget();
      client.dispose();
      shell.keep(null);
    }
  },
};

type Client = ReturnType<typeof createClient>;

async function watchMany(call: Call, client: Client, signal: AbortSignal): Promise<number> {
  const { args } = call;
  const printer = createUpdatePrinter(call, false);
  const variables = { filter: filterOf(args), after: args.text('after') };
  await noteUnknownTypes(call, variables.filter);
  for await (const { data } of client.subscribe(AsyncOperationsChangedDocument, variables, { signal })) {
    printer.tell(data.asyncOperationsChanged);
  }
  printer.end();
  return exitCode.done;
}

/** Begins with how it stands, unless it goes on from a position: what is completed, or not there, does not change. */
async function watchOne(call: Call, client: Client, signal: AbortSignal, id: string): Promise<number> {
  const { args, shell } = call;
  const isUntilCompleted = args.has('until');
  const printer = createUpdatePrinter(call, true);
  const filter = { ids: [id] };

  /** The exit code, once there is nothing more to wait for. */
  const taken = (update: Update): number | null => {
    printer.tell(update);
    if (update.event?.kind === 'DELETED') {
      shell.say(`asyncops: ${id} was deleted.`);
      return isUntilCompleted ? exitCode.refused : exitCode.done;
    }
    if (!isUntilCompleted || update.operation?.stateCode !== 'COMPLETED') return null;
    return update.operation.statusCode === 'SUCCEEDED' ? exitCode.done : exitCode.refused;
  };

  const after = args.text('after');
  if (after !== undefined) {
    for await (const { data } of client.subscribe(AsyncOperationsChangedDocument, { filter, after }, { signal })) {
      const code = taken(data.asyncOperationsChanged);
      if (code !== null) return code;
    }
  } else {
    const source = { query: AsyncOperationsDocument, queryVariables: { filter, first: 1 } };
    const target = { subscription: AsyncOperationsChangedDocument, variables: { filter } };
    for await (const message of client.snapshotThenStream({ ...source, ...target, signal })) {
      if (message.kind === 'SNAPSHOT') {
        const [operation] = message.data.asyncOperations.nodes;
        if (operation === undefined) {
          shell.say(`asyncops: NOT_FOUND: There is no operation ${id}.`);
          return exitCode.refused;
        }
        const code = taken({ position: message.position, operation });
        if (code !== null) return code;
      } else {
        const code = taken(message.data.asyncOperationsChanged);
        if (code !== null) return code;
      }
    }
  }
  printer.end();
  return exitCode.done;
}

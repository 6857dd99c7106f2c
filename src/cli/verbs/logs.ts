import { createClient } from '../../client/create-client.ts';
import { AsyncOperationLogLinesDocument, type LogLinePartsFragment, LogLinesDocument } from '../../gql/graphql.ts';
import { type AwaitedGateway, awaitGateway } from '../await-gateway.ts';
import { exitCode } from '../exit-code.ts';
import { localTime } from '../moments.ts';
import { jsonLine, printable } from '../printable.ts';
import { sayWhetherLive } from '../say-whether-live.ts';
import type { Call, Verb } from '../verb.ts';

/** Lines in one answer, of which the gateway gives no more. */
const mostLines = 500;

export const logs: Verb = {
  synopsis: 'ID [flags]',
  summary: 'Shows the lines that the host of an operation has written, and with --follow those that it writes.',
  flags: {
    lines: { value: 'number', meaning: `How many of the newest: at most ${mostLines}; 100 by default.` },
    after: { value: 'number', meaning: 'Instead, all that come after the line of this number.' },
    follow: { value: null, meaning: 'Goes on until the operation is over and all is told, or Ctrl-C.' },
  },
  arguments: { least: 1, most: 1 },
  run: async (call) => {
    const { args, shell, url } = call;
    const after = args.integer('after', 0);
    const isFollowing = args.has('follow');
    const signal = isFollowing ? AbortSignal.any([shell.interruptible(), shell.unread]) : shell.unread;
    const sayState = sayWhetherLive(shell);
    if (isFollowing) await awaitGateway({ url, signal, sayState });
    if (signal.aborted) return exitCode.done;
    const position = after === undefined ? await newestLines(call) : await linesAfter(call, after);
    if (position === null) {
      shell.say(`asyncops: NOT_FOUND: There is no operation ${args.positionals[0]}.`);
      return exitCode.refused;
    }
    const last = isFollowing ? await follow(call, position, { signal, sayState }) : position;
    if (!call.isJson) shell.say(`asyncops: go on with --after ${last}`);
    return exitCode.done;
  },
};

/** Each of these prints lines, and answers with the number of the last one; null: there is no such operation. */
async function newestLines(call: Call): Promise<number | null> {
  const last = Math.min(call.args.integer('lines', 0) ?? 100, mostLines);
  const page = await logLines(call, { last });
  if (page === null) return null;
  // Older ones were not asked for: they are not missing.
  printLines(call, page.nodes, (page.nodes[0]?.number ?? 1) - 1);
  return page.newest;
}

async function linesAfter(call: Call, after: number): Promise<number | null> {
  let position = after;
  while (true) {
    const page = await logLines(call, { first: mostLines, after: position });
    if (page === null) return null;
    printLines(call, page.nodes, position);
    position = page.nodes.at(-1)?.number ?? position;
    if (!page.hasNextPage) return position;
  }
}

async function follow(
  call: Call,
  after: number,
  { signal, sayState }: Pick<AwaitedGateway, 'signal' | 'sayState'>,
): Promise<number> {
  const { url, args } = call;
  const [id = ''] = args.positionals;
  const client = createClient({ url });
  const forget = client.onState(sayState);
  let position = after;
  try {
    for await (const { data } of client.subscribe(AsyncOperationLogLinesDocument, { id, after }, { signal })) {
      const { lines, position: last } = data.asyncOperationLogLines;
      printLines(call, lines, position);
      position = last;
    }
  } finally {
    forget();
    client.dispose();
  }
  return position;
}

async function logLines({ ask, args }: Call, page: { readonly first?: number; after?: number; last?: number }) {
  const [id = ''] = args.positionals;
  const { asyncOperation: operation } = await ask(LogLinesDocument, { id, ...page });
  return operation?.logLines ?? null;
}

/** Those that come after a line; where some between them are missing, it says so there. */
function printLines({ shell, isJson }: Call, lines: readonly LogLinePartsFragment[], after: number): void {
  let last = after;
  for (const line of lines) {
    const missing = line.number - last - 1;
    if (missing > 0) {
      shell.say(`asyncops: ${missing} lines are missing here: they are gone, or their host dropped them.`);
    }
    shell.print(isJson ? jsonLine(line) : `${localTime(line.occurredOn)}  ${printable(line.text)}`);
    last = line.number;
  }
}

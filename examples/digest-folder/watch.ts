import { setTimeout as rest } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { noAnswer, RequestRefused } from './gateway.ts';
import { gatewayUrl } from './gateway-url.ts';
import { runCommand } from './run-command.ts';

/**
 * Prints every change of every operation as it happens, one line each: the log by subscription, over server-sent
 * events, with nothing but fetch. When the connection breaks it resumes from the last position: no change is missed
 * and none is printed twice, however long the gateway was away.
 */
const usage = 'watch [--url http://127.0.0.1:4000/graphql]\n';

const document = /* GraphQL */ `
  subscription Watch($after: LogPosition) {
    asyncOperationsChanged(after: $after) {
      position
      reset { message }
      event { kind occurredOn toStatus actor reason }
      operation { name statusCode progress }
    }
  }
`;

interface Update {
  readonly position: string;
  readonly reset: { readonly message: string } | null;
  readonly event: {
    readonly kind: string;
    readonly toStatus: string | null;
    readonly occurredOn: string;
    readonly actor: string;
    readonly reason: string | null;
  } | null;
  readonly operation: { readonly name: string; readonly statusCode: string; readonly progress: number | null } | null;
}

interface Message {
  readonly data?: { readonly asyncOperationsChanged: Update };
  readonly errors?: readonly { readonly message: string }[];
}

function print({ reset, event, operation }: Update): void {
  if (reset !== null) process.stdout.write(`-- ${reset.message}\n`);
  if (event === null || operation === null) return;
  const percent =
    operation.progress === null || event.toStatus === 'SUCCEEDED' ? '' : ` ${Math.round(operation.progress * 100)}%`;
  const time = event.occurredOn.slice(11, 23);
  const reason = event.reason === null ? '' : ` (${event.reason})`;
  const line = `${time}  ${event.kind.padEnd(16)} ${operation.statusCode.padEnd(21)} ${operation.name}${percent}`;
  process.stdout.write(`${line}  by ${event.actor}${reason}\n`);
}

/** Server-sent events are separated by an empty line; the message is what follows `data:`. */
async function* messages(body: AsyncIterable<Uint8Array>): AsyncGenerator<Message> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of body) {
    text += decoder.decode(bytes, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block
        .split('\n')
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice('data:'.length).trim())
        .join('\n');
      if (data !== '') yield JSON.parse(data);
    }
  }
}

/** What the gateway says where the subscription cannot begin: an answer like any other, and no stream. */
async function refusal(url: string, response: Response): Promise<never> {
  const isGraphql = /^application\/(graphql-response\+)?json/.test(response.headers.get('content-type') ?? '');
  // At its other addresses the gateway answers in the same form.
  if (!isGraphql || response.status === 404) return noAnswer(url, response.status);
  const { errors = [] }: Message = JSON.parse(await response.text());
  const message = errors.map((error) => error.message).join(' ');
  throw response.status < 500 ? new RequestRefused(message) : new Error(message);
}

async function watch(): Promise<number> {
  const { values } = parseArgs({ options: { url: { type: 'string' }, help: { type: 'boolean', default: false } } });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const url = gatewayUrl(values.url, process.env['ASYNCOPS_URL']);
  let after: string | null = null;
  /** Null: nobody has been told yet. */
  let isLive: boolean | null = null;
  while (true) {
    try {
      const response: Response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ query: document, variables: { after } }),
      });
      const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
      if (response.body === null || !isStream) return await refusal(url, response);
      for await (const { data, errors } of messages(response.body)) {
        if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join(' '));
        if (data === undefined) continue;
        if (isLive !== true) process.stdout.write('-- live\n');
        isLive = true;
        print(data.asyncOperationsChanged);
        after = data.asyncOperationsChanged.position;
      }
      throw new Error('the stream ended');
    } catch (error) {
      if (error instanceof RequestRefused) throw error;
      if (isLive !== false) process.stdout.write(`-- not live, trying again: ${causeOf(error)}\n`);
      isLive = false;
      await rest(500);
    }
  }
}

/** That of fetch says no more than that it failed. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : causeOf(error.cause);
}

await runCommand('watch', watch);

import { setTimeout as rest } from 'node:timers/promises';
import { parseArgs } from 'node:util';

/**
 * Prints every change of every operation as it happens, one line each: the log by subscription, over server-sent
 * events, with nothing but fetch. When the connection breaks it resumes from the last position: no change is missed
 * and none is printed twice, however long the gateway was away.
 */
const { values } = parseArgs({ options: { url: { type: 'string', default: 'http://127.0.0.1:4000/graphql' } } });

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

let after: string | null = null;
let isConnected = false;
while (true) {
  try {
    const response: Response = await fetch(values.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: document, variables: { after } }),
    });
    if (response.body === null) throw new Error(`the gateway answered ${response.status} without a body`);
    for await (const { data, errors } of messages(response.body)) {
      if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join(' '));
      if (data === undefined) continue;
      if (!isConnected) process.stdout.write('-- live\n');
      isConnected = true;
      print(data.asyncOperationsChanged);
      after = data.asyncOperationsChanged.position;
    }
    throw new Error('the stream ended');
  } catch (error) {
    if (isConnected) process.stdout.write(`-- not live: ${error instanceof Error ? error.message : error}\n`);
    isConnected = false;
    await rest(500);
  }
}

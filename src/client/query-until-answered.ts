import type { Backoff } from './backoff.ts';
import type { Clock } from './clock.ts';
import { ConnectionLostError } from './connection-lost-error.ts';
import type { Post } from './gateway-post.ts';
import { type Answered, readAnswer } from './read-answer.ts';
import type { StreamEnd, StreamRequest } from './transport.ts';
import { createWatchdog } from './watchdog.ts';

export interface QueryOptions {
  readonly post: Post;
  readonly backoff: Backoff;
  readonly clock: Clock;
  readonly deadAfterMs: number;
  readonly onLost: (cause: unknown) => void;
  readonly signal: AbortSignal;
}

const accept = 'application/graphql-response+json, application/json;q=0.9';

/** Asks again and again while the gateway cannot be reached. Null where the signal is aborted first. */
export async function queryUntilAnswered<Data>(
  request: StreamRequest,
  options: QueryOptions,
): Promise<Answered<Data>['result'] | null> {
  const { backoff, signal, onLost } = options;
  while (true) {
    await backoff.ready(signal);
    if (signal.aborted) return null;
    const answer = await queryOnce<Data>(request, options);
    if (signal.aborted) return null;
    if (answer.type === 'REFUSED') throw answer.error;
    if (answer.type === 'RESULT') {
      backoff.succeeded();
      return answer.result;
    }
    backoff.failed();
    onLost(answer.type === 'LOST' ? answer.cause : null);
  }
}

async function queryOnce<Data>(
  request: StreamRequest,
  { post, clock, deadAfterMs, signal }: QueryOptions,
): Promise<Answered<Data> | StreamEnd> {
  const connection = new AbortController();
  const leave = () => connection.abort();
  const watchdog = createWatchdog(clock, deadAfterMs, () => {
    connection.abort(new ConnectionLostError(`the gateway did not answer for ${deadAfterMs} ms`));
  });
  signal.addEventListener('abort', leave);
  watchdog.watch();
  try {
    return await readAnswer<Data>(await post(request, accept, connection.signal));
  } catch (cause) {
    return { type: 'LOST', cause };
  } finally {
    watchdog.rest();
    signal.removeEventListener('abort', leave);
  }
}

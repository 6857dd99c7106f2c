import type { Clock } from './clock.ts';
import { ConnectionLostError } from './connection-lost-error.ts';
import type { Post } from './gateway-post.ts';
import { type Answered, readAnswer } from './read-answer.ts';
import type { StreamEnd, StreamRequest } from './transport.ts';
import { createWatchdog } from './watchdog.ts';

export interface QueryOnceOptions {
  readonly post: Post;
  readonly clock: Clock;
  readonly deadAfterMs: number;
  readonly signal: AbortSignal;
}

const accept = 'application/graphql-response+json, application/json;q=0.9';

/** Asks once. A gateway that does not answer in time, or cannot be reached, is one that was lost. */
export async function queryOnce<Data>(
  request: StreamRequest,
  { post, clock, deadAfterMs, signal }: QueryOnceOptions,
): Promise<Answered<Data> | StreamEnd> {
  const connection = new AbortController();
  const leave = () => connection.abort();
  const watchdog = createWatchdog(clock, deadAfterMs, () => {
    connection.abort(new ConnectionLostError(`the gateway did not answer for ${Math.round(deadAfterMs)} ms`));
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

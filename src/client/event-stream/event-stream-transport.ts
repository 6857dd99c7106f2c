import type { Backoff } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import { ConnectionLostError } from '../connection-lost-error.ts';
import type { Post } from '../gateway-post.ts';
import type { StreamEnd, Transport } from '../transport.ts';
import { createWatchdog } from '../watchdog.ts';
import { readEventStream } from './read-event-stream.ts';

export interface EventStreamOptions {
  readonly post: Post;
  /** A connection that has said nothing for so long, not even a comment, is dead. */
  readonly deadAfterMs: number;
  readonly clock: Clock;
  readonly newBackoff: () => Backoff;
}

/** Server-sent events, over any `fetch`. Each stream has a connection, and so a backoff, of its own. */
export function createEventStreamTransport(options: EventStreamOptions): Transport {
  const { post, deadAfterMs, clock, newBackoff } = options;
  return {
    backoff: newBackoff,
    open: (request, listener) => {
      const connection = new AbortController();
      const { signal } = connection;
      const watchdog = createWatchdog(clock, deadAfterMs, () => {
        connection.abort(new ConnectionLostError(`the gateway said nothing for ${deadAfterMs} ms`));
      });
      let isClosed = false;
      watchdog.watch();
      void post(request, 'text/event-stream', signal)
        .then((response) => readEventStream(response, { listener, watchdog, signal }))
        .catch((cause: unknown): StreamEnd => ({ type: 'LOST', cause }))
        .then((end) => {
          watchdog.rest();
          // What is left of the answer, where it has said that there is no more to come.
          connection.abort();
          if (!isClosed) listener.ended(end);
        });
      return () => {
        isClosed = true;
        watchdog.rest();
        connection.abort();
      };
    },
    dispose: () => {},
  };
}

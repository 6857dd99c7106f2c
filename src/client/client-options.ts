import type { Clock } from './clock.ts';
import type { Fetch, RequestHeaders } from './gateway-post.ts';
import type { Supplied } from './supplied.ts';
import type { WebSocketConstructor } from './websocket/quiet-web-socket.ts';

export interface ClientOptions {
  /** Of the GraphQL endpoint, for example `https://jobs.example.com/graphql`. In a browser it may be relative. */
  readonly url: string;
  /** `websocket` by default: one connection for all streams. `sse`: a request for each. */
  readonly transport?: 'websocket' | 'sse';
  /** Sent with each HTTP request: snapshots, and streams over `sse`. */
  readonly headers?: Supplied<RequestHeaders>;
  /** Sent as each WebSocket opens: the payload of `connection_init`. */
  readonly connectionParams?: Supplied<Readonly<Record<string, unknown>>>;
  /** The ceiling of the wait before the first new attempt, which doubles with each; 500 by default. */
  readonly retryBaseMs?: number;
  /** The highest that it gets; 30,000 by default. */
  readonly retryCapMs?: number;
  /** A connection over which nothing comes for so long is taken for dead; 30,000 by default. */
  readonly deadAfterMs?: number;
  /** Messages of one stream that may wait for the application; 1,000 by default. */
  readonly maxQueued?: number;
  /** The one of the platform by default, as are the following. */
  readonly fetch?: Fetch;
  readonly webSocket?: WebSocketConstructor;
  readonly clock?: Clock;
  /** Uniform in [0, 1). */
  readonly random?: () => number;
}

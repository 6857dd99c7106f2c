import { createClient } from 'graphql-ws/client';
import type { Clock } from '../clock.ts';
import { ConnectionLostError } from '../connection-lost-error.ts';
import { ConnectionRefusedError } from '../connection-refused-error.ts';
import { refusedBy } from '../refused-by.ts';
import { type Supplied, supply } from '../supplied.ts';
import type { StreamEnd, StreamListener, StreamRequest } from '../transport.ts';
import { createWatchdog } from '../watchdog.ts';
import { isFatalCloseCode } from './fatal-close-code.ts';
import { createLargestRequest } from './largest-request.ts';
import { quietWebSocket, type WebSocketConstructor } from './quiet-web-socket.ts';

export interface SocketOptions {
  readonly url: string;
  readonly webSocket: WebSocketConstructor;
  readonly connectionParams: Supplied<Readonly<Record<string, unknown>>>;
  /** A connection that has said nothing for so long, though it was asked, is dead. */
  readonly deadAfterMs: number;
  readonly clock: Clock;
}

/** One WebSocket, from being made to being closed, with the streams that it carries. */
export interface SocketConnection {
  open<Data>(request: StreamRequest, listener: StreamListener<Data>): () => void;
  /** Idempotent. Streams that are open are not told. */
  close(): void;
}

interface OpenStream {
  opened(): void;
  end(end: StreamEnd): void;
}

/** For an application that goes from one view to the next: it need not connect again. */
const idleMs = 1_000;

const messageTooBig = 1009;

/**
 * The graphql-ws client keeps the protocol. It is made anew for each connection and never connects again by itself: so
 * nothing that a socket says late is taken for its successor's, and whether and when to try again is decided in one
 * place for all transports.
 *
 * @param onClosed it carries nothing more
 */
export function openSocketConnection(options: SocketOptions, onClosed: () => void): SocketConnection {
  const { url, webSocket, connectionParams, deadAfterMs, clock } = options;
  const streams = new Set<OpenStream>();
  const largest = createLargestRequest<OpenStream>();
  let isConnected = false;
  let isClosed = false;
  let stopIdling = () => {};

  const release = () => {
    isClosed = true;
    stopIdling();
    watchdog.rest();
    onClosed();
    // It may be connecting, which comes to nothing then.
    Promise.resolve(client.dispose()).catch(() => {});
  };
  const lose = (event: unknown) => {
    if (isClosed) return;
    release();
    // Before it is connected only the parameters have been sent.
    const refused = isConnected && closeOf(event).code === messageTooBig ? largest.refused() : null;
    refused?.stream.end(refused.end);
    const end = endOf(event);
    for (const stream of [...streams]) stream.end(end);
  };
  const close = () => {
    if (isClosed) return;
    release();
    // What is not connected yet would otherwise connect first.
    if (!isConnected) client.terminate();
  };
  const idle = () => {
    if (streams.size === 0 && !isClosed) stopIdling = clock.after(idleMs, close);
  };
  const watchdog = createWatchdog(clock, deadAfterMs / 2, () => {
    lose(new ConnectionLostError(`the gateway said nothing for ${deadAfterMs / 2} ms`));
    client.terminate();
  });

  watchdog.watch();
  const client = createClient({
    url,
    webSocketImpl: quietWebSocket(webSocket),
    connectionParams: () => supply(connectionParams),
    lazy: false,
    onNonLazyError: () => {},
    retryAttempts: 0,
    keepAlive: deadAfterMs / 2,
    on: {
      connected: () => {
        isConnected = true;
        for (const stream of [...streams]) stream.opened();
      },
      ping: (isReceived) => {
        if (!isReceived) watchdog.watch();
      },
      message: () => watchdog.rest(),
      closed: lose,
    },
  });

  return {
    open: <Data>(request: StreamRequest, listener: StreamListener<Data>) => {
      stopIdling();
      const leave = () => {
        if (!streams.delete(stream)) return false;
        unsubscribe();
        idle();
        return true;
      };
      const stream: OpenStream = {
        opened: listener.opened,
        end: (end) => {
          if (leave()) listener.ended(end);
        },
      };
      streams.add(stream);
      largest.add(stream, request);
      const unsubscribe = client.subscribe<Data>(request, {
        next: (result) => {
          // A browser's socket cannot be held up: what the listener has no room for, it has to give up.
          if (!streams.has(stream)) return;
          largest.taken(stream);
          void listener.message(result);
        },
        // Of a connection that is lost, `closed` tells.
        error: (errors) => {
          if (Array.isArray(errors)) stream.end(refusedBy(errors));
        },
        complete: () => stream.end({ type: 'COMPLETE' }),
      });
      if (isConnected) queueMicrotask(() => streams.has(stream) && stream.opened());
      return leave;
    },
    close,
  };
}

function endOf(event: unknown): StreamEnd {
  if (event instanceof ConnectionLostError) return { type: 'LOST', cause: event };
  const { code, reason } = closeOf(event);
  if (isFatalCloseCode(code)) return { type: 'REFUSED', error: new ConnectionRefusedError(code, reason) };
  return { type: 'LOST', cause: new ConnectionLostError(`the WebSocket was closed with ${code} ${reason}`.trimEnd()) };
}

function closeOf(event: unknown): { code: number; reason: string } {
  if (typeof event !== 'object' || event === null) return { code: 1006, reason: '' };
  const code = 'code' in event && typeof event.code === 'number' ? event.code : 1006;
  const reason = 'reason' in event && typeof event.reason === 'string' ? event.reason : '';
  return { code, reason };
}

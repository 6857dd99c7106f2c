import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { CloseCode, type Server, type SubscribePayload } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';

/** What the operations of one socket know of it. */
export interface SocketExtra {
  readonly request: IncomingMessage;
  readonly stopping: AbortSignal;
  /**
   * What runs, each aborted when the client completes it or the socket is closed. Not by its id: a client may give that
   * to another as soon as it has completed the first, which may take its time to end.
   */
  readonly running: Map<SubscribePayload, AbortController>;
}

export interface SocketSessionOptions {
  readonly protocol: Server<SocketExtra>;
  readonly socket: WebSocket;
  /** What the socket's frames are written to. */
  readonly connection: Duplex;
  readonly request: IncomingMessage;
  readonly stopping: AbortSignal;
  readonly log: Logger;
}

const keepAliveMs = 12_000;
const maxUnsentBytes = 1_048_576;

/**
 * Runs the protocol over one socket.
 *
 * What goes out is bounded: the protocol asks a subscription for its next value only after `send` has resolved, and
 * `send` resolves when ws calls back, which is when the connection has taken the frame. So each operation holds one
 * message, and a client that stops reading stops its sources. Answers to what the client itself sends (refusals, pongs)
 * would still pile up: from a client that does not read, nothing is read either.
 */
export function runSocketSession(options: SocketSessionOptions): void {
  const { protocol, socket, connection, request, stopping, log } = options;
  const closed = new AbortController();
  const extra: SocketExtra = { request, stopping, running: new Map() };

  const onMessage = (receive: (data: string) => Promise<void>) => {
    socket.on('message', (data) => {
      receive(String(data)).catch((error: unknown) => {
        log.error({ err: error }, 'a WebSocket message could not be handled');
        socket.close(CloseCode.InternalServerError, 'Internal server error');
      });
      if (connection.writableLength > maxUnsentBytes && !socket.isPaused) {
        socket.pause();
        connection.once('drain', () => socket.resume());
      }
    });
  };

  const onClosed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (data) =>
        new Promise((resolve) => {
          // Where it fails, the socket is closed and tells so itself.
          if (socket.readyState === socket.OPEN) return socket.send(data, () => resolve());
          if (closed.signal.aborted) return resolve();
          // Nothing more is asked for until the socket is closed, which ends what asks.
          closed.signal.addEventListener('abort', () => resolve(), { once: true });
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage,
    },
    extra,
  );

  const stopKeepingAlive = keepAlive(socket);
  socket.on('error', (error) => log.debug({ err: error }, 'a WebSocket failed'));
  socket.once('close', (code, reason) => {
    stopKeepingAlive();
    closed.abort();
    for (const operation of extra.running.values()) operation.abort();
    onClosed(code, String(reason)).catch((error: unknown) => {
      log.error({ err: error }, 'a closed WebSocket could not be cleaned up');
    });
  });
}

/** Pings the client; one that has not answered by the next ping is gone, whatever the network says. */
function keepAlive(socket: WebSocket): () => void {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, keepAliveMs);
  return () => clearInterval(timer);
}

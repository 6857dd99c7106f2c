import type { Duplex } from 'node:stream';
import { CloseCode, type Server, type SubscribePayload } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Viewer } from '../../graphql/viewer.ts';
import type { ServerLimits } from '../limits.ts';
import { KeepAlive } from './keep-alive.ts';
import type { RunningOperation } from './running-operation.ts';
import { SocketWire } from './socket-wire.ts';

/** What the operations of one socket know of it. */
export interface SocketExtra {
  readonly viewer: Viewer;
  readonly stopping: AbortSignal;
  readonly wire: SocketWire;
  /**
   * What runs. Not by its id: a client may give that to another as soon as it has completed the first, which may take
   * its time to end.
   */
  readonly running: Map<SubscribePayload, RunningOperation>;
}

export interface SocketSessionOptions {
  readonly protocol: Server<SocketExtra>;
  readonly socket: WebSocket;
  /** What the socket's frames are written to. */
  readonly connection: Duplex;
  readonly viewer: Viewer;
  readonly limits: Pick<ServerLimits, 'keepAliveMs' | 'stalledAfterMs'>;
  readonly stopping: AbortSignal;
  readonly log: Logger;
}

const maxUnsentBytes = 1_048_576;

const ignore = () => {};

/**
 * Runs the protocol over one socket.
 *
 * What goes out is bounded: a subscription is written to only while the connection has room, and holds no more than its
 * place in the log otherwise. Answers to what the client itself sends (results, refusals, pongs) would still pile up:
 * from a client that does not read, nothing is read either.
 */
export function runSocketSession(options: SocketSessionOptions): void {
  const { protocol, socket, connection, viewer, limits, stopping, log } = options;
  const life = new KeepAlive(socket, connection, limits);
  const extra: SocketExtra = { viewer, stopping, wire: new SocketWire(socket, connection), running: new Map() };

  const onMessage = (receive: (data: string) => Promise<void>) => {
    socket.on('message', (data) => {
      life.onSign();
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
      send: (data) => {
        // Where it fails, or is too late, the socket is closed and tells so itself.
        if (socket.readyState === socket.OPEN) socket.send(data, ignore);
      },
      close: (code, reason) => socket.close(code, reason),
      onMessage,
    },
    extra,
  );

  connection.on('drain', () => {
    life.onSign();
    for (const operation of extra.running.values()) operation.resume();
  });
  socket.on('pong', () => life.onSign());
  socket.on('error', (error) => log.debug({ err: error }, 'a WebSocket failed'));
  socket.once('close', (code, reason) => {
    life.stop();
    for (const operation of [...extra.running.values()]) operation.end();
    onClosed(code, String(reason)).catch((error: unknown) => {
      log.error({ err: error }, 'a closed WebSocket could not be cleaned up');
    });
  });
}

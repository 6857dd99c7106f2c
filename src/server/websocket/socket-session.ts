import type { Duplex } from 'node:stream';
import { CloseCode, type Server } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Viewer } from '../../graphql/viewer.ts';
import type { ServerLimits } from '../limits.ts';
import type { ServerTally } from '../server-tally.ts';
import { ExecutionQueue } from './execution-queue.ts';
import { KeepAlive } from './keep-alive.ts';
import { readMessage } from './read-message.ts';
import { RunningOperations } from './running-operations.ts';
import { SocketWire } from './socket-wire.ts';

/** What the operations of one socket know of it. */
export interface SocketExtra {
  readonly viewer: Viewer;
  readonly stopping: AbortSignal;
  readonly wire: SocketWire;
  readonly running: RunningOperations;
  readonly queues: SocketQueues;
  /** Breaks the socket off, with a code of the protocol. */
  close(code: number, reason: string): void;
}

/** Queries and mutations that are to be carried out. */
interface SocketQueues {
  /** Those that may wait for work, which must not hold up the others. */
  readonly waiting: ExecutionQueue;
  readonly prompt: ExecutionQueue;
}

export interface SocketSessionOptions {
  readonly protocol: Server<SocketExtra>;
  readonly socket: WebSocket;
  /** What the socket's frames are written to. */
  readonly connection: Duplex;
  readonly viewer: Viewer;
  readonly limits: Pick<ServerLimits, 'keepAliveMs' | 'stalledAfterMs'>;
  readonly stopping: AbortSignal;
  readonly tally: ServerTally;
  readonly log: Logger;
}

const mostPrompt = 4;
const mostWaiting = 16;

const ignore = () => {};

/**
 * Runs the protocol over one socket.
 *
 * What goes out is bounded. A subscription is written to only while the connection has room, and holds no more than its
 * place in the log otherwise: what is unsent is at most one write of each. Queries and mutations are begun only while
 * little is unsent, a few at a time: their answers are at most as many as those few. From a client that leaves more than
 * that unread, nothing is read either, so that refusals and pongs do not pile up.
 */
export function runSocketSession(options: SocketSessionOptions): void {
  const { protocol, socket, connection, viewer, limits, stopping, tally, log } = options;
  const life = new KeepAlive(socket, connection, limits, tally);
  const wire = new SocketWire(socket, connection);
  // Who is in the queue when the gateway stops is not begun: the socket is closed in a moment, and its client asks again.
  const mayBegin = () => !wire.isFull && !stopping.aborted;
  const queues = {
    prompt: new ExecutionQueue(mostPrompt, mayBegin),
    waiting: new ExecutionQueue(mostWaiting, mayBegin),
  };
  const close = (code: number, reason: string) => socket.close(code, reason);
  const extra: SocketExtra = { viewer, stopping, wire, running: new RunningOperations(tally), queues, close };

  const onMessage = (receive: (data: string) => Promise<void>) => {
    socket.on('message', (data) => {
      life.onSign();
      Promise.resolve(Reflect.apply(receive, null, [readMessage(String(data))])).catch((error: unknown) => {
        log.error({ err: error }, 'a WebSocket message could not be handled');
        socket.close(CloseCode.InternalServerError, 'Internal server error');
      });
      if (wire.isFull && !socket.isPaused) {
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
      close,
      onMessage,
    },
    extra,
  );

  connection.on('drain', () => {
    life.onSign();
    for (const operation of extra.running.all()) operation.resume();
    queues.prompt.resume();
    queues.waiting.resume();
  });
  socket.on('pong', () => life.onSign());
  socket.on('error', (error) => log.debug({ err: error }, 'a WebSocket failed'));
  socket.once('close', (code, reason) => {
    life.stop();
    for (const operation of extra.running.all()) operation.end();
    onClosed(code, String(reason)).catch((error: unknown) => {
      log.error({ err: error }, 'a closed WebSocket could not be cleaned up');
    });
  });
}

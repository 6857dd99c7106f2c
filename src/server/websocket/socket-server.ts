import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import { handleProtocols } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { noStreamLeft, type StreamBudget } from '../stream-budget.ts';
import { createProtocolServer, type ProtocolServerOptions } from './protocol-server.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { runSocketSession } from './socket-session.ts';

export interface SocketServerOptions extends Omit<ProtocolServerOptions, 'executing'> {
  readonly maxMessageBytes: number;
  readonly budget: StreamBudget;
  readonly stopping: AbortSignal;
  readonly log: Logger;
}

export interface SocketServer {
  /** Takes an upgrade that was admitted. */
  accept(request: IncomingMessage, connection: Duplex, head: Buffer): void;
  /** Lets what is being carried out be answered, then closes every socket with a code that clients retry. */
  stop(): Promise<void>;
}

const serviceRestart = 1012;
const finishWithinMs = 10_000;
const closeWithinMs = 2_000;

export function createSocketServer(options: SocketServerOptions): SocketServer {
  const { budget, stopping, log } = options;
  const executing = new Set<Promise<unknown>>();
  const protocol = createProtocolServer({ ...options, executing });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: options.maxMessageBytes,
    perMessageDeflate: false,
    handleProtocols,
  });

  return {
    accept: (request, connection, head) => {
      const giveBack = budget.take();
      if (giveBack === null) return refuseUpgrade(connection, noStreamLeft);
      connection.once('close', giveBack);
      sockets.handleUpgrade(request, connection, head, (socket) => {
        runSocketSession({ protocol, socket, connection, request, stopping, log });
      });
    },
    stop: async () => {
      await Promise.race([Promise.allSettled(executing), after(finishWithinMs, null, { ref: false })]);
      // The answers are handed to the sockets in what follows those promises.
      await new Promise(setImmediate);
      const closed = [...sockets.clients].map((socket) => {
        const isClosed = new Promise((resolve) => socket.once('close', resolve));
        socket.close(serviceRestart, 'Service restart');
        return isClosed;
      });
      const timer = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, closeWithinMs);
      await Promise.all(closed);
      clearTimeout(timer);
    },
  };
}

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import { handleProtocols } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import type { ViewerOf } from '../admission/viewer.ts';
import type { ServerLimits } from '../limits.ts';
import type { StreamBudget } from '../stream-budget.ts';
import { createProtocolServer, type ProtocolServerOptions } from './protocol-server.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { runSocketSession } from './socket-session.ts';

export interface SocketServerOptions extends Omit<ProtocolServerOptions, 'executing' | 'maxSubscriptionsPerSocket'> {
  readonly limits: ServerLimits;
  readonly viewerOf: ViewerOf;
  readonly budget: StreamBudget;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly stopping: AbortSignal;
  readonly log: Logger;
}

export interface SocketServer {
  /** Takes an upgrade that was admitted. */
  accept(request: IncomingMessage, connection: Duplex, head: Buffer): void;
  /** That are open. */
  readonly count: number;
  /** Resolves when what is being carried out has been answered, or has taken too long. */
  finish(): Promise<void>;
  /** Closes every socket with a code that clients retry; many of them bit by bit, so that they do not all come at once. */
  close(): Promise<void>;
}

const serviceRestart = 1012;
const finishWithinMs = 10_000;
const closeWithinMs = 2_000;
/** So many are closed in one go, and the next after a pause of so long and, by chance, up to twice that. */
const sliceSize = 250;
const slicePauseMs = 100;

export function createSocketServer(options: SocketServerOptions): SocketServer {
  const { limits, viewerOf, budget, random, stopping, tally, log } = options;
  const executing = new Set<Promise<unknown>>();
  const protocol = createProtocolServer({
    ...options,
    executing,
    maxSubscriptionsPerSocket: limits.maxSubscriptionsPerSocket,
  });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxBodyBytes,
    perMessageDeflate: false,
    handleProtocols,
  });

  return {
    accept: (request, connection, head) => {
      const giveBack = budget.take(request.socket.remoteAddress);
      if (typeof giveBack !== 'function') {
        tally.turnAway(giveBack.code);
        return refuseUpgrade(connection, giveBack);
      }
      connection.once('close', giveBack);
      const viewer = viewerOf(request);
      sockets.handleUpgrade(request, connection, head, (socket) => {
        runSocketSession({ protocol, socket, connection, viewer, limits, stopping, tally, log });
      });
    },
    get count() {
      return sockets.clients.size;
    },
    finish: async () => {
      await Promise.race([Promise.allSettled(executing), after(finishWithinMs, null, { ref: false })]);
      // The answers are handed to the sockets in what follows those promises.
      await new Promise(setImmediate);
    },
    close: async () => {
      const closed: Promise<unknown>[] = [];
      for (const socket of sockets.clients) {
        if (closed.length > 0 && closed.length % sliceSize === 0) await after(slicePauseMs * (1 + random()));
        if (socket.readyState === socket.CLOSED) continue;
        closed.push(new Promise((resolve) => socket.once('close', resolve)));
        socket.close(serviceRestart, 'Service restart');
      }
      const timer = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, closeWithinMs);
      await Promise.all(closed);
      clearTimeout(timer);
    },
  };
}

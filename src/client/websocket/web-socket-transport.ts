import type { Backoff } from '../backoff.ts';
import type { Transport } from '../transport.ts';
import { openSocketConnection, type SocketConnection, type SocketOptions } from './socket-connection.ts';

export interface WebSocketTransportOptions extends SocketOptions {
  readonly newBackoff: () => Backoff;
}

/** graphql-transport-ws: one socket for all streams, made with the first and closed soon after the last. */
export function createWebSocketTransport({ newBackoff, ...options }: WebSocketTransportOptions): Transport {
  const backoff = newBackoff();
  let current: SocketConnection | null = null;

  const connect = (): SocketConnection => {
    const connection = openSocketConnection(options, () => {
      if (current === connection) current = null;
    });
    return connection;
  };

  return {
    backoff: () => backoff,
    open: (request, listener) => {
      current ??= connect();
      return current.open(request, listener);
    },
    dispose: () => current?.close(),
  };
}

import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Connections by which nothing has been asked yet: many clients open one more than they need. Node takes them for busy,
 * and a server that closes would wait for them.
 */
export class UnusedConnections {
  readonly #connections = new Set<Socket>();
  readonly #forget: (this: Socket) => void;

  constructor(server: Server) {
    const connections = this.#connections;
    this.#forget = function (this: Socket) {
      connections.delete(this);
    };
    server.on('connection', (connection) => {
      connections.add(connection);
      connection.once('close', this.#forget);
    });
  }

  /** Something has been asked. Nothing is left at the connection, of which there may be very many. */
  use(connection: Socket): void {
    if (this.#connections.delete(connection)) connection.off('close', this.#forget);
  }

  close(): void {
    for (const connection of this.#connections) connection.destroy();
  }
}

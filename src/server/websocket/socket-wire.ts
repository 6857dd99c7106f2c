import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/**
 * One socket's way out, for frames that are there already. They go to the connection past ws, which writes its own
 * frames whole and at once, so the two never mix; with compression it would queue them, so that must be off.
 */
export class SocketWire {
  readonly #socket: WebSocket;
  readonly #connection: Duplex;

  constructor(socket: WebSocket, connection: Duplex) {
    this.#socket = socket;
    this.#connection = connection;
  }

  /** Whether the connection has taken, but for a buffer's worth, what was written. */
  get hasRoom(): boolean {
    return !this.#connection.writableNeedDrain && this.#socket.readyState === this.#socket.OPEN;
  }

  /** A socket that closes takes nothing any more: its last frame has been written. */
  write(frames: Buffer): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#connection.write(frames);
  }
}

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

  /** Only while it has room. A string is written as Latin-1, a byte to a character. */
  write(frames: string | Buffer): void {
    if (typeof frames === 'string') this.#connection.write(frames, 'latin1');
    else this.#connection.write(frames);
  }
}

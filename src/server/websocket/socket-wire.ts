import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

const maxUnsentBytes = 1_048_576;

const tryAgainLater = 1013;

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

  /** Whether the client leaves so much unread that nothing more is to be made for it, nor read from it. */
  get isFull(): boolean {
    return this.#connection.writableLength > maxUnsentBytes;
  }

  /** Only while it has room. A string is written as Latin-1, a byte to a character. */
  write(frames: string | Buffer | readonly Buffer[]): void {
    if (typeof frames === 'string') this.#connection.write(frames, 'latin1');
    else if (Buffer.isBuffer(frames)) this.#connection.write(frames);
    else this.#writeTogether(frames);
  }

  #writeTogether(chunks: readonly Buffer[]): void {
    this.#connection.cork();
    for (const chunk of chunks) this.#connection.write(chunk);
    this.#connection.uncork();
  }

  /** For the client to come again. */
  breakOff(): void {
    this.#socket.close(tryAgainLater, 'Try again later');
  }
}

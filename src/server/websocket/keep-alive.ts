import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { ServerLimits } from '../limits.ts';
import type { ServerTally } from '../server-tally.ts';

const tryAgainLater = 1013;

/**
 * Pings a client. One that is slow is waited for: it holds no more than its place in the log. One of which nothing has
 * been heard and whose connection has taken nothing for long is gone, whatever the network says, or hopelessly behind:
 * it is told to come again later, which it hears if it ever reads on.
 */
export class KeepAlive {
  readonly #socket: WebSocket;
  readonly #connection: Duplex;
  readonly #limits: Pick<ServerLimits, 'keepAliveMs' | 'stalledAfterMs'>;
  readonly #tally: Pick<ServerTally, 'stalledSockets'>;
  readonly #timer: NodeJS.Timeout;
  #silentMs = 0;

  constructor(
    socket: WebSocket,
    connection: Duplex,
    limits: Pick<ServerLimits, 'keepAliveMs' | 'stalledAfterMs'>,
    tally: Pick<ServerTally, 'stalledSockets'>,
  ) {
    this.#socket = socket;
    this.#connection = connection;
    this.#limits = limits;
    this.#tally = tally;
    this.#timer = setInterval(() => this.#look(), limits.keepAliveMs);
  }

  /** Something came from the client, or its connection took something. */
  onSign(): void {
    this.#silentMs = 0;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const { keepAliveMs, stalledAfterMs } = this.#limits;
    this.#silentMs += keepAliveMs;
    if (this.#silentMs > stalledAfterMs + keepAliveMs) {
      this.#socket.terminate();
    } else if (this.#silentMs > stalledAfterMs) {
      this.#tally.stalledSockets += 1;
      this.#socket.close(tryAgainLater, 'Too far behind');
    } else if (!this.#connection.writableNeedDrain) {
      this.#socket.ping();
    }
  }
}

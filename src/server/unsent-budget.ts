import type { Server, Socket } from 'node:net';
import type { Logger } from 'pino';
import type { ServerTally } from './server-tally.ts';

const lookEveryMs = 1_000;

/**
 * What all clients together may leave unread. Each connection is bounded by itself, but to some answers, which may be
 * large; where many do not read theirs, those that hold the most are let go, so that the process stays within its
 * bounds. Their clients come again, and a subscription goes on where it was.
 */
export class UnsentBudget {
  readonly #maxUnsentBytes: number;
  readonly #tally: Pick<ServerTally, 'unreadConnections'>;
  readonly #log: Logger;
  readonly #connections = new Set<Socket>();
  #timer: NodeJS.Timeout | null = null;

  constructor(server: Server, maxUnsentBytes: number, tally: Pick<ServerTally, 'unreadConnections'>, log: Logger) {
    this.#maxUnsentBytes = maxUnsentBytes;
    this.#tally = tally;
    this.#log = log;
    const connections = this.#connections;
    const forget = function (this: Socket) {
      connections.delete(this);
    };
    server.on('connection', (connection: Socket) => {
      connections.add(connection);
      connection.once('close', forget);
      this.#lookLater();
    });
  }

  /** What all clients together have not taken yet. */
  get unsentBytes(): number {
    let unsent = 0;
    for (const connection of this.#connections) unsent += connection.writableLength;
    return unsent;
  }

  /** Answers are made one after the other: in a second no more than some hundreds of megabytes of them. */
  #lookLater(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#look();
      if (this.#connections.size > 0) this.#lookLater();
    }, lookEveryMs).unref();
  }

  #look(): void {
    let unsent = this.unsentBytes;
    if (unsent <= this.#maxUnsentBytes) return;
    const fullest = [...this.#connections].sort((left, right) => right.writableLength - left.writableLength);
    let letGo = 0;
    for (const connection of fullest) {
      if (unsent <= this.#maxUnsentBytes) break;
      unsent -= connection.writableLength;
      letGo += 1;
      connection.destroy();
    }
    this.#tally.unreadConnections += letGo;
    this.#log.warn({ clients: letGo }, 'clients that left too much unread were let go');
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }
}

import { once } from 'node:events';
import type { Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import WebSocket, { type RawData } from 'ws';

export interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A WebSocket that speaks the protocol by hand, so that it can also break it. */
export class RawSocket {
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  readonly #received: Message[] = [];
  #wake = () => {};
  #connection: Socket | null = null;

  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', { headers });
    this.closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.socket.once('upgrade', ({ socket }) => {
      this.#connection = socket;
    });
    // Tells what `closed` tells.
    this.socket.on('error', () => {});
    this.socket.on('message', (data: RawData) => {
      this.#received.push(JSON.parse(String(data)));
      this.#wake();
    });
    onTestFinished(() => this.socket.terminate());
  }

  /** As far as the acknowledgement. */
  static async connect(url: string, headers: Readonly<Record<string, string>> = {}): Promise<RawSocket> {
    const raw = new RawSocket(url, headers);
    await once(raw.socket, 'open');
    raw.send({ type: 'connection_init' });
    await raw.next('connection_ack');
    return raw;
  }

  send(message: Message | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** In one piece, so that they are read one right after the other. */
  sendTogether(...messages: readonly Message[]): void {
    this.#connection?.cork();
    for (const message of messages) this.send(message);
    this.#connection?.uncork();
  }

  /** `params` may be JSON text, for what no serializer would write. */
  subscribe(id: string, params: object | string): void {
    const payload = typeof params === 'string' ? params : JSON.stringify(params);
    this.send(`{"type":"subscribe","id":${JSON.stringify(id)},"payload":${payload}}`);
  }

  /** The next message, of one of these types; what comes before it is passed over. */
  async next(...types: readonly string[]): Promise<Message> {
    for (;;) {
      const message = this.#received.shift();
      if (message === undefined) await this.#more();
      else if (types.includes(message.type)) return message;
    }
  }

  async #more(): Promise<void> {
    const arrived = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    const code = await Promise.race([arrived, this.closed]);
    if (code !== undefined && this.#received.length === 0) throw new Error(`the socket was closed: ${code}`);
  }
}

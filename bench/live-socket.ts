import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { clientFrame, opcodes } from './client-frame.ts';
import { leastEventBytes, type SubscriptionRequest } from './dashboard-subscription.ts';
import type { EventTally } from './event-tally.ts';
import { FrameReader, type FrameSink } from './frame-reader.ts';

export interface LiveSocketOptions {
  readonly url: URL;
  /** Nothing is subscribed to where it is null. */
  readonly request: SubscriptionRequest | null;
  readonly tally: EventTally;
  /** Gets each event's message; without it events are only counted, by the headers of their frames. */
  readonly onEvent?: (message: string) => void;
  /** `events` is how many have come before it. */
  readonly onCheckpoint?: (message: string, events: number) => void;
  /** Without it, that the server closes the socket is a failure. */
  readonly onClosed?: (why: string) => void;
}

/** One for all sockets: what is read is dealt with before anything else is. */
const received = Buffer.allocUnsafe(262_144);

/**
 * A subscriber that speaks graphql-transport-ws over a plain TCP socket, with a subscription id of its own, and needs
 * next to nothing for it.
 */
export class LiveSocket implements FrameSink {
  readonly #options: LiveSocketOptions;
  readonly #socket: Socket;
  readonly #frames = new FrameReader(this);
  #head: Buffer | null = Buffer.alloc(0);
  #opened: (() => void) | null = null;
  #isLive = false;
  #isClosed = false;
  #events = 0;

  private constructor(options: LiveSocketOptions) {
    this.#options = options;
    const { hostname, port, host } = options.url;
    const onread = { buffer: received, callback: (size: number) => this.#receive(received.subarray(0, size)) };
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true, onread });
    this.#socket.once('connect', () => {
      this.#socket.write(
        `GET /graphql HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`,
      );
    });
    this.#socket.on('error', (error) => this.#close(error.message));
    this.#socket.on('close', () => this.#close('the connection ended'));
  }

  /** Resolves once the subscription has been asked for. */
  static open(options: LiveSocketOptions): Promise<LiveSocket> {
    return new Promise((resolve, reject) => {
      const socket = new LiveSocket({
        ...options,
        onClosed: (why) => {
          reject(new Error(why));
          if (options.onClosed === undefined) options.tally.fail(new Error(`a subscriber was closed: ${why}`));
          else options.onClosed(why);
        },
      });
      socket.#opened = () => resolve(socket);
    });
  }

  get events(): number {
    return this.#events;
  }

  /** Reads nothing more, not even pings. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  close(): void {
    this.#isClosed = true;
    this.#socket.destroy();
  }

  wantsPayload(opcode: number, bytes: number): boolean {
    return opcode !== opcodes.text || bytes < leastEventBytes || !this.#isLive || this.#options.onEvent !== undefined;
  }

  onFrame(opcode: number, bytes: number, payload: Buffer | null): void {
    if (opcode === opcodes.text && this.#isLive && bytes >= leastEventBytes) this.#onEvent(payload);
    else if (payload === null) return;
    else if (opcode === opcodes.ping) this.#socket.write(clientFrame(opcodes.pong, payload));
    else if (opcode === opcodes.text) this.#onMessage(String(payload), bytes);
    else if (opcode === opcodes.close) this.#close(closeReason(payload));
  }

  #onEvent(payload: Buffer | null): void {
    this.#events += 1;
    this.#options.tally.onEvent();
    if (payload !== null) this.#options.onEvent?.(payload.toString('latin1'));
  }

  #onMessage(message: string, bytes: number): void {
    const { request, tally, onCheckpoint } = this.#options;
    const { type } = JSON.parse(message);
    if (type === 'connection_ack') {
      if (request !== null) this.#send({ id: randomUUID(), type: 'subscribe', payload: request });
      this.#opened?.();
    } else if (type === 'next' && !message.includes('"errors":') && !message.includes('"reset":{')) {
      if (!this.#isLive) tally.onLive();
      this.#isLive = true;
      if (bytes >= leastEventBytes) this.#onEvent(Buffer.from(message));
      else onCheckpoint?.(message, this.#events);
    } else if (type === 'ping') this.#send({ type: 'pong' });
    else tally.fail(new Error(`a subscriber was told ${message}`));
  }

  #send(message: object): void {
    this.#socket.write(clientFrame(opcodes.text, JSON.stringify(message)));
  }

  /** Nothing may be thrown out of here: it would end the process, and leave the servers running. */
  #receive(bytes: Buffer): boolean {
    this.#options.tally.onRead();
    try {
      const frames = this.#head === null ? bytes : this.#shakeHands(this.#head, bytes);
      if (frames !== null) this.#frames.read(frames);
    } catch (error) {
      this.#options.tally.fail(error instanceof Error ? error : new Error(String(error)));
    }
    return true;
  }

  /** What comes after the answer to the upgrade; null where that has not all come. */
  #shakeHands(before: Buffer, bytes: Buffer): Buffer | null {
    this.#head = Buffer.concat([before, bytes]);
    const end = this.#head.indexOf('\r\n\r\n');
    if (end === -1) return null;
    const answer = this.#head;
    if (answer.toString('latin1', 9, 12) !== '101') throw new Error(`no WebSocket: ${answer.toString('latin1')}`);
    this.#head = null;
    this.#send({ type: 'connection_init' });
    return answer.subarray(end + 4);
  }

  #close(why: string): void {
    if (this.#isClosed) return;
    this.close();
    this.#options.onClosed?.(why);
  }
}

function closeReason(payload: Buffer): string {
  return payload.length < 2 ? 'closed without a code' : `${payload.readUInt16BE()} ${payload.toString('utf8', 2)}`;
}

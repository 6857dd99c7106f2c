import { type ClientRequest, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { onTestFinished } from 'vitest';
import { Inbox } from './inbox.ts';

/** One block of an event stream, with the fields that it has; `comment` where that is all that it is. */
export type StreamBlock = Readonly<Partial<Record<'event' | 'id' | 'data' | 'retry' | 'comment', string>>>;

export interface StreamRequest {
  /** Sent as the body, as JSON where it is no text; without it the address says all. */
  readonly params?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly options?: RequestOptions;
}

/** An event stream read by hand, on a connection of its own, so that it can be left unread and be cut. */
export class EventStreamReader {
  readonly response: IncomingMessage;
  /** Resolves when the connection has ended; to whether the stream had come to its end before. */
  readonly closed: Promise<boolean>;
  readonly #request: ClientRequest;
  readonly #blocks = new Inbox<StreamBlock>();

  constructor(request: ClientRequest, response: IncomingMessage) {
    this.#request = request;
    this.response = response;
    this.closed = new Promise((resolve) => response.once('close', () => resolve(response.complete)));
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => {
      const blocks = (text + part).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.#blocks.put(parsed(block));
    });
    // Tells what `close` tells.
    response.on('error', () => {});
    response.once('close', () => this.#blocks.close(`the stream was closed after ${JSON.stringify(text)}`));
  }

  static open(url: string, { params, headers = {}, options = {} }: StreamRequest): Promise<EventStreamReader> {
    return new Promise((resolve, reject) => {
      const sent = { accept: 'text/event-stream', 'content-type': 'application/json', ...headers };
      const method = params === undefined ? 'GET' : 'POST';
      const request = httpRequest(url, { agent: false, method, headers: sent, ...options });
      request.once('response', (response) => resolve(new EventStreamReader(request, response)));
      request.on('error', reject);
      request.end(typeof params === 'object' ? JSON.stringify(params) : params);
      onTestFinished(() => {
        request.destroy();
      });
    });
  }

  /** The next block, comments included. */
  block(): Promise<StreamBlock> {
    return this.#blocks.next();
  }

  /** The next event or retry; comments are passed over. */
  async next(): Promise<StreamBlock> {
    for (;;) {
      const block = await this.block();
      if (block.comment === undefined) return block;
    }
  }

  cut(): void {
    this.#request.destroy();
  }
}

function parsed(block: string): StreamBlock {
  if (block.startsWith(':')) return { comment: block.slice(1) };
  return Object.fromEntries(
    block.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
    }),
  );
}

import type { GraphQLFormattedError } from 'graphql';
import WebSocket from 'ws';
import { RawSocket } from './raw-socket.ts';

export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}

export type Headers = Readonly<Record<string, string>>;

/**
 * Sends one operation and gives the first answer to it, in whichever way the transport tells errors. `params` may be
 * JSON text, for what no serializer would write.
 */
export type Ask = (url: string, params: object | string, headers?: Headers) => Promise<Answer>;

export function post(url: string, params: object | string, headers: Headers = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof params === 'string' ? params : JSON.stringify(params),
  });
}

const overHttp: Ask = async (url, params, headers) => JSON.parse(await (await post(url, params, headers)).text());

const overEventStream: Ask = async (url, params, headers) => {
  const response = await post(url, params, { accept: 'text/event-stream', ...headers });
  if (response.headers.get('content-type')?.startsWith('text/event-stream') !== true) {
    return JSON.parse(await response.text());
  }
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const data = /^data: (.+)\n\n/m.exec(text)?.[1];
    if (data !== undefined) return JSON.parse(data);
  }
  throw new Error(`the stream ended without an event: ${text}`);
};

const overWebSocket: Ask = async (url, params, headers) => {
  const refused = await upgradeRefusal(url, headers);
  if (refused !== null) return refused;
  const socket = await RawSocket.connect(url, headers);
  socket.subscribe('1', params);
  const { type, payload } = await socket.next('next', 'error');
  return JSON.parse(JSON.stringify(type === 'next' ? payload : { errors: payload }));
};

/** What an upgrade is answered where it is refused; null where it is not. */
export function upgradeRefusal(url: string, headers: Headers = {}): Promise<(Answer & { status?: number }) | null> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', { headers });
    socket.once('open', () => {
      socket.once('close', () => resolve(null));
      socket.terminate();
    });
    socket.once('error', reject);
    socket.once('unexpected-response', (_request, response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        body += part;
      });
      response.once('end', () => resolve({ status: response.statusCode, ...JSON.parse(body) }));
    });
  });
}

export const transports: readonly (readonly [name: string, ask: Ask])[] = [
  ['HTTP', overHttp],
  ['an event stream', overEventStream],
  ['a WebSocket', overWebSocket],
];

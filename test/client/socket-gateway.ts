import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';

interface Sent {
  readonly type: string;
  readonly id?: string;
  readonly payload?: { readonly variables?: unknown };
}

export interface SocketGateway {
  readonly url: string;
  /** Sockets that are open. */
  readonly sockets: ReadonlySet<WebSocket>;
  /** How many there have been. */
  readonly connections: number;
  /** All that clients have sent. */
  readonly sent: readonly Sent[];
  /** Sends a result to every subscription that is open. */
  tell(data: unknown): void;
  close(code: number): void;
}

export interface SocketGatewayOptions {
  readonly acknowledges?: boolean;
  readonly answersPings?: boolean;
  /** What is sent instead of a subscription's results. */
  readonly answer?: (id: string) => object | null;
}

/** The gateway's side of the protocol, by hand, so that it can also misbehave; stopped when the test is over. */
export async function startSocketGateway(options: SocketGatewayOptions = {}): Promise<SocketGateway> {
  const { acknowledges = true, answersPings = true, answer = () => null } = options;
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: () => 'graphql-transport-ws' });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on no port');
  const sent: Sent[] = [];
  const subscriptions = new Map<string, WebSocket>();
  let connections = 0;

  server.on('connection', (socket) => {
    connections += 1;
    const send = (message: object) => socket.send(JSON.stringify(message));
    socket.on('message', (data: RawData) => {
      const message: Sent = JSON.parse(String(data));
      sent.push(message);
      const { type, id = '' } = message;
      if (type === 'connection_init' && acknowledges) send({ type: 'connection_ack' });
      if (type === 'ping' && answersPings) send({ type: 'pong' });
      if (type === 'complete') subscriptions.delete(id);
      if (type !== 'subscribe') return;
      subscriptions.set(id, socket);
      const instead = answer(id);
      if (instead !== null) send(instead);
    });
    socket.once('close', () => {
      for (const [id, owner] of subscriptions) if (owner === socket) subscriptions.delete(id);
    });
  });

  onTestFinished(async () => {
    for (const socket of server.clients) socket.terminate();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    url: `ws://127.0.0.1:${address.port}/graphql`,
    sockets: server.clients,
    get connections() {
      return connections;
    },
    sent,
    tell: (data) => {
      for (const [id, socket] of subscriptions) {
        socket.send(JSON.stringify({ type: 'next', id, payload: { data } }));
      }
    },
    close: (code) => {
      for (const socket of server.clients) socket.close(code, 'because');
    },
  };
}

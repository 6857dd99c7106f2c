import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Nobody sends so many by one connection without waiting for an answer. */
const mostAhead = 100;

/**
 * Begins a request only when it is its turn to be answered: when the answers to those that came before it by the same
 * connection have been taken. Carried out ahead of that, its answer would be kept, and so would those of all the others
 * that a client sends ahead and does not read; and of what never comes to its turn, Node tells no end.
 */
export function inTurn(begin: Listener): Listener {
  const ahead = new WeakMap<Socket, number>();
  return (request, response) => {
    if (response.socket !== null) return begin(request, response);
    const { socket } = request;
    const waiting = ahead.get(socket) ?? 0;
    if (waiting >= mostAhead) {
      socket.destroy();
      return;
    }
    ahead.set(socket, waiting + 1);
    response.once('socket', () => {
      ahead.set(socket, (ahead.get(socket) ?? 1) - 1);
      // Node is in the middle of handing the connection over.
      queueMicrotask(() => begin(request, response));
    });
  };
}

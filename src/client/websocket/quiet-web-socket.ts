/** As much of the `WebSocket` class as is used here: the browser's, that of Node, or that of `ws`. */
export type WebSocketConstructor = new (
  url: string,
  protocols: string,
) => { addEventListener(type: 'error', listener: () => void): void };

/**
 * The same class, with a listener for errors that stays. graphql-ws takes its own away from a socket that it gives up,
 * and the sockets of `ws` end the process where nobody listens. Nothing is lost: after an error a socket closes.
 */
export function quietWebSocket(base: WebSocketConstructor): WebSocketConstructor {
  return class extends base {
    constructor(url: string, protocols: string) {
      super(url, protocols);
      this.addEventListener('error', () => {});
    }
  };
}

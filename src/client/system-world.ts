import type { Clock } from './clock.ts';
import type { Fetch } from './gateway-post.ts';
import type { WebSocketConstructor } from './websocket/quiet-web-socket.ts';

/** What the client takes from the world where its options do not say otherwise. */

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, Math.max(delayMs, 0));
    return () => clearTimeout(timer);
  },
};

/** One that is never set: for how long ago something was, not for what time it is. */
export const steadyClock: Clock = { now: () => performance.now(), after: systemClock.after };

export const systemRandom = (): number => Math.random();

/** A turn of the event loop. */
export const systemTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Of the page, in a browser: what a relative URL is relative to. */
export function pageUrl(): string | undefined {
  const page: unknown = Reflect.get(globalThis, 'location');
  return page === undefined ? undefined : String(page);
}

export const systemFetch: Fetch = (url, init) => fetch(url, init);

export function systemWebSocket(): WebSocketConstructor {
  if (typeof WebSocket === 'undefined') throw new Error('there is no WebSocket here: give one as `webSocket`');
  return WebSocket;
}

/** In a browser, when it says that the network is back; elsewhere never. */
export function systemOnline(listener: () => void): () => void {
  const page: unknown = globalThis;
  if (!(page instanceof EventTarget)) return () => {};
  page.addEventListener('online', listener);
  return () => page.removeEventListener('online', listener);
}

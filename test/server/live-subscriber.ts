import { EventStreamReader } from './event-stream-reader.ts';
import { RawSocket } from './raw-socket.ts';
import type { Headers } from './transports.ts';

/** A subscription on a connection of its own. */
export interface LiveSubscriber {
  /** The next message, as JSON; fails where none comes any more. */
  next(): Promise<string>;
  /** Reads nothing more of what the connection brings, until `resume`. */
  pause(): void;
  resume(): void;
  /** The connection is lost. */
  cut(): void;
}

export type Subscribe = (url: string, params: object | string, headers?: Headers) => Promise<LiveSubscriber>;

const overWebSocket: Subscribe = async (url, params, headers) => {
  const raw = await RawSocket.connect(url, headers);
  raw.subscribe('1', params);
  return {
    next: async () => {
      const { type, payload } = await raw.next('next', 'error');
      return JSON.stringify(type === 'next' ? payload : { errors: payload });
    },
    pause: () => raw.socket.pause(),
    resume: () => raw.socket.resume(),
    cut: () => raw.socket.terminate(),
  };
};

const overEventStream: Subscribe = async (url, params, headers = {}) => {
  const stream = await EventStreamReader.open(url, { params, headers });
  return {
    next: async () => {
      const { data } = await stream.next();
      if (data === undefined || data === '') throw new Error('the stream has come to its end');
      return data;
    },
    pause: () => stream.response.pause(),
    resume: () => stream.response.resume(),
    cut: () => stream.cut(),
  };
};

export const liveTransports: readonly (readonly [name: string, subscribe: Subscribe])[] = [
  ['a WebSocket', overWebSocket],
  ['an event stream', overEventStream],
];

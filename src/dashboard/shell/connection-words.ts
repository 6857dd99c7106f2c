import type { ClientState } from '../../client/index.ts';
import { clockTime } from '../time/exact-time.ts';

export interface ConnectionWords {
  readonly status: 'connecting' | 'connected' | 'catching-up' | 'stale';
  readonly text: string;
}

/** What the page says of itself. Before it was live for the first time there is nothing on it that could be old. */
export function connectionWords(state: ClientState, wasLive: boolean): ConnectionWords {
  switch (state.status) {
    case 'connected':
      return { status: 'connected', text: 'connected' };
    case 'idle':
      return { status: 'connecting', text: 'connecting' };
    case 'catching-up':
      return wasLive ? { status: 'catching-up', text: 'catching up' } : { status: 'connecting', text: 'connecting' };
    case 'stale':
      return wasLive
        ? { status: 'stale', text: `not live since ${clockTime(state.since)}` }
        : { status: 'connecting', text: 'connecting' };
  }
}

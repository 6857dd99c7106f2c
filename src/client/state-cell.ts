import type { Clock } from './clock.ts';
import { createListeners } from './listeners.ts';
import type { Observed, StreamState } from './stream-state.ts';

/** The state of one stream, and the three ways in which it changes. */
export interface StateCell extends Observed<StreamState> {
  connected(): void;
  catchingUp(): void;
  stale(cause: unknown): void;
  /** Nobody is told anything more. */
  end(): void;
}

export function createStateCell(clock: Clock): StateCell {
  const listeners = createListeners<StreamState>();
  const now = () => new Date(clock.now());
  // Until something has come, what is shown is as old as the stream.
  let state: StreamState = { status: 'stale', since: now(), cause: null };

  const become = (next: StreamState) => {
    state = next;
    listeners.tell(next);
  };

  return {
    get state() {
      return state;
    },
    onState: listeners.add,
    connected: () => {
      if (state.status !== 'connected') become({ status: 'connected' });
    },
    catchingUp: () => {
      if (state.status === 'catching-up') return;
      become({ status: 'catching-up', since: state.status === 'connected' ? now() : state.since });
    },
    stale: (cause) => {
      become({ status: 'stale', since: state.status === 'connected' ? now() : state.since, cause });
    },
    end: listeners.clear,
  };
}

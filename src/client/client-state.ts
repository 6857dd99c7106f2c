import { createListeners } from './listeners.ts';
import type { StateCell } from './state-cell.ts';
import type { Observed, StreamState } from './stream-state.ts';

/**
 * The state of all streams of a client together: that of the one that is worst off, and since when they were not all
 * live. `idle` where there is none.
 */
export type ClientState = StreamState | { readonly status: 'idle' };

export interface ClientStateBoard extends Observed<ClientState> {
  add(cell: StateCell): void;
  remove(cell: StateCell): void;
}

const causeOf = (state: ClientState): unknown => ('cause' in state ? state.cause : null);
const idle = { status: 'idle' } as const;
const badness = { idle: 0, connected: 1, 'catching-up': 2, stale: 3 } as const;

export function createClientStateBoard(): ClientStateBoard {
  const cells = new Set<StateCell>();
  const listeners = createListeners<ClientState>();
  let state: ClientState = idle;

  const update = () => {
    let worst: ClientState = idle;
    for (const { state: each } of cells) if (badness[each.status] > badness[worst.status]) worst = each;
    // A stream begins stale, and nobody knows yet why: that its first connection came to nothing is news.
    const isExplained = causeOf(state) === null && causeOf(worst) !== null;
    if (worst.status === state.status && !isExplained) return;
    // One after the other may be lost and come back: that is one time of not being live.
    state = 'since' in worst && 'since' in state ? { ...worst, since: state.since } : worst;
    listeners.tell(state);
  };

  return {
    get state() {
      return state;
    },
    onState: listeners.add,
    add: (cell) => {
      cells.add(cell);
      cell.onState(update);
      update();
    },
    remove: (cell) => {
      cells.delete(cell);
      update();
    },
  };
}

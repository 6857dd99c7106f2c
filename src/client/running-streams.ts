import { type ClientStateBoard, createClientStateBoard } from './client-state.ts';
import type { Clock } from './clock.ts';
import { createStateCell, type StateCell } from './state-cell.ts';

interface Ends {
  return(): Promise<unknown>;
}

/** The streams of a client that have not ended, and their state together. */
export interface RunningStreams {
  readonly board: ClientStateBoard;
  /** Adds what `open` makes, until that calls `onEnd`. */
  run<Made extends Ends>(open: (state: StateCell, onEnd: () => void) => Made): Made;
  /** Ends all, and takes no more. */
  stop(): void;
}

export function createRunningStreams(clock: Clock): RunningStreams {
  const board = createClientStateBoard();
  const running = new Map<StateCell, Ends>();
  let isStopped = false;

  return {
    board,
    run: (open) => {
      if (isStopped) throw new Error('the client is disposed');
      const state = createStateCell(clock);
      board.add(state);
      let isOver = false;
      const made = open(state, () => {
        isOver = true;
        running.delete(state);
        state.end();
        board.remove(state);
      });
      if (!isOver) running.set(state, made);
      return made;
    },
    stop: () => {
      isStopped = true;
      for (const stream of [...running.values()]) void stream.return();
    },
  };
}

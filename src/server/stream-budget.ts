import type { Refused } from './admission/refused.ts';

/** How many WebSockets and event streams may be open at the same time, together. */
export class StreamBudget {
  readonly #most: number;
  #open = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** What gives the place back, once; null where there is none left. */
  take(): (() => void) | null {
    if (this.#open >= this.#most) return null;
    this.#open += 1;
    let isHeld = true;
    return () => {
      if (isHeld) this.#open -= 1;
      isHeld = false;
    };
  }
}

export const noStreamLeft: Refused = {
  status: 503,
  code: 'TOO_MANY_SOCKETS',
  message: 'As many sockets and event streams are open as the server allows; try again later.',
};

import type { Refused } from './admission/refused.ts';

export interface StreamLimits {
  readonly maxSockets: number;
  /** 0: as many as there may be in all. */
  readonly maxSocketsPerAddress: number;
}

/** How many WebSockets and event streams may be open at the same time, together: in all, and from one address. */
export class StreamBudget {
  readonly #limits: StreamLimits;
  readonly #byAddress = new Map<string, number>();
  #open = 0;

  constructor(limits: StreamLimits) {
    this.#limits = limits;
  }

  /** What gives the place back, once; or why there is none. */
  take(address = ''): (() => void) | Refused {
    const { maxSockets, maxSocketsPerAddress } = this.#limits;
    if (this.#open >= maxSockets) return noStreamLeft;
    if (maxSocketsPerAddress > 0 && this.#of(address) >= maxSocketsPerAddress) return noStreamLeftForAddress;
    this.#count(address, 1);
    let isHeld = true;
    return () => {
      if (isHeld) this.#count(address, -1);
      isHeld = false;
    };
  }

  #of(address: string): number {
    return this.#byAddress.get(address) ?? 0;
  }

  #count(address: string, change: 1 | -1): void {
    this.#open += change;
    const count = this.#of(address) + change;
    if (count > 0) this.#byAddress.set(address, count);
    else this.#byAddress.delete(address);
  }
}

const noStreamLeft: Refused = {
  status: 503,
  code: 'TOO_MANY_SOCKETS',
  message: 'As many sockets and event streams are open as the server allows; try again later.',
};

const noStreamLeftForAddress: Refused = {
  status: 429,
  code: 'TOO_MANY_SOCKETS',
  message: 'As many sockets and event streams are open from this address as the server allows; close some of them.',
};

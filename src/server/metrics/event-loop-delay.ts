import { Distribution } from '../../core/distribution.ts';

const lookEveryMs = 20;

/**
 * How much later than planned a timer ran: how long whoever comes has to wait for what is being done. Counted up from
 * the start, unlike what Node measures, which must be begun anew for each who reads it: two may read, each in its own
 * time.
 */
export class EventLoopDelay {
  readonly seconds = new Distribution([0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]);
  readonly #steadyMs: () => number;
  #timer: NodeJS.Timeout;

  constructor(steadyMs: () => number) {
    this.#steadyMs = steadyMs;
    this.#timer = this.#lookLater();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #lookLater(): NodeJS.Timeout {
    const planned = this.#steadyMs() + lookEveryMs;
    const look = () => {
      this.seconds.add(Math.max(0, this.#steadyMs() - planned) / 1_000);
      this.#timer = this.#lookLater();
    };
    return setTimeout(look, lookEveryMs).unref();
  }
}

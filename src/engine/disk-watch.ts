import type { Clock } from './clock.ts';
import type { RenewableSince } from './renewable-since.ts';

/** Notices how long it takes until the disk has what was written: nobody's heartbeat is answered before. */
export class DiskWatch {
  readonly #clock: Pick<Clock, 'steadyMs'>;
  readonly #renewableSince: Pick<RenewableSince, 'diskTook'>;
  /** Of each commit that the disk does not have yet, by the steady clock. */
  readonly #notDurableSince: number[] = [];
  /** When the store was handed what it has not written yet: it is handed one thing at a time, and may have to wait. */
  #handedOverAt: number | null = null;

  constructor(clock: Pick<Clock, 'steadyMs'>, renewableSince: Pick<RenewableSince, 'diskTook'>) {
    this.#clock = clock;
    this.#renewableSince = renewableSince;
  }

  async handOver<T>(write: () => Promise<T>): Promise<T> {
    this.#handedOverAt = this.#clock.steadyMs();
    try {
      return await write();
    } finally {
      this.look();
      this.#handedOverAt = null;
    }
  }

  committed(): void {
    this.#notDurableSince.push(this.#clock.steadyMs());
  }

  durable(): void {
    this.look();
    this.#notDurableSince.shift();
  }

  look(): void {
    const since = this.#notDurableSince[0] ?? this.#handedOverAt;
    if (since !== null) this.#renewableSince.diskTook(this.#clock.steadyMs() - since);
  }
}

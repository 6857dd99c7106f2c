import { Distribution, waitSeconds } from '../core/distribution.ts';
import type { Clock } from './clock.ts';
import type { RenewableSince } from './renewable-since.ts';

/** Notices how long it takes until the disk has what was written: nobody's heartbeat is answered before. */
export class DiskWatch {
  readonly transactionSeconds = new Distribution(waitSeconds);
  readonly diskWaitSeconds = new Distribution(waitSeconds);
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

  /** As `handOver`, of a transaction that is answered before the disk has it. */
  async transact<T>(write: () => Promise<T>): Promise<T> {
    const begunAt = this.#clock.steadyMs();
    try {
      return await this.handOver(write);
    } finally {
      this.transactionSeconds.add((this.#clock.steadyMs() - begunAt) / 1_000);
    }
  }

  committed(): void {
    this.#notDurableSince.push(this.#clock.steadyMs());
  }

  durable(): void {
    this.look();
    const since = this.#notDurableSince.shift();
    if (since !== undefined) this.diskWaitSeconds.add((this.#clock.steadyMs() - since) / 1_000);
  }

  look(): void {
    const since = this.#notDurableSince[0] ?? this.#handedOverAt;
    if (since !== null) this.#renewableSince.diskTook(this.#clock.steadyMs() - since);
  }
}

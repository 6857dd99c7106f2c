import type { Instant } from '../core/operation.ts';
import type { Clock } from './clock.ts';

/** What a clock that nobody sets may drift from one that is kept right, and a busy process may be late. */
const noticedMs = 2_000;

/**
 * Since when hosts have been able to renew their leases without a break. It begins anew where the gateway was not there
 * to hear them: at its start, where its process or its disk stood still, where its clock was set, and where heartbeats
 * could not be written. Else a gateway that was away for a minute would take everybody's work from them as it comes back.
 */
export class RenewableSince {
  readonly #clock: Clock;
  readonly #onSetBack: () => void;
  #instant: Instant;
  /** By how much the wall clock is ahead of the steady one. */
  #ahead: number;

  /** @param onSetBack called where the clock was set back: what is dated by it lies ahead */
  constructor(clock: Clock, onSetBack: () => void) {
    this.#clock = clock;
    this.#onSetBack = onSetBack;
    this.#instant = clock.now();
    this.#ahead = this.#instant - clock.steadyMs();
  }

  get instant(): Instant {
    return this.#instant;
  }

  /** Hosts could not renew until now. */
  interrupt(): void {
    const aheadBefore = this.#ahead;
    this.#instant = this.#clock.now();
    this.#ahead = this.#instant - this.#clock.steadyMs();
    if (aheadBefore - this.#ahead > noticedMs) this.#onSetBack();
  }

  /** Where this cannot be written, heartbeats cannot either. */
  notice<T>(written: Promise<T>): Promise<T> {
    return written.catch((error: unknown) => {
      this.interrupt();
      throw error;
    });
  }

  /** The disk has been waited for as long, and until it answers no heartbeat is answered. */
  diskTook(waitedMs: number): void {
    if (waitedMs > noticedMs) this.interrupt();
  }

  /** @param lateMs how late the timer was by which this is called: something is that the process did not run for */
  look(lateMs: number): void {
    const ahead = this.#clock.now() - this.#clock.steadyMs();
    if (lateMs > noticedMs || Math.abs(ahead - this.#ahead) > noticedMs) this.interrupt();
  }
}

import type { Instant } from '../../src/core/operation.ts';
import type { Clock } from '../../src/engine/clock.ts';

interface Timer {
  readonly at: number;
  readonly task: () => void;
}

/**
 * A clock that moves when the test says so. As with a real one, the timers go by time that passes and not by what the
 * clock shows: setting it moves no timer.
 */
export class FakeClock implements Clock {
  readonly #timers = new Set<Timer>();
  #passed = 0;
  #shownAtStart: Instant;
  readonly #lookMs: number;
  #looked = 0;

  /** @param lookMs how much later it is by the steady clock with each look at that, as if the work between took time */
  constructor(start: Instant, lookMs = 0) {
    this.#shownAtStart = start;
    this.#lookMs = lookMs;
  }

  now(): Instant {
    return this.#shownAtStart + this.#passed;
  }

  steadyMs(): number {
    this.#looked += this.#lookMs;
    return this.#passed + this.#looked;
  }

  after(delayMs: number, task: () => void): () => void {
    const timer = { at: this.#passed + Math.max(delayMs, 0), task };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets time pass, and runs each timer at its moment; timers of no delay run too. */
  advance(ms: number): void {
    const end = this.#passed + ms;
    while (true) {
      const [next] = [...this.#timers].sort((left, right) => left.at - right.at);
      if (next === undefined || next.at > end) break;
      this.#timers.delete(next);
      this.#passed = Math.max(this.#passed, next.at);
      next.task();
    }
    this.#passed = end;
  }

  /** Time passes in which the process does not run: its timers will be late. */
  stall(ms: number): void {
    this.#passed += ms;
  }

  /** Somebody sets the clock: what it shows jumps, and no time passes. */
  set(instant: Instant): void {
    this.#shownAtStart = instant - this.#passed;
  }

  /** How many timers are waiting. */
  get timers(): number {
    return this.#timers.size;
  }

  /** How long until the next timer runs; null where none is waiting. */
  get nextTimerMs(): number | null {
    const waits = [...this.#timers].map(({ at }) => at - this.#passed);
    return waits.length === 0 ? null : Math.min(...waits);
  }
}

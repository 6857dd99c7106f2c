import { OverloadedError } from '../store/overloaded-error.ts';
import type { Clock } from './clock.ts';

/** A claim that looks for work, or waits for it. */
interface Waiter {
  readonly operationTypes: ReadonlySet<number>;
  /** Work of its types has come since it last looked. */
  isWoken: boolean;
  wake: () => void;
}

export interface WaitRequest {
  readonly operationTypes: readonly number[];
  readonly waitMs: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Holds claims back until there is work for them, so that hosts need not poll. Of those that wait for a type, only as
 * many are woken as there is work, not all of them for each. What keeps that from leaving work lying: while there is
 * some, one that takes its type is about to look, or none waits for it.
 */
export class WaitingClaims {
  readonly #clock: Clock;
  readonly #mostWaiters: number;
  readonly #waiters = new Set<Waiter>();
  #isStopped = false;
  #refused = 0;

  constructor(clock: Clock, mostWaiters: number) {
    this.#clock = clock;
    this.#mostWaiters = mostWaiters;
  }

  /** How many look for work or wait for it. */
  get count(): number {
    return this.#waiters.size;
  }

  /** How many were refused because too many waited. */
  get refused(): number {
    return this.#refused;
  }

  /** Work has been committed: its types, once for each operation. */
  notify(operationTypes: Iterable<number>): void {
    const left = new Map<number, number>();
    for (const type of operationTypes) left.set(type, (left.get(type) ?? 0) + 1);
    for (const waiter of this.#waiters) {
      if (left.size === 0) return;
      if (waiter.isWoken) continue;
      const type = left.keys().find((each) => waiter.operationTypes.has(each));
      if (type === undefined) continue;
      const more = (left.get(type) ?? 0) - 1;
      if (more > 0) left.set(type, more);
      else left.delete(type);
      waiter.isWoken = true;
      waiter.wake();
    }
  }

  /**
   * Tries, and tries again whenever there is work, until something was claimed, the time is over, the caller has gone,
   * or the gateway stops. It listens before it looks: work that comes between the look and the wait is not missed.
   */
  async claim<T>(request: WaitRequest, attempt: () => Promise<readonly T[]>): Promise<readonly T[]> {
    const { operationTypes, waitMs, signal } = request;
    if (signal?.aborted) return [];
    if (waitMs <= 0) return attempt();
    if (this.#waiters.size >= this.#mostWaiters) {
      this.#refused += 1;
      throw new OverloadedError('Too many claims are waiting; try again later.');
    }
    // By the steady clock: one that is set back must not keep a host waiting until it comes round again.
    const deadlineMs = this.#clock.steadyMs() + waitMs;
    const waiter: Waiter = { operationTypes: new Set(operationTypes), isWoken: false, wake: () => {} };
    let hasToHandOn = false;
    this.#waiters.add(waiter);
    try {
      while (true) {
        hasToHandOn = waiter.isWoken;
        waiter.isWoken = false;
        const claimed = await attempt();
        if (claimed.length > 0) return claimed;
        hasToHandOn = false;
        if (!waiter.isWoken) await this.#rest(waiter, deadlineMs, signal);
        if (!waiter.isWoken || this.#isOver(deadlineMs, signal)) return [];
      }
    } finally {
      this.#waiters.delete(waiter);
      // It was woken, and took perhaps other work than it was woken for, or none: somebody else must look.
      if (hasToHandOn || waiter.isWoken) this.notify(waiter.operationTypes);
    }
  }

  stop(): void {
    this.#isStopped = true;
    for (const waiter of this.#waiters) waiter.wake();
  }

  #isOver(deadlineMs: number, signal: AbortSignal | undefined): boolean {
    return this.#isStopped || signal?.aborted === true || this.#clock.steadyMs() >= deadlineMs;
  }

  async #rest(waiter: Waiter, deadlineMs: number, signal: AbortSignal | undefined): Promise<void> {
    if (this.#isOver(deadlineMs, signal)) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const onAbort = () => resolve();
    const cancel = this.#clock.after(deadlineMs - this.#clock.steadyMs(), resolve);
    signal?.addEventListener('abort', onAbort);
    waiter.wake = resolve;
    await promise;
    waiter.wake = () => {};
    signal?.removeEventListener('abort', onAbort);
    cancel();
  }
}

import type { Clock } from './clock.ts';

/** More hosts than this are not remembered; the one not heard of for longest is forgotten first. */
const mostHosts = 10_000;

/**
 * Which operation types have a host that was heard of lately: kept in memory, for `whyWaiting` and whoever watches. It
 * goes by the steady clock, so that setting the other one makes no host come or go.
 */
export class LiveHosts {
  readonly #clock: Pick<Clock, 'steadyMs'>;
  readonly #seenWithinMs: number;
  /** What each host takes; the one heard of last stands last. */
  readonly #hosts = new Map<string, { readonly operationTypes: readonly number[]; readonly seenAtMs: number }>();
  /** When a host that takes the type was last heard of: asked for each operation on a page, so it is kept by type. */
  readonly #seenAtMs = new Map<number, number>();

  constructor(clock: Pick<Clock, 'steadyMs'>, seenWithinMs: number) {
    this.#clock = clock;
    this.#seenWithinMs = seenWithinMs;
  }

  claimed(hostId: string, operationTypes: readonly number[]): void {
    const nowMs = this.#clock.steadyMs();
    this.#hosts.delete(hostId);
    this.#hosts.set(hostId, { operationTypes, seenAtMs: nowMs });
    const [oldest] = this.#hosts.keys();
    if (this.#hosts.size > mostHosts && oldest !== undefined) this.#hosts.delete(oldest);
    for (const type of operationTypes) this.#seenAtMs.set(type, nowMs);
  }

  /** A host that is busy sends heartbeats and no claims: it still takes what it took. */
  heard(hostId: string): void {
    const host = this.#hosts.get(hostId);
    if (host !== undefined) this.claimed(hostId, host.operationTypes);
  }

  /** How many were heard of lately. */
  get count(): number {
    const sinceMs = this.#clock.steadyMs() - this.#seenWithinMs;
    let count = 0;
    for (const { seenAtMs } of this.#hosts.values()) if (seenAtMs >= sinceMs) count += 1;
    return count;
  }

  isSeen(operationType: number): boolean {
    const seenAtMs = this.#seenAtMs.get(operationType);
    return seenAtMs !== undefined && this.#clock.steadyMs() - seenAtMs <= this.#seenWithinMs;
  }
}

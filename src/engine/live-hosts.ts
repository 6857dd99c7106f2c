import type { Instant } from '../core/operation.ts';

/** More hosts than this are not remembered; the one not heard of for longest is forgotten first. */
const mostHosts = 10_000;

/** Which operation types have a host that was heard of lately: kept in memory, for `whyWaiting` alone. */
export class LiveHosts {
  readonly #seenWithinMs: number;
  /** What each host takes; the one heard of last stands last. */
  readonly #hosts = new Map<string, readonly number[]>();
  /** When a host that takes the type was last heard of: asked for each operation on a page, so it is kept by type. */
  readonly #seenOn = new Map<number, Instant>();

  constructor(seenWithinMs: number) {
    this.#seenWithinMs = seenWithinMs;
  }

  claimed(hostId: string, operationTypes: readonly number[], now: Instant): void {
    this.#hosts.delete(hostId);
    this.#hosts.set(hostId, operationTypes);
    const [oldest] = this.#hosts.keys();
    if (this.#hosts.size > mostHosts && oldest !== undefined) this.#hosts.delete(oldest);
    for (const type of operationTypes) this.#seenOn.set(type, now);
  }

  /** A host that is busy sends heartbeats and no claims: it still takes what it took. */
  heard(hostId: string, now: Instant): void {
    const operationTypes = this.#hosts.get(hostId);
    if (operationTypes !== undefined) this.claimed(hostId, operationTypes, now);
  }

  isSeen(operationType: number, now: Instant): boolean {
    const seenOn = this.#seenOn.get(operationType);
    return seenOn !== undefined && now - seenOn <= this.#seenWithinMs;
  }
}

import type { SubscribePayload } from 'graphql-ws';
import type { ServerTally } from '../server-tally.ts';
import type { RunningOperation } from './running-operation.ts';
import type { SocketSubscription } from './socket-subscription.ts';

/**
 * What runs on one socket. Not by its id: a client may give that to another as soon as it has completed the first, which
 * may take its time to end.
 */
export class RunningOperations {
  readonly #tally: ServerTally;
  readonly #operations = new Map<SubscribePayload, RunningOperation>();

  constructor(tally: ServerTally) {
    this.#tally = tally;
  }

  get size(): number {
    return this.#operations.size;
  }

  /** As they are now: some of them end by what is done with others. */
  all(): readonly RunningOperation[] {
    return [...this.#operations.values()];
  }

  set(payload: SubscribePayload, operation: RunningOperation): void {
    this.#operations.set(payload, operation);
  }

  /** One of these turns out to be a subscription. */
  subscribed(operation: RunningOperation, subscription: SocketSubscription): void {
    this.#tally.socketSubscriptions += 1;
    operation.subscription = subscription;
  }

  /** Idempotent. */
  delete(payload: SubscribePayload): void {
    const operation = this.#operations.get(payload);
    if (operation?.isSubscription === true) this.#tally.socketSubscriptions -= 1;
    this.#operations.delete(payload);
  }
}

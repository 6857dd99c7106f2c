import { CallerGone } from '../../engine/caller-gone.ts';
import type { SocketSubscription } from './socket-subscription.ts';

/**
 * One operation of a socket, from its first message until nothing of it runs any more.
 *
 * Of one that its client has completed, graphql-ws is told nothing more. It goes by the id alone, which the client may
 * have given to another by then: what the first came to would be told, and would be taken for the end, of the second.
 */
export class RunningOperation {
  #hasEnded = false;
  #signal: AbortController | null = null;
  #subscription: SocketSubscription | null = null;

  /** Its client has completed it, or has gone. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Aborted when it ends; made when it is asked for, because few operations wait for anything. */
  get signal(): AbortSignal {
    this.#signal ??= new AbortController();
    if (this.#hasEnded) this.#signal.abort(new CallerGone());
    return this.#signal.signal;
  }

  get isSubscription(): boolean {
    return this.#subscription !== null;
  }

  set subscription(subscription: SocketSubscription) {
    this.#subscription = subscription;
    if (this.#hasEnded) void subscription.return();
  }

  /** The socket has room again. */
  resume(): void {
    this.#subscription?.resume();
  }

  /** What work comes to; where the operation has ended by then, that never comes. */
  untilEnded<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      work.then(
        (result) => this.#hasEnded || resolve(result),
        (error: unknown) => this.#hasEnded || reject(error),
      );
    });
  }

  end(): void {
    this.#hasEnded = true;
    this.#signal?.abort(new CallerGone());
    void this.#subscription?.return();
  }
}

import type { GraphQLError } from 'graphql';
import type { Membership, Outlet } from '../../live/group.ts';
import { isUnexpected, type MaskError } from '../mask-error.ts';
import type { Payload } from '../subscriptions/payload.ts';
import type { Join } from '../subscriptions/shared-subscriptions.ts';
import { nextFrames } from './next-frames.ts';
import type { SocketWire } from './socket-wire.ts';

const ended = { done: true, value: undefined } as const;

/**
 * A subscription on a socket. For graphql-ws, which keeps the protocol, it is an iterator that gives nothing and ends
 * only where it fails or its subject is over; the messages go past it, to the wire. There are as many of these as subscribers: each field
 * counts.
 */
export class SocketSubscription implements Outlet<Payload>, AsyncIterableIterator<never> {
  readonly #wire: SocketWire;
  /** As JSON. */
  readonly #id: string;
  readonly #maskError: MaskError;
  readonly #onReturned: () => void;
  readonly #membership: Membership;
  /** Kept for somebody who waits: a rejection that nobody waits for yet would end the process. */
  #failure: GraphQLError | null = null;
  #waiting: PromiseWithResolvers<IteratorResult<never>> | null = null;
  #isComplete = false;

  constructor(wire: SocketWire, id: string, join: Join, maskError: MaskError, onReturned: () => void) {
    this.#wire = wire;
    this.#id = JSON.stringify(id);
    this.#maskError = maskError;
    this.#onReturned = onReturned;
    this.#membership = join(this);
  }

  get hasRoom(): boolean {
    return this.#wire.hasRoom;
  }

  write(messages: readonly Payload[]): void {
    this.#wire.write(nextFrames(messages, this.#id));
  }

  /**
   * Where the gateway stops, the socket is closed in a moment, with a code by which its client comes again. Where the log
   * cannot be read, it is closed now: that may be over in a moment, but an `error` is for good.
   */
  end(error?: unknown): void {
    if (error === undefined) return;
    const failure = this.#maskError(error);
    if (isUnexpected(failure)) {
      this.#wire.breakOff();
    } else {
      this.#failure = failure;
      this.#waiting?.reject(failure);
    }
  }

  /** graphql-ws tells its client. */
  complete(): void {
    this.#isComplete = true;
    this.#waiting?.resolve(ended);
  }

  resume(): void {
    this.#membership.resume();
  }

  next(): Promise<IteratorResult<never>> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    if (this.#isComplete) return Promise.resolve(ended);
    this.#waiting = Promise.withResolvers();
    return this.#waiting.promise;
  }

  /** The client has completed it, or has gone. Who waits is told nothing more: see `RunningOperation`. */
  return(): Promise<IteratorResult<never>> {
    this.#membership.leave();
    this.#onReturned();
    return Promise.resolve(ended);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

import type { HostRequest } from '../../gql/graphql.ts';
import type { ClaimedOperation } from './handler.ts';
import type { Claimed } from './host-gateway.ts';
import { InterruptedError, type InterruptionCause } from './interrupted-error.ts';
import { LineBuffer } from './line-buffer.ts';

export interface Progress {
  readonly progress?: number;
  readonly stage?: string;
  readonly message?: string;
  /** A checkpoint. */
  readonly data?: unknown;
}

/** An operation under a lease of this host, from the claim until it is settled or lost. */
export class HeldOperation {
  readonly operation: ClaimedOperation;
  readonly epoch: number;
  readonly #leaseMs: number;
  readonly #claimedOn: number;
  readonly #receivedAt: number;
  readonly #interruption = new AbortController();
  #leaseEndsAt: number;
  #request: HostRequest = 'NONE';
  /** The newest change of it that is known to have been made under this lease. */
  position: string;
  /** Not yet sent. */
  progress: Progress | null = null;
  /** What its handler has written and the gateway has not taken yet. */
  readonly log = new LineBuffer();
  /** Undefined where the handler has left none. */
  checkpoint: unknown;
  /** The gateway has not been told of the checkpoint. */
  isUntold = false;
  isHandled = false;
  #isLost = false;

  /**
   * @param sentAt when the request was sent that brought the lease: it holds from some time after that
   * @param receivedAt when the answer came
   */
  constructor({ operation, epoch, claimedOn }: Claimed, leaseMs: number, sentAt: number, receivedAt: number) {
    this.operation = operation;
    this.epoch = epoch;
    this.position = operation.position;
    this.#leaseMs = leaseMs;
    this.#claimedOn = claimedOn;
    this.#receivedAt = receivedAt;
    this.#leaseEndsAt = sentAt + leaseMs;
  }

  get id(): string {
    return this.operation.id;
  }

  get signal(): AbortSignal {
    return this.#interruption.signal;
  }

  /** Until then, by the host's clock, it is surely its own. */
  get leaseEndsAt(): number {
    return this.#leaseEndsAt;
  }

  /** What somebody has asked; a cancel outdoes a pause, and neither is taken back. */
  get request(): HostRequest {
    return this.#request;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  renewed(sentAt: number): void {
    this.#leaseEndsAt = Math.max(this.#leaseEndsAt, sentAt + this.#leaseMs);
  }

  ask(request: HostRequest): void {
    if (request === 'NONE' || this.#request === 'CANCEL') return;
    this.#request = request;
    this.interrupt(request);
  }

  lose(detail: string): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.interrupt('LEASE_LOST', detail);
  }

  interrupt(why: InterruptionCause, detail?: string): void {
    this.#interruption.abort(new InterruptedError(why, detail));
  }

  /** What the gateway's clock shows, short of how long the claim's answer was on its way: however the two are set. */
  gatewayTime(now: number): number {
    return this.#claimedOn + (now - this.#receivedAt);
  }
}

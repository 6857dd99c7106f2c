import type { ServerResponse } from 'node:http';
import type { Membership, Outlet } from '../../live/group.ts';
import type { ServerLimits } from '../limits.ts';
import { isUnexpected, type MaskError } from '../mask-error.ts';
import { publicError } from '../public-error.ts';
import type { ServerTally } from '../server-tally.ts';
import type { Payload } from '../subscriptions/payload.ts';
import type { Join } from '../subscriptions/shared-subscriptions.ts';

export interface EventStreamOptions {
  readonly limits: Pick<ServerLimits, 'keepAliveMs' | 'stalledAfterMs'>;
  readonly maskError: MaskError;
  readonly tally: ServerTally;
  /** From 0 to 1: spreads those who come again after the gateway has stopped. */
  readonly random: () => number;
}

const leastRetryMs = 500;
const mostRetryMs = 5_000;

/**
 * A subscription as server-sent events: each message with its position as the id, so that a browser's EventSource, when
 * its connection breaks, says by itself where it was. Only a fault of the subscription itself, and the end of its
 * subject, are followed by `complete`:
 * where the gateway stops, or cannot read the log, the stream breaks off, and its client comes again.
 */
export class EventStream implements Outlet<Payload> {
  readonly #response: ServerResponse;
  readonly #options: EventStreamOptions;
  readonly #membership: Membership;
  #silentMs = 0;

  constructor(response: ServerResponse, join: Join, options: EventStreamOptions) {
    this.#response = response;
    this.#options = options;
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    // Some browsers tell nobody of an answer of which nothing has come yet.
    response.write(comment);
    this.#membership = join(this);
    response.on('drain', () => {
      this.#silentMs = 0;
      this.#membership.resume();
    });
    const timer = setInterval(() => this.#keepAlive(), options.limits.keepAliveMs);
    response.once('close', () => {
      clearInterval(timer);
      this.#membership.leave();
    });
  }

  get hasRoom(): boolean {
    return !this.#response.writableNeedDrain && !this.#response.writableEnded && !this.#response.destroyed;
  }

  write(messages: readonly Payload[]): void {
    this.#response.write(eventsOf(messages));
  }

  end(error?: unknown): void {
    const failure = error === undefined ? null : this.#options.maskError(error);
    if (failure === null || isUnexpected(failure)) {
      this.#breakOff();
    } else {
      const errors = [publicError(failure)];
      this.#response.end(`event: next\ndata: ${JSON.stringify({ errors })}\n\n${complete}`);
    }
  }

  /** There is nothing to come again for: `complete` says so, where an answer that ends would be taken for a break. */
  complete(): void {
    this.#response.end(complete);
  }

  /** The gateway stops, and waits for it no longer. */
  giveUp(): void {
    if (this.hasRoom) this.#breakOff();
    else this.#response.destroy();
  }

  /** A client that does not read is sent nothing more; one that has not for long is let go, to come again. */
  #keepAlive(): void {
    const { keepAliveMs, stalledAfterMs } = this.#options.limits;
    if (this.hasRoom) {
      this.#response.write(comment);
      return;
    }
    this.#silentMs += keepAliveMs;
    if (this.#silentMs > stalledAfterMs + keepAliveMs) this.#response.destroy();
    else if (this.#silentMs > stalledAfterMs) this.#stall();
  }

  #stall(): void {
    this.#options.tally.stalledEventStreams += 1;
    this.#breakOff();
  }

  #breakOff(): void {
    if (this.#response.writableEnded) return;
    this.#membership.leave();
    const retryMs = Math.round(leastRetryMs + this.#options.random() * (mostRetryMs - leastRetryMs));
    this.#response.end(`retry: ${retryMs}\n\n`);
  }
}

const comment = ':\n\n';
const complete = 'event: complete\ndata:\n\n';

/** By the messages, which a whole group gets as one array. */
const known = new WeakMap<readonly Payload[], Buffer>();

function eventsOf(messages: readonly Payload[]): Buffer {
  const events =
    known.get(messages) ??
    Buffer.concat(
      messages.flatMap(({ id, json }) => [Buffer.from(`event: next\nid: ${id}\ndata: `), json, betweenEvents]),
    );
  known.set(messages, events);
  return events;
}

const betweenEvents = Buffer.from('\n\n');

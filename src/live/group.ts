import type { Position } from '../core/operation.ts';
import type { LogPlace } from '../core/position.ts';

/** Where a member starts: it has seen everything up to a position of this log, or up to what somebody says to be one. */
export type Start = Position | LogPlace;

/** Makes a message what is delivered: once for each group, however many members it has. */
export interface Encoder<Message, Encoded> {
  encode(message: Message): Encoded | Promise<Encoded>;
  /** About how many bytes it holds, for the bounds on memory. */
  sizeOf(encoded: Encoded): number;
}

/** Equal subscriptions. It ends with its last member, and begins again with another. */
export interface Group<Encoded> {
  /** Delivery begins in a later turn of the event loop, never within this call. */
  join(outlet: Outlet<Encoded>, start: Start): Membership;
  readonly members: number;
}

/** Where a member's messages go. */
export interface Outlet<Encoded> {
  /** Whether it takes something now. Where it did not, it says so by `resume` when it does again. */
  readonly hasRoom: boolean;
  /**
   * Takes these, in order, as one write. Equal deliveries to several members are the same array, so what is made of it
   * can be kept by its identity. Called only while `hasRoom`; must not throw.
   */
  write(messages: readonly Encoded[]): void;
  /** Nothing more comes: the gateway stops and all has been told, or the log cannot be read (the error). */
  end(error?: unknown): void;
  /** Nothing more comes, ever: what the subscription is about is over, and all of it has been told. */
  complete(): void;
}

export interface Membership {
  /** The outlet has room again. */
  resume(): void;
  /** The consumer has gone: nothing more is written, and nothing of it stays behind. Idempotent. */
  leave(): void;
}

import type { Instant } from '../core/operation.ts';
import type { Membership, Outlet } from './group.ts';

/** What a member needs of its group. */
export interface CountsHome<Encoded> {
  /** It has room again. */
  lookAt(member: CountsMember<Encoded>): void;
  /** @returns whether it was there */
  remove(member: CountsMember<Encoded>): boolean;
}

/** One consumer of a group of counts: it is told the newest, whatever it missed in between. */
export class CountsMember<Encoded> implements Membership {
  readonly #group: CountsHome<Encoded>;
  readonly #outlet: Outlet<Encoded>;
  /** Of the counts that it was told last; 0 before the first. */
  #version = 0;
  /** When that was; null where it is new. */
  #toldOn: Instant | null = null;

  constructor(group: CountsHome<Encoded>, outlet: Outlet<Encoded>) {
    this.#group = group;
    this.#outlet = outlet;
  }

  get version(): number {
    return this.#version;
  }

  get toldOn(): Instant | null {
    return this.#toldOn;
  }

  get hasRoom(): boolean {
    return this.#outlet.hasRoom;
  }

  take(messages: readonly Encoded[], version: number, now: Instant): void {
    this.#version = version;
    this.#toldOn = now;
    this.#outlet.write(messages);
  }

  resume(): void {
    this.#group.lookAt(this);
  }

  leave(): void {
    this.#group.remove(this);
  }

  end(error?: unknown): void {
    if (this.#group.remove(this)) this.#outlet.end(error);
  }
}

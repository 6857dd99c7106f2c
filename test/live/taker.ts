import type { Group, Membership, Outlet, Start } from '../../src/live/group.ts';
import { turn } from './pulling.ts';

/** A member's consumer: takes as many writes as the test lets it, and notes where it is not treated as agreed. */
export class Taker<Encoded> implements Outlet<Encoded> {
  readonly writes: (readonly Encoded[])[] = [];
  readonly faults: string[] = [];
  /** With what it was ended, as often as it was. */
  readonly ends: unknown[] = [];
  isComplete = false;
  /** Called after each write, in it. */
  onWrite: () => void = () => {};
  #room: number;
  #membership: Membership | null = null;
  #hasLeft = false;

  constructor(room = Number.POSITIVE_INFINITY) {
    this.#room = room;
  }

  static join<Encoded>(group: Group<Encoded>, start: Start, room?: number): Taker<Encoded> {
    return new Taker<Encoded>(room).join(group, start);
  }

  join(group: Group<Encoded>, start: Start): this {
    this.#membership = group.join(this, start);
    if (this.writes.length + this.ends.length > 0) this.faults.push('delivery within join');
    return this;
  }

  get told(): Encoded[] {
    return this.writes.flat();
  }

  get hasRoom(): boolean {
    return this.#room > 0;
  }

  get hasGone(): boolean {
    return this.#hasLeft || this.ends.length > 0;
  }

  write(messages: readonly Encoded[]): void {
    if (!this.hasRoom) this.faults.push('written to without room');
    if (this.hasGone) this.faults.push('written to after its end');
    if (messages.length === 0) this.faults.push('written nothing');
    this.#room -= 1;
    this.writes.push([...messages]);
    this.onWrite();
  }

  end(error?: unknown): void {
    if (this.hasGone) this.faults.push('ended after its end');
    this.ends.push(error);
  }

  complete(): void {
    this.isComplete = true;
    this.end();
  }

  /** Takes so many writes from now on. */
  take(room: number): void {
    const hadRoom = this.hasRoom;
    this.#room = room;
    if (!hadRoom && room > 0) this.#membership?.resume();
  }

  leave(): void {
    this.#hasLeft = true;
    this.#membership?.leave();
  }

  /** Waits, in turns of the event loop, until it has been told so many messages in all. */
  async hasBeenTold(count: number): Promise<Encoded[]> {
    for (let turns = 0; this.told.length < count; turns += 1) {
      if (turns === 5_000 || this.hasGone)
        throw new Error(`told ${this.told.length} messages, not ${count}`, { cause: this.ends[0] });
      await turn();
    }
    return this.told;
  }
}

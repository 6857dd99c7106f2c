import { compileFilter, type OperationFilter } from '../core/filter.ts';
import type { Operation, Position } from '../core/operation.ts';
import { type ChangeHome, ChangeMember } from './change-member.ts';
import { type EncodedPortion, encodePortion } from './encode-portion.ts';
import type { Encoder, Group, Membership, Outlet, Start } from './group.ts';
import type { ChangeListener, Hub } from './hub.ts';
import type { Update } from './live.ts';
import { Pages } from './pages.ts';
import type { Task } from './turns.ts';
import { updateOf } from './update-of.ts';

/** How many events are looked at in one go. */
const sliceSize = 200;

/** How many members are written to between two looks at the time. */
const membersAtOnce = 16;

/** Messages on their way to one live member after the other. */
interface Delivery<Encoded> {
  readonly messages: readonly Encoded[];
  readonly until: Position;
  /** Those that join while it goes on have seen all this, and pass it over. */
  readonly members: SetIterator<ChangeMember<Encoded>>;
}

/**
 * Equal subscriptions to changes. Those that are live get each message as soon as it is committed, encoded once; the
 * others read the log, page by page, until they are at its end.
 *
 * From when it is woken until its live members have been told everything, the group is busy. It goes about that in
 * turns: reads the ring, encodes a portion, writes it to one member after the other; what is committed meanwhile comes
 * after that, all together.
 */
export class ChangeGroup<Encoded> implements Group<Encoded>, ChangeListener, ChangeHome<Encoded>, Task {
  readonly filter: OperationFilter;
  readonly hub: Hub;
  readonly encoder: Encoder<Update, Encoded>;
  readonly pages: Pages<Encoded>;
  readonly #matches: (operation: Operation) => boolean;
  readonly #onEmpty: () => void;
  readonly #live = new Set<ChangeMember<Encoded>>();
  readonly #behind = new Set<ChangeMember<Encoded>>();
  /** While busy: what live members have seen, but for those that have been written to already. */
  #seen: Position = 0;
  #isBusy = false;
  /** What was read of the log, and up to where; of it, what has not been encoded yet. */
  #updates: readonly Update[] = [];
  #next = 0;
  #until: Position = 0;
  #delivery: Delivery<Encoded> | null = null;
  /** The newest position that live members were told of, now and as it was at the last look for checkpoints. */
  #toldAt: Position = 0;
  #toldBefore: Position = 0;

  constructor(hub: Hub, filter: OperationFilter, encoder: Encoder<Update, Encoded>, onEmpty = () => {}) {
    this.hub = hub;
    this.#onEmpty = onEmpty;
    this.filter = filter;
    this.encoder = encoder;
    this.#matches = compileFilter(filter);
    const { tail, budget, turns } = hub;
    this.pages = new Pages({ tail, filter, matches: this.#matches, encoder, budget, turns });
  }

  get members(): number {
    return this.#live.size + this.#behind.size;
  }

  join(outlet: Outlet<Encoded>, start: Start): Membership {
    const member = new ChangeMember(this, outlet);
    this.hub.joined(this.members === 0);
    this.#fallBehind(member);
    member.begin(start);
    return member;
  }

  wake(from: Position): void {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#seen = from;
    this.hub.turns.add(this);
  }

  checkpoint(): void {
    const { told } = this.hub;
    const isQuiet = this.#toldAt === this.#toldBefore && !this.#isBusy && this.#toldAt < told;
    // A checkpoint is no news: it does not put the next one off.
    this.#toldBefore = isQuiet ? told : this.#toldAt;
    if (!isQuiet) return;
    this.wake(told);
    this.#take([{ type: 'CHECKPOINT', position: told }], told);
  }

  endIfTold(): void {
    const { isStopping, told, tail } = this.hub;
    if (this.#isBusy || !isStopping || told < tail.head) return;
    for (const member of [...this.#live]) member.end();
  }

  attach(member: ChangeMember<Encoded>): void {
    this.#catchUp(member);
    if (this.#behind.size === 0) this.pages.clear();
    if (this.#live.size === 0) this.hub.listen(this);
    this.#live.add(member);
  }

  detach(member: ChangeMember<Encoded>): void {
    this.#unlive(member);
    this.#fallBehind(member);
  }

  remove(member: ChangeMember<Encoded>): void {
    this.#unlive(member);
    this.#catchUp(member);
    if (this.#behind.size === 0) this.pages.clear();
    this.hub.left(this.members === 0);
    if (this.members === 0) this.#onEmpty();
  }

  #fallBehind(member: ChangeMember<Encoded>): void {
    this.#behind.add(member);
    this.hub.catchUp(1);
  }

  #catchUp(member: ChangeMember<Encoded>): void {
    if (this.#behind.delete(member)) this.hub.catchUp(-1);
  }

  #unlive(member: ChangeMember<Encoded>): void {
    if (this.#live.delete(member) && this.#live.size === 0) this.hub.unlisten(this);
  }

  run(): void {
    const { turns } = this.hub;
    do {
      if (this.#live.size === 0) {
        this.#rest();
        return;
      }
      if (this.#delivery !== null) {
        this.#serve(this.#delivery);
      } else if (this.#next < this.#updates.length) {
        if (this.#encode() === 'LATER') return;
      } else if (this.#seen < this.hub.told) {
        this.#read();
      } else {
        this.#rest();
        this.endIfTold();
        return;
      }
    } while (!turns.isOver);
    turns.add(this);
  }

  #take(updates: readonly Update[], until: Position): void {
    this.#updates = updates;
    this.#next = 0;
    this.#until = until;
    if (updates.length === 0) this.#seen = until;
  }

  #read(): void {
    const { tail, told } = this.hub;
    const slice = tail.readRecent(this.#seen, Math.min(told, this.#seen + sliceSize));
    if (slice === null) {
      // The ring does not go back to what they have seen: each reads on by itself.
      for (const member of [...this.#live]) member.fallBehind(this.#seen);
      return;
    }
    const updates = slice.events.map((event) => updateOf(event, this.#matches)).filter((update) => update !== null);
    this.#take(updates, slice.position);
  }

  #encode(): 'NOW' | 'LATER' {
    let portion: EncodedPortion<Encoded> | Promise<EncodedPortion<Encoded>>;
    try {
      portion = encodePortion(this.encoder, this.#updates, this.#next, () => this.hub.turns.isOver);
    } catch (error) {
      this.#fail(error);
      return 'NOW';
    }
    if (!(portion instanceof Promise)) {
      this.#deliver(portion);
      return 'NOW';
    }
    portion
      .then((encoded) => this.#deliver(encoded))
      .catch((error: unknown) => this.#fail(error))
      .finally(() => this.hub.turns.add(this));
    return 'LATER';
  }

  #deliver({ messages, next }: EncodedPortion<Encoded>): void {
    const isLast = next >= this.#updates.length;
    const until = isLast ? this.#until : (this.#updates[next - 1]?.position ?? this.#until);
    this.#next = next;
    this.#delivery = { messages, until, members: this.#live.values() };
  }

  #serve({ messages, until, members }: Delivery<Encoded>): void {
    for (let served = 0; served < membersAtOnce; served += 1) {
      const { done, value } = members.next();
      if (done) {
        this.#delivery = null;
        this.#seen = until;
        this.#toldAt = until;
        return;
      }
      value.take(messages, this.#seen, until);
    }
  }

  #rest(): void {
    this.#isBusy = false;
    this.#delivery = null;
    this.#take([], this.#seen);
  }

  #fail(error: unknown): void {
    this.#delivery = null;
    this.#take([], this.#until);
    for (const member of [...this.#live]) member.end(error);
  }
}

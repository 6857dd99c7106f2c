import type { OperationEvent } from '../core/change.ts';
import { compileFilter, type OperationFilter } from '../core/filter.ts';
import type { Operation, Position } from '../core/operation.ts';
import { type ChangeHome, ChangeMember } from './change-member.ts';
import { type EncodedPortion, encodePortion } from './encode-portion.ts';
import type { Encoder, Group, Membership, Outlet, Start } from './group.ts';
import type { ChangeListener, Hub } from './hub.ts';
import type { Update } from './live.ts';
import { Pages } from './pages.ts';
import { updateOf } from './update-of.ts';

/** How many members are written to before others have their turn: a few milliseconds. */
const membersAtOnce = 500;

/**
 * Equal subscriptions to changes. Those that are live get each message as soon as it is committed, encoded once; the
 * others read the log, page by page, until they are at its end.
 *
 * While a message is being encoded or written to one member after the other the group is busy, and takes no new ones:
 * it reads those from the ring afterwards, all that came meanwhile together.
 */
export class ChangeGroup<Encoded> implements Group<Encoded>, ChangeListener, ChangeHome<Encoded> {
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

  get isBusy(): boolean {
    return this.#isBusy;
  }

  join(outlet: Outlet<Encoded>, start: Start): Membership {
    const member = new ChangeMember(this, outlet);
    this.hub.joined(this.members === 0);
    this.#behind.add(member);
    member.begin(start);
    return member;
  }

  updateOf(event: OperationEvent): Update | null {
    return updateOf(event, this.#matches);
  }

  tell(updates: readonly Update[], from: Position, until: Position): void {
    this.#isBusy = true;
    this.#seen = from;
    this.#deliver(updates, 0, until);
  }

  checkpoint(): void {
    const { told } = this.hub;
    const isQuiet = this.#toldAt === this.#toldBefore && !this.#isBusy && this.#toldAt < told;
    // A checkpoint is no news: it does not put the next one off.
    this.#toldBefore = isQuiet ? told : this.#toldAt;
    if (isQuiet) this.tell([{ type: 'CHECKPOINT', position: told }], told, told);
  }

  fallBehind(from: Position): void {
    if (this.#isBusy) return;
    for (const member of [...this.#live]) member.fallBehind(from);
  }

  endIfTold(): void {
    const { isStopping, told, tail } = this.hub;
    if (this.#isBusy || !isStopping || told < tail.head) return;
    for (const member of [...this.#live]) member.end();
  }

  attach(member: ChangeMember<Encoded>): void {
    this.#behind.delete(member);
    if (this.#behind.size === 0) this.pages.clear();
    if (this.#live.size === 0) this.hub.listen(this);
    this.#live.add(member);
  }

  detach(member: ChangeMember<Encoded>): void {
    this.#unlive(member);
    this.#behind.add(member);
  }

  remove(member: ChangeMember<Encoded>): void {
    this.#unlive(member);
    this.#behind.delete(member);
    if (this.#behind.size === 0) this.pages.clear();
    this.hub.left(this.members === 0);
    if (this.members === 0) this.#onEmpty();
  }

  #unlive(member: ChangeMember<Encoded>): void {
    if (this.#live.delete(member) && this.#live.size === 0) this.hub.unlisten(this);
  }

  #deliver(updates: readonly Update[], from: number, until: Position): void {
    let portion: EncodedPortion<Encoded> | Promise<EncodedPortion<Encoded>>;
    try {
      portion = encodePortion(this.encoder, updates, from);
    } catch (error) {
      this.#fail(error);
      return;
    }
    const serve = ({ messages, next }: EncodedPortion<Encoded>) => {
      const isLast = next >= updates.length;
      const reached = isLast ? until : (updates[next - 1]?.position ?? until);
      this.#serve(messages, reached, this.#live.values(), () => {
        if (isLast) this.#goOn();
        else this.#deliver(updates, next, until);
      });
    };
    if (portion instanceof Promise) portion.then(serve).catch((error: unknown) => this.#fail(error));
    else serve(portion);
  }

  /** Members that join while it goes on have seen all this, and pass it over. */
  #serve(
    messages: readonly Encoded[],
    until: Position,
    members: SetIterator<ChangeMember<Encoded>>,
    then: () => void,
  ): void {
    for (let served = 0; served < membersAtOnce; served += 1) {
      const { done, value } = members.next();
      if (done) {
        this.#seen = until;
        this.#toldAt = until;
        then();
        return;
      }
      value.take(messages, this.#seen, until);
    }
    setImmediate(() => this.#serve(messages, until, members, then));
  }

  /** What was committed while the group was busy. */
  #goOn(): void {
    const { tail, told } = this.hub;
    while (this.#seen < told && this.#live.size > 0) {
      const from = this.#seen;
      const slice = tail.readRecent(from, Math.min(told, from + 200));
      if (slice === null) {
        this.#isBusy = false;
        this.fallBehind(from);
        return;
      }
      const updates = slice.events.map((event) => this.updateOf(event)).filter((update) => update !== null);
      if (updates.length > 0) {
        this.#deliver(updates, 0, slice.position);
        return;
      }
      this.#seen = slice.position;
    }
    this.#isBusy = false;
    this.endIfTold();
  }

  #fail(error: unknown): void {
    this.#isBusy = false;
    for (const member of [...this.#live]) member.end(error);
  }
}

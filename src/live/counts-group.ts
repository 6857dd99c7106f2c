import { compileFilter, type OperationFilter } from '../core/filter.ts';
import type { Instant, Operation, Position } from '../core/operation.ts';
import { CountTally } from '../store/count-tally.ts';
import type { Counts } from '../store/store.ts';
import { countChange } from './count-change.ts';
import { type CountsHome, CountsMember } from './counts-member.ts';
import type { Encoder, Group, Membership, Outlet } from './group.ts';
import type { CountsListener, Hub } from './hub.ts';
import type { Task } from './turns.ts';

/** At most four messages a second under load; what changes in a quiet time is told at once. */
const leastPauseMs = 250;

/** What is read of the log at a time, where the ring does not go back far enough. */
const sliceSize = 200;

/** How many members are written to between two looks at the time. */
const membersAtOnce = 16;

/** Counts on their way to one member after the other. */
interface Delivery<Encoded> {
  readonly messages: readonly Encoded[];
  readonly version: number;
  readonly members: ArrayIterator<CountsMember<Encoded>>;
}

/**
 * Equal subscriptions to counts: read once, then kept up with the log and encoded once for all. Each message is exact at
 * its position. Who has no room is told the newest when it has, and who is new at once: neither moves the moment at which
 * the others are told.
 */
export class CountsGroup<Encoded> implements Group<Encoded>, CountsListener, CountsHome<Encoded>, Task {
  readonly #hub: Hub;
  readonly #filter: OperationFilter;
  readonly #matches: (operation: Operation) => boolean;
  readonly #encoder: Encoder<Counts, Encoded>;
  readonly #onEmpty: () => void;
  readonly #members = new Set<CountsMember<Encoded>>();
  #tally: CountTally | null = null;
  #cursor: Position = 0;
  /** Goes up with every change of a count. */
  #version = 1;
  #encoded: { readonly version: number; readonly messages: readonly Encoded[] } | null = null;
  /** When it told those something who were not new. */
  #toldOn: Instant | null = null;
  /** It reads or encodes: whoever comes meanwhile is looked at afterwards. */
  #isBusy = false;
  /** Who is to be looked at in its next turn. */
  #waiting: Set<CountsMember<Encoded>> | 'ALL' = new Set();
  #isAdded = false;
  #delivery: Delivery<Encoded> | null = null;
  #cancelTimer: (() => void) | null = null;
  /** Aborted where those leave for whom it counts. */
  #counting: AbortController | null = null;

  constructor(hub: Hub, filter: OperationFilter, encoder: Encoder<Counts, Encoded>, onEmpty = () => {}) {
    this.#hub = hub;
    this.#onEmpty = onEmpty;
    this.#filter = filter;
    this.#matches = compileFilter(filter);
    this.#encoder = encoder;
  }

  get members(): number {
    return this.#members.size;
  }

  join(outlet: Outlet<Encoded>): Membership {
    const member = new CountsMember(this, outlet);
    const isFirst = this.#members.size === 0;
    this.#hub.joined(isFirst);
    if (isFirst) this.#hub.listenToCounts(this);
    this.#members.add(member);
    this.lookAt(member);
    return member;
  }

  remove(member: CountsMember<Encoded>): boolean {
    if (!this.#members.delete(member)) return false;
    if (this.#members.size === 0) this.#close();
    this.#hub.left(this.#members.size === 0);
    if (this.#members.size === 0) this.#onEmpty();
    return true;
  }

  /** While the timer runs, that is soon enough: what comes meanwhile is read together. */
  wake(): void {
    if (this.#cancelTimer === null || this.#hub.isStopping) this.#look('ALL');
  }

  lookAt(member: CountsMember<Encoded>): void {
    this.#look(member);
  }

  run(): void {
    this.#isAdded = false;
    if (this.#delivery !== null) {
      this.#write(this.#delivery);
    } else if (!this.#isBusy) {
      const members = this.#waiting === 'ALL' ? this.#members : this.#waiting;
      this.#waiting = new Set();
      this.#lookAt(members);
    }
  }

  #look(at: CountsMember<Encoded> | 'ALL'): void {
    if (at === 'ALL') this.#waiting = 'ALL';
    else if (this.#waiting !== 'ALL') this.#waiting.add(at);
    this.#takeTurn();
  }

  /** One that is busy takes it when it is not any more. */
  #takeTurn(): void {
    if (this.#isAdded || this.#isBusy || this.#members.size === 0) return;
    this.#isAdded = true;
    this.#hub.turns.add(this);
  }

  #lookAt(members: Iterable<CountsMember<Encoded>>): void {
    if (this.#members.size === 0) return;
    const known = this.#version;
    const tally = this.#readOn();
    if (tally === null) {
      this.#occupy(() => this.#start());
      return;
    }
    // What is news to one is news to all.
    const due = this.#dueOf(this.#version === known ? members : this.#members);
    if (due.length > 0) this.#tell(tally, due);
    if (this.#hub.isStopping) this.#endThoseTold();
  }

  /** Who can be told now; for the first of those who could but for the pause, there is a timer. */
  #dueOf(members: Iterable<CountsMember<Encoded>>): CountsMember<Encoded>[] {
    const due: CountsMember<Encoded>[] = [];
    const restMs = this.#restMs(this.#toldOn);
    let leastMs = Number.POSITIVE_INFINITY;
    for (const member of members) {
      if (!this.#members.has(member) || member.version === this.#version || !member.hasRoom) continue;
      const waitMs = member.toldOn === null ? 0 : Math.max(restMs, this.#restMs(member.toldOn));
      if (waitMs === 0) due.push(member);
      else leastMs = Math.min(leastMs, waitMs);
    }
    if (leastMs <= leastPauseMs) this.#lookIn(leastMs);
    return due;
  }

  #tell(tally: CountTally, members: readonly CountsMember<Encoded>[]): void {
    const version = this.#version;
    const deliver = (messages: readonly Encoded[]) => {
      this.#encoded = { version, messages };
      this.#delivery = { messages, version, members: members.values() };
    };
    if (this.#encoded?.version === version) {
      deliver(this.#encoded.messages);
    } else {
      try {
        const encoding = this.#encoder.encode({ position: this.#cursor, rows: tally.rows() });
        if (encoding instanceof Promise) this.#occupy(async () => deliver([await encoding]));
        else deliver([encoding]);
      } catch (error) {
        this.#fail(error);
      }
    }
    if (this.#delivery !== null) this.#write(this.#delivery);
  }

  #write({ messages, version, members }: Delivery<Encoded>): void {
    const { turns, clock } = this.#hub;
    let written = 0;
    for (const member of members) {
      // While it was encoded, or the others were written to, it may have left or been filled.
      if (this.#members.has(member) && member.hasRoom) {
        const now = clock.now();
        if (member.toldOn !== null) this.#toldOn = now;
        member.take(messages, version, now);
      }
      written += 1;
      if (written % membersAtOnce === 0 && turns.isOver) {
        this.#takeTurn();
        return;
      }
    }
    this.#delivery = null;
    if (this.#hub.isStopping) this.#look('ALL');
    else if (this.#waiting === 'ALL' || this.#waiting.size > 0) this.#takeTurn();
  }

  /** Counting may take so long that the ring goes past where it was done: counting anew would take as long again. */
  async #start(): Promise<void> {
    const { tail, turns } = this.#hub;
    const counts = await this.#count();
    if (counts === null) return;
    const { position, rows } = counts;
    const tally = new CountTally(rows);
    let cursor = position;
    while (!tail.isRecent(cursor) && this.#members.size > 0) {
      // The store may answer at once, each time: what came meanwhile can be much.
      await new Promise<void>((resolve) => turns.addReading({ run: resolve }));
      const slice = await tail.read(cursor, cursor + sliceSize);
      if (slice === null) break;
      for (const event of slice.events) countChange(tally, event, this.#matches);
      cursor = slice.position;
    }
    this.#cursor = cursor;
    this.#tally = tally;
    this.#version += 1;
  }

  /** Null where everybody has left meanwhile: whoever has come since is counted for anew. */
  async #count(): Promise<Counts | null> {
    const counting = new AbortController();
    const { signal } = counting;
    this.#counting = counting;
    try {
      return await this.#hub.engine.reads.counts(this.#filter, { signal, isPatient: true });
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    }
  }

  /** Null where the ring does not go back to what has been counted: reading anew costs less than what was missed. */
  #readOn(): CountTally | null {
    const { tail } = this.#hub;
    const slice = this.#tally === null ? null : tail.readRecent(this.#cursor, tail.head);
    if (slice === null || this.#tally === null) {
      this.#tally = null;
      return null;
    }
    for (const event of slice.events) if (countChange(this.#tally, event, this.#matches)) this.#version += 1;
    this.#cursor = slice.position;
    return this.#tally;
  }

  #occupy(work: () => Promise<void>): void {
    this.#isBusy = true;
    work().then(
      () => {
        this.#isBusy = false;
        this.#look('ALL');
      },
      (error: unknown) => {
        this.#isBusy = false;
        this.#fail(error);
      },
    );
  }

  /** What is left of the pause. A clock that was set back must not hold the news back until it comes round again. */
  #restMs(toldOn: Instant | null): number {
    if (toldOn === null || this.#hub.isStopping) return 0;
    const passedMs = this.#hub.clock.now() - toldOn;
    return passedMs < 0 ? 0 : Math.max(0, leastPauseMs - passedMs);
  }

  #lookIn(waitMs: number): void {
    this.#cancelTimer ??= this.#hub.clock.after(waitMs, () => {
      this.#cancelTimer = null;
      this.#look('ALL');
    });
  }

  #endThoseTold(): void {
    if (this.#isBusy || this.#delivery !== null) return;
    for (const member of [...this.#members]) if (member.version === this.#version) member.end();
  }

  #fail(error: unknown): void {
    for (const member of [...this.#members]) member.end(error);
  }

  /** Begins anew with the next member. */
  #close(): void {
    this.#hub.unlistenToCounts(this);
    this.#counting?.abort();
    this.#counting = null;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#tally = null;
    this.#encoded = null;
    this.#delivery = null;
    this.#waiting = new Set();
    this.#toldOn = null;
  }
}

import type { OperationEvent } from '../core/change.ts';
import type { OperationFilter } from '../core/filter.ts';
import type { Position } from '../core/operation.ts';
import type { Clock } from '../engine/clock.ts';
import { GroupIndex } from './group-index.ts';
import type { Update } from './live.ts';
import { type CommittedLog, LogTail } from './log-tail.ts';
import { PageBudget } from './page-budget.ts';
import { Turns } from './turns.ts';

export interface HubOptions {
  readonly engine: CommittedLog;
  readonly clock: Clock;
  readonly ringSize: number;
  readonly checkpointMs: number;
  readonly pageBytes: number;
}

/** A group of changes that has live members, whatever its messages are encoded to. */
export interface ChangeListener {
  readonly filter: OperationFilter;
  /** It takes nothing now, and reads what it missed from the ring. */
  readonly isBusy: boolean;
  /** What it sees of an event; null where that is nothing. */
  updateOf(event: OperationEvent): Update | null;
  /** What it sees of the log above `from`, up to `until`. Only while it is not busy. */
  tell(updates: readonly Update[], from: Position, until: Position): void;
  /** The ring does not go back to `from`, which is what it has seen: each member reads on by itself. */
  fallBehind(from: Position): void;
  /** Time to tell how far the log has been read, where nothing has told that for a while. */
  checkpoint(): void;
  /** The gateway stops: whoever has been told everything ends. */
  endIfTold(): void;
}

export interface CountsListener {
  /** The log has grown, or the gateway stops. */
  look(): void;
}

/** How many events are told in one go. */
const sliceSize = 200;

/**
 * Hands each commit out to the groups that it concerns: the one place where the log moves on for whoever is live.
 * `told` is how far that has come; a group that is not busy has seen everything up to there.
 */
export class Hub {
  readonly engine: CommittedLog;
  readonly clock: Clock;
  readonly tail: LogTail;
  readonly turns = new Turns();
  readonly budget: PageBudget;
  readonly #checkpointMs: number;
  readonly #index = new GroupIndex<ChangeListener>();
  readonly #counts = new Set<CountsListener>();
  readonly #allEnded = Promise.withResolvers<void>();
  #told: Position;
  #isScheduled = false;
  #isStopping = false;
  #members = 0;
  #groups = 0;
  #cancelCheckpoints: (() => void) | null = null;

  constructor({ engine, clock, ringSize, checkpointMs, pageBytes }: HubOptions) {
    this.engine = engine;
    this.clock = clock;
    this.tail = new LogTail(engine, { ringSize, onGrowth: () => this.#schedule() });
    this.budget = new PageBudget(pageBytes);
    this.#checkpointMs = checkpointMs;
    this.#told = this.tail.head;
  }

  get told(): Position {
    return this.#told;
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  get members(): number {
    return this.#members;
  }

  get groups(): number {
    return this.#groups;
  }

  /** A member has joined a group; `isFirst` where it has none else. */
  joined(isFirst: boolean): void {
    this.#members += 1;
    if (isFirst) this.#groups += 1;
  }

  /** A member has ended; `isLast` where its group has none else. */
  left(isLast: boolean): void {
    this.#members -= 1;
    if (isLast) this.#groups -= 1;
    if (this.#isStopping && this.#members === 0) this.#allEnded.resolve();
  }

  /** A group has members that are live. */
  listen(group: ChangeListener): void {
    this.#index.add(group);
    this.#cancelCheckpoints ??= this.clock.after(this.#checkpointMs, () => this.#checkpoint());
  }

  unlisten(group: ChangeListener): void {
    this.#index.delete(group);
    if (this.#index.size > 0) return;
    this.#cancelCheckpoints?.();
    this.#cancelCheckpoints = null;
  }

  listenToCounts(group: CountsListener): void {
    this.#counts.add(group);
  }

  unlistenToCounts(group: CountsListener): void {
    this.#counts.delete(group);
  }

  stop(): Promise<void> {
    if (!this.#isStopping) {
      this.#isStopping = true;
      this.tail.stop();
      this.#handOut();
      for (const group of this.#index.all()) group.endIfTold();
      for (const group of [...this.#counts]) group.look();
      if (this.#members === 0) this.#allEnded.resolve();
    }
    return this.#allEnded.promise;
  }

  /** After the callbacks that are due, so that who wrote is answered first; commits until then go out together. */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#handOut();
    });
  }

  #handOut(): void {
    while (this.#told < this.tail.head) {
      const from = this.#told;
      const slice = this.tail.readRecent(from, from + sliceSize);
      this.#told = slice?.position ?? this.tail.head;
      if (slice === null) {
        for (const group of this.#index.all()) group.fallBehind(from);
        continue;
      }
      const concerned = new Map<ChangeListener, Update[]>();
      for (const event of slice.events) {
        for (const group of this.#index.concernedBy(event.operation.id)) {
          const update = group.isBusy ? null : group.updateOf(event);
          if (update === null) continue;
          const updates = concerned.get(group);
          if (updates === undefined) concerned.set(group, [update]);
          else updates.push(update);
        }
      }
      for (const [group, updates] of concerned) group.tell(updates, from, slice.position);
    }
    for (const group of [...this.#counts]) group.look();
  }

  #checkpoint(): void {
    this.#cancelCheckpoints = this.clock.after(this.#checkpointMs, () => this.#checkpoint());
    for (const group of this.#index.all()) group.checkpoint();
  }
}

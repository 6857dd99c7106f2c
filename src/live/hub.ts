import type { OperationEvent } from '../core/change.ts';
import type { OperationFilter } from '../core/filter.ts';
import type { Position } from '../core/operation.ts';
import { stateOf } from '../core/statuses.ts';
import type { Clock } from '../engine/clock.ts';
import { GroupIndex } from './group-index.ts';
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
  /** There is more of the log above `from`, up to where the hub has come, that may concern it. */
  wake(from: Position): void;
  /** Time to tell how far the log has been read, where nothing has told that for a while. */
  checkpoint(): void;
  /** The gateway stops: whoever has been told everything ends. */
  endIfTold(): void;
}

export interface CountsListener {
  /** The log has grown, or the gateway stops. */
  wake(): void;
}

/** A group that follows the log lines of an operation. */
export interface LogLinesListener {
  readonly operationId: string;
  /** There may be more of them, or no more to come. */
  wake(): void;
}

/**
 * Has the groups that a commit may concern look at it: the one place where the log moves on for whoever is live. `told`
 * is how far that has come; a group that is not busy has seen everything up to there.
 */
export class Hub {
  readonly engine: CommittedLog;
  readonly clock: Clock;
  readonly tail: LogTail;
  readonly turns: Turns;
  readonly budget: PageBudget;
  readonly #checkpointMs: number;
  readonly #index = new GroupIndex<ChangeListener>();
  readonly #counts = new Set<CountsListener>();
  /** By operation. */
  readonly #followers = new Map<string, Set<LogLinesListener>>();
  readonly #forget: () => void;
  readonly #allEnded = Promise.withResolvers<void>();
  #told: Position;
  #isStopping = false;
  #members = 0;
  #groups = 0;
  #catchingUp = 0;
  #cancelCheckpoints: (() => void) | null = null;

  constructor({ engine, clock, ringSize, checkpointMs, pageBytes }: HubOptions) {
    this.engine = engine;
    this.clock = clock;
    // After the callbacks that are due, so that who wrote is answered first; commits until then go out together.
    this.turns = new Turns(clock, () => this.#handOut());
    this.tail = new LogTail(engine, { ringSize, onGrowth: () => this.turns.schedule() });
    this.budget = new PageBudget(pageBytes);
    this.#forget = engine.onCommit((events, logged) => this.#wakeFollowers(events, logged));
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

  /** Groups that hear of commits, and operations whose log lines somebody follows. */
  get listeners(): number {
    return this.#index.size + this.#counts.size + this.#followers.size;
  }

  get catchingUp(): number {
    return this.#catchingUp;
  }

  /** One member more reads the log by itself, or one less. */
  catchUp(by: 1 | -1): void {
    this.#catchingUp += by;
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

  follow(group: LogLinesListener): void {
    const known = this.#followers.get(group.operationId);
    if (known === undefined) this.#followers.set(group.operationId, new Set([group]));
    else known.add(group);
  }

  unfollow(group: LogLinesListener): void {
    const known = this.#followers.get(group.operationId);
    known?.delete(group);
    if (known?.size === 0) this.#followers.delete(group.operationId);
  }

  stop(): Promise<void> {
    if (!this.#isStopping) {
      this.#isStopping = true;
      this.tail.stop();
      this.#forget();
      this.#handOut();
      for (const group of this.#index.all()) group.endIfTold();
      for (const group of this.#counts) group.wake();
      for (const groups of this.#followers.values()) for (const group of groups) group.wake();
      if (this.#members === 0) this.#allEnded.resolve();
    }
    return this.#allEnded.promise;
  }

  #handOut(): void {
    const from = this.#told;
    if (from === this.tail.head) return;
    this.#told = this.tail.head;
    const slice = this.tail.readRecent(from, this.#told);
    if (slice === null) {
      for (const group of this.#index.all()) group.wake(from);
    } else {
      for (const group of this.#index.general) group.wake(from);
      for (const { operation } of slice.events) {
        for (const group of this.#index.watching(operation.id)) group.wake(from);
      }
    }
    for (const group of this.#counts) group.wake();
  }

  #wakeFollowers(events: readonly OperationEvent[], logged: readonly string[]): void {
    if (this.#followers.size === 0) return;
    for (const id of logged) this.#wakeFollowersOf(id);
    for (const { toStatus, operation } of events) {
      if (toStatus === null || stateOf(toStatus) === 'COMPLETED') this.#wakeFollowersOf(operation.id);
    }
  }

  #wakeFollowersOf(id: string): void {
    for (const group of this.#followers.get(id) ?? []) group.wake();
  }

  #checkpoint(): void {
    this.#cancelCheckpoints = this.clock.after(this.#checkpointMs, () => this.#checkpoint());
    for (const group of this.#index.all()) group.checkpoint();
  }
}

import type { Clock } from '../engine/clock.ts';

/** Work that is done bit by bit. */
export interface Task {
  /** Does as much as the turn has time for, a little at least; adds itself again where there is more. */
  run(): void;
}

/** How long the event loop is held in one go. */
const turnMs = 4;

/**
 * All work of delivering, in short turns: between two of them the event loop goes round, so that commits and requests
 * are not kept waiting, however many watch and however much there is to tell. What just happened goes before what is
 * replayed, and each first come, first served; a little of either is done in every turn.
 */
export class Turns {
  readonly #clock: Pick<Clock, 'steadyMs'>;
  readonly #live = new TaskQueue();
  readonly #reading = new TaskQueue();
  readonly #prepare: () => void;
  #isScheduled = false;
  #endsAt = 0;

  /** @param prepare called at the beginning of each turn; what it adds is done in that turn */
  constructor(clock: Pick<Clock, 'steadyMs'>, prepare: () => void) {
    this.#clock = clock;
    this.#prepare = prepare;
  }

  /** Whether the turn has had its time: what runs in it does no more than it must. */
  get isOver(): boolean {
    return this.#clock.steadyMs() >= this.#endsAt;
  }

  /** What is owed to members that are live. */
  add(task: Task): void {
    this.#live.add(task);
    this.schedule();
  }

  /** A reader that catches up. */
  addReading(task: Task): void {
    this.#reading.add(task);
    this.schedule();
  }

  /** Has a turn come soon, after the callbacks that are due. */
  schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#run());
  }

  #run(): void {
    this.#isScheduled = false;
    this.#prepare();
    // What is added from here on is of the next turn, so that none goes on without end.
    const [live, reading] = [this.#live.size, this.#reading.size];
    this.#endsAt = this.#clock.steadyMs() + turnMs;
    for (let ran = 0; ran < live && (ran === 0 || !this.isOver); ran += 1) this.#live.take()?.run();
    for (let ran = 0; ran < reading && (ran === 0 || !this.isOver); ran += 1) this.#reading.take()?.run();
    if (this.#live.size + this.#reading.size > 0) this.schedule();
  }
}

/** First in, first out, and no more work to take one from many. */
class TaskQueue {
  #tasks: (Task | null)[] = [];
  #taken = 0;

  get size(): number {
    return this.#tasks.length - this.#taken;
  }

  add(task: Task): void {
    this.#tasks.push(task);
  }

  take(): Task | null {
    const task = this.#tasks[this.#taken] ?? null;
    this.#tasks[this.#taken] = null;
    this.#taken += 1;
    if (this.#taken * 2 > this.#tasks.length) {
      this.#tasks = this.#tasks.slice(this.#taken);
      this.#taken = 0;
    }
    return task;
  }
}

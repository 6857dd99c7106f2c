import type { Membership, Outlet } from './group.ts';
import type { Hub } from './hub.ts';
import type { Task } from './turns.ts';

/** What a follower is told next, and what becomes of it then. */
export interface LogLinesPortion<Encoded> {
  /** Null: there is nothing new. */
  readonly message: readonly Encoded[] | null;
  /** The number of the last line that it tells. */
  readonly until: number;
  readonly isUpToDate: boolean;
  /** No line will follow: the operation is Completed, or is gone. */
  readonly isOver: boolean;
  /** How often the group had been woken when it was read. */
  readonly wakes: number;
}

/** What a member needs of its group. */
export interface LogLinesHome<Encoded> {
  readonly hub: Pick<Hub, 'turns' | 'isStopping'>;
  readonly wakes: number;
  /** @param isFirst it is to be told how it stands, be it with no line */
  read(cursor: number, isFirst: boolean): Promise<LogLinesPortion<Encoded>>;
  /** @returns whether it was there */
  remove(member: LogLinesMember<Encoded>): boolean;
}

/** READING: has its turn soon. WAITING: for what it reads. FULL: for room. RESTING: until there is news. */
type State = 'READING' | 'WAITING' | 'FULL' | 'RESTING' | 'ENDED';

/** One follower of an operation's log lines. All that it holds is the number of the last line that it was told. */
export class LogLinesMember<Encoded> implements Membership, Task {
  readonly #group: LogLinesHome<Encoded>;
  readonly #outlet: Outlet<Encoded>;
  #state: State = 'RESTING';
  #cursor: number;
  #isFirst = true;

  constructor(group: LogLinesHome<Encoded>, outlet: Outlet<Encoded>, cursor: number) {
    this.#group = group;
    this.#outlet = outlet;
    this.#cursor = cursor;
  }

  /** There may be news. Whoever reads finds out by itself. */
  wake(): void {
    if (this.#state === 'RESTING') this.#readOn();
  }

  resume(): void {
    if (this.#state === 'FULL') this.#readOn();
  }

  leave(): void {
    this.#state = 'ENDED';
    this.#group.remove(this);
  }

  end(error?: unknown): void {
    this.#state = 'ENDED';
    if (this.#group.remove(this)) this.#outlet.end(error);
  }

  run(): void {
    if (this.#state !== 'READING') return;
    if (!this.#outlet.hasRoom) {
      this.#state = 'FULL';
      return;
    }
    this.#state = 'WAITING';
    this.#group
      .read(this.#cursor, this.#isFirst)
      .then((portion) => this.#take(portion))
      .catch((error: unknown) => this.end(error));
  }

  #readOn(): void {
    this.#state = 'READING';
    this.#group.hub.turns.addReading(this);
  }

  #take({ message, until, isUpToDate, isOver, wakes }: LogLinesPortion<Encoded>): void {
    if (this.#state !== 'WAITING') return;
    if (message !== null) {
      if (!this.#outlet.hasRoom) {
        // Read again then: what is not taken stays in the table.
        this.#state = 'FULL';
        return;
      }
      this.#cursor = until;
      this.#isFirst = false;
      this.#outlet.write(message);
      // It may have left within the write.
      if (this.#state !== 'WAITING') return;
    }
    if (!isUpToDate || wakes !== this.#group.wakes) this.#readOn();
    else if (isOver) this.#complete();
    else if (this.#group.hub.isStopping) this.end();
    else this.#state = 'RESTING';
  }

  #complete(): void {
    this.#state = 'ENDED';
    if (this.#group.remove(this)) this.#outlet.complete();
  }
}

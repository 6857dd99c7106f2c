import type { Position } from '../core/operation.ts';
import type { LogPlace } from '../core/position.ts';
import type { Encoder, Membership, Outlet, Start } from './group.ts';
import type { Hub } from './hub.ts';
import type { Update } from './live.ts';
import type { Page } from './page.ts';
import type { Pages } from './pages.ts';
import { positionExpired, positionUnknown } from './stream-reset.ts';
import type { Task } from './turns.ts';

/**
 * READING: has its turn again soon. WAITING: for a page or an encoding. FULL: for room. LIVE: told by the group.
 */
type State = 'READING' | 'WAITING' | 'FULL' | 'LIVE' | 'ENDED';

/** What a member needs of its group. */
export interface ChangeHome<Encoded> {
  readonly hub: Pick<Hub, 'engine' | 'tail' | 'turns' | 'isStopping'>;
  readonly encoder: Encoder<Update, Encoded>;
  readonly pages: Pages<Encoded>;
  /** It has read to the head and is live: in the same synchronous step, so that no commit falls between. */
  attach(member: ChangeMember<Encoded>): void;
  /** It was live and reads again. */
  detach(member: ChangeMember<Encoded>): void;
  remove(member: ChangeMember<Encoded>): void;
}

/**
 * One consumer of a group of changes. All that it holds is how far it has seen; below the head of the log it reads, at
 * the head it is live. Whatever becomes of a message on its way, what comes next is decided by the cursor alone: what
 * lies at or below it is passed over, and where something lies between, it goes back to reading.
 */
export class ChangeMember<Encoded> implements Membership, Task {
  readonly #group: ChangeHome<Encoded>;
  readonly #outlet: Outlet<Encoded>;
  #state: State = 'WAITING';
  #cursor: Position = 0;
  /** Told before anything else. */
  #first: Update | null = null;
  #owesCheckpoint = true;
  /** What it reads, until it has read all of it. */
  #page: Page<Encoded> | null = null;

  constructor(group: ChangeHome<Encoded>, outlet: Outlet<Encoded>) {
    this.#group = group;
    this.#outlet = outlet;
  }

  begin(start: Start): void {
    const { engine, tail } = this.#group.hub;
    if (typeof start === 'number') {
      this.#cursor = start;
      this.#first = { type: 'CHECKPOINT', position: start };
      this.#owesCheckpoint = false;
      this.#read();
    } else if (start.logId === engine.reads.logId && start.position <= tail.head) {
      this.#cursor = start.position;
      this.#read();
    } else {
      this.#judge(start).catch((error: unknown) => this.end(error));
    }
  }

  resume(): void {
    if (this.#state === 'FULL') this.#read();
  }

  leave(): void {
    if (this.#state === 'ENDED') return;
    this.#state = 'ENDED';
    this.#letGo();
    this.#group.remove(this);
  }

  end(error?: unknown): void {
    if (this.#state === 'ENDED') return;
    this.leave();
    this.#outlet.end(error);
  }

  /** Live: what the group tells next, to members that have seen everything up to `seen`. */
  take(messages: readonly Encoded[], seen: Position, until: Position): void {
    if (until <= this.#cursor) return;
    if (this.#cursor > seen || !this.#outlet.hasRoom) {
      this.fallBehind(seen);
    } else {
      this.#outlet.write(messages);
      this.#cursor = until;
    }
  }

  /** Live, and has seen everything up to `seen`: from there it reads by itself. */
  fallBehind(seen: Position): void {
    this.#cursor = Math.max(this.#cursor, seen);
    this.#group.detach(this);
    this.#read();
  }

  run(): void {
    if (this.#state !== 'READING') return;
    const { tail, isStopping } = this.#group.hub;
    if (!this.#outlet.hasRoom) {
      this.#state = 'FULL';
      this.#letGo();
    } else if (this.#first !== null) {
      const first = this.#first;
      this.#first = null;
      this.#tell(first);
    } else if (this.#cursor < tail.head) {
      this.#readOn();
    } else if (this.#owesCheckpoint) {
      this.#owesCheckpoint = false;
      this.#tell({ type: 'CHECKPOINT', position: this.#cursor });
    } else if (isStopping) {
      this.end();
    } else {
      this.#state = 'LIVE';
      this.#group.attach(this);
    }
  }

  /** Not after the end, which may come within a write. */
  #read(): void {
    if (this.#state === 'ENDED') return;
    this.#state = 'READING';
    this.#group.hub.turns.addReading(this);
  }

  #readOn(): void {
    const { pages } = this.#group;
    const page = this.#page ?? pages.ready(this.#cursor);
    if (page !== null) {
      const { messages, until, endsSilently } = page.portionAfter(this.#cursor);
      if (messages.length > 0) this.#outlet.write(messages);
      // Else a slow reader would be live at the head, and hold a position from before it was slow while all is quiet.
      if (endsSilently) this.#owesCheckpoint = true;
      this.#cursor = until;
      if (page.until <= until) this.#letGo();
      this.#read();
    } else if (pages.mayMake) {
      this.#state = 'WAITING';
      this.#make().catch((error: unknown) => this.end(error));
    } else {
      // Others have theirs in hand; each turn some of them come to its end.
      this.#read();
    }
  }

  /** What it is written from the page has its own turn: many may have waited for the same. */
  async #make(): Promise<void> {
    const page = await this.#group.pages.make(this.#cursor);
    if (this.#state !== 'WAITING') return;
    if (page === null) {
      this.#cursor = this.#group.hub.tail.head;
      this.#first = positionExpired(this.#cursor);
    } else {
      page.hold();
      this.#page = page;
    }
    this.#read();
  }

  #letGo(): void {
    this.#page?.letGo();
    this.#page = null;
  }

  #tell(update: Update): void {
    this.#state = 'WAITING';
    const write = (encoded: Encoded) => {
      if (this.#state !== 'WAITING') return;
      if (this.#outlet.hasRoom) {
        this.#outlet.write([encoded]);
        this.#read();
      } else {
        this.#first = update;
        this.#state = 'FULL';
      }
    };
    try {
      const encoding = this.#group.encoder.encode(update);
      if (encoding instanceof Promise) encoding.then(write).catch((error: unknown) => this.end(error));
      else write(encoding);
    } catch (error) {
      this.end(error);
    }
  }

  /**
   * Whether a position is beyond the head, the store must say: it may have committed, and shown in a read, what the
   * tail has not heard of yet.
   */
  async #judge(start: LogPlace): Promise<void> {
    const { engine, tail } = this.#group.hub;
    const isKnown = start.logId === engine.reads.logId && start.position <= (await engine.reads.head());
    if (this.#state !== 'WAITING') return;
    this.#cursor = isKnown ? start.position : tail.head;
    if (!isKnown) this.#first = positionUnknown(start, this.#cursor);
    this.#read();
  }
}

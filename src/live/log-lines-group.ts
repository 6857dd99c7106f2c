import type { LogLine } from '../core/log-line.ts';
import { stateOf } from '../core/statuses.ts';
import { portionBytes } from './encode-portion.ts';
import type { Encoder, Group, Membership, Outlet, Start } from './group.ts';
import type { Hub, LogLinesListener } from './hub.ts';
import type { LogLinesUpdate } from './live.ts';
import { type LogLinesHome, LogLinesMember, type LogLinesPortion } from './log-lines-member.ts';

/** Rows that one read looks at. */
const mostLines = 200;

/**
 * Equal subscriptions to the log lines of one operation. They are read from the table, by number: a wake-up only says
 * that it is worth looking. Who is at the same place when it comes shares the reading and the message.
 */
export class LogLinesGroup<Encoded> implements Group<Encoded>, LogLinesListener, LogLinesHome<Encoded> {
  readonly hub: Hub;
  readonly operationId: string;
  readonly #encoder: Encoder<LogLinesUpdate, Encoded>;
  readonly #onEmpty: () => void;
  readonly #members = new Set<LogLinesMember<Encoded>>();
  /** Readings under way, by what they are of. */
  readonly #readings = new Map<string, Promise<LogLinesPortion<Encoded>>>();
  #wakes = 0;

  constructor(hub: Hub, operationId: string, encoder: Encoder<LogLinesUpdate, Encoded>, onEmpty = () => {}) {
    this.hub = hub;
    this.operationId = operationId;
    this.#encoder = encoder;
    this.#onEmpty = onEmpty;
  }

  get members(): number {
    return this.#members.size;
  }

  get wakes(): number {
    return this.#wakes;
  }

  join(outlet: Outlet<Encoded>, start: Start): Membership {
    const member = new LogLinesMember(this, outlet, typeof start === 'number' ? start : start.position);
    const isFirst = this.#members.size === 0;
    this.hub.joined(isFirst);
    if (isFirst) this.hub.follow(this);
    this.#members.add(member);
    member.wake();
    return member;
  }

  wake(): void {
    this.#wakes += 1;
    for (const member of this.#members) member.wake();
  }

  remove(member: LogLinesMember<Encoded>): boolean {
    if (!this.#members.delete(member)) return false;
    const isLast = this.#members.size === 0;
    if (isLast) this.hub.unfollow(this);
    this.hub.left(isLast);
    if (isLast) this.#onEmpty();
    return true;
  }

  read(cursor: number, isFirst: boolean): Promise<LogLinesPortion<Encoded>> {
    const key = `${cursor} ${isFirst} ${this.#wakes}`;
    const known = this.#readings.get(key);
    if (known !== undefined) return known;
    const reading = this.#read(cursor, isFirst).finally(() => this.#readings.delete(key));
    this.#readings.set(key, reading);
    return reading;
  }

  async #read(cursor: number, isFirst: boolean): Promise<LogLinesPortion<Encoded>> {
    const wakes = this.#wakes;
    const { reads } = this.hub.engine;
    // In this order: whatever was written before the operation was Completed is there when the lines are read.
    const [operation = null] = await reads.operations([this.operationId]);
    const isOver = operation === null || stateOf(operation.statusCode) === 'COMPLETED';
    const query = { operationSeq: operation?.seq ?? 0, after: cursor, limit: mostLines, take: 'FIRST' } as const;
    const page = await reads.logLines(query);
    const lines = fitting(page.lines);
    const until = lines.at(-1)?.number ?? cursor;
    const isUpToDate = until >= page.newest;
    if (lines.length === 0 && !isFirst) return { message: null, until, isUpToDate, isOver, wakes };
    const dropped = until - cursor - lines.length;
    const message = await this.#encoder.encode({ position: until, lines, dropped, isUpToDate });
    return { message: [message], until, isUpToDate, isOver, wakes };
  }
}

/** As many as go into one write: one at least. */
function fitting(lines: readonly LogLine[]): readonly LogLine[] {
  let characters = 0;
  const tooMany = lines.findIndex(({ text }, index) => {
    characters += text.length;
    return index > 0 && characters > portionBytes;
  });
  return tooMany === -1 ? lines : lines.slice(0, tooMany);
}

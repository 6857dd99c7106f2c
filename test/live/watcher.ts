import { expect } from 'vitest';
import type { OperationEvent } from '../../src/core/change.ts';
import type { OperationFilter } from '../../src/core/filter.ts';
import type { Position } from '../../src/core/operation.ts';
import type { Update } from '../../src/live/live.ts';
import type { Page } from '../../src/store/store.ts';
import { expectedChanges } from './log-model.ts';
import type { StartedLive } from './start-live.ts';

/** From now, from so far into the log (0 to 1), or from a page that is read first. */
export type Start = 'NOW' | 'PAGE' | number;

/** A consumer that asks when it is told to, is cut off when it is told to, and resumes from what it saw last. */
export class Watcher {
  readonly filter: OperationFilter;
  readonly #started: StartedLive;
  readonly #told: Update[] = [];
  readonly #asked: Promise<void>[] = [];
  #stream: AsyncIterableIterator<Update> | null = null;
  readonly #after: Position | null;
  readonly #page: Page | null;
  /** Where, in what was told, each stream began. */
  readonly #beginnings: number[] = [];

  constructor(started: StartedLive, filter: OperationFilter, after: Position | null, page: Page | null) {
    this.#started = started;
    this.filter = filter;
    this.#after = after;
    this.#page = page;
  }

  static async start(started: StartedLive, filter: OperationFilter, start: Start): Promise<Watcher> {
    const page = start === 'PAGE' ? await readAll(started, filter) : null;
    const after = typeof start === 'number' ? Math.floor(start * started.engine.head) : null;
    const watcher = new Watcher(started, filter, page?.position ?? after, page);
    await watcher.resume();
    return watcher;
  }

  /** Asks for so many messages at once, and waits for none of them. */
  ask(count: number): void {
    const stream = this.#stream;
    if (stream === null) return;
    for (let asked = 0; asked < count; asked += 1) {
      this.#asked.push(
        stream.next().then(({ done, value }) => {
          if (!done) this.#told.push(value);
        }),
      );
    }
  }

  async cut(): Promise<void> {
    const stream = this.#stream;
    this.#stream = null;
    await stream?.return?.();
    // A message that was on its way is heard before the consumer says where it stands.
    await Promise.all(this.#asked);
  }

  async resume(): Promise<void> {
    if (this.#stream !== null) return;
    const position = this.#told.at(-1)?.position ?? this.#after;
    const { live, engine } = this.#started;
    const after = position === null ? null : { logId: engine.reads.logId, position };
    this.#stream = live.changes(this.filter, after);
    this.#beginnings.push(this.#told.length);
  }

  /** Takes all that is left of a stream that comes to its end. */
  async drain(): Promise<void> {
    if (this.#stream !== null) for await (const update of this.#stream) this.#told.push(update);
  }

  /** Measures what was told against the whole log, and against what a page says in the end. */
  verify(events: readonly OperationEvent[], lastPage: Page): void {
    const start = this.#after ?? this.#told[0]?.position ?? 0;
    const changes = this.#told.flatMap((update) => (update.type === 'CHANGE' ? [update] : []));
    expect(changes.map(({ position, change, event }) => ({ position, change, event: withoutBefore(event) }))).toEqual(
      expectedChanges(events, this.filter)
        .filter(({ position }) => position > start)
        .map((expected) => ({ ...expected, event: withoutBefore(expected.event) })),
    );
    this.#verifyCheckpoints();
    if (this.#page !== null) this.#verifyMembership(this.#page, lastPage);
  }

  /** The stream that came to its end has told one; each stands after all that it speaks for, and before the rest. */
  #verifyCheckpoints(): void {
    const streams = this.#beginnings.map((from, index) => this.#told.slice(from, this.#beginnings[index + 1]));
    for (const told of streams) {
      const types = told.map(({ type }) => type);
      expect(types).not.toContain('RESET');
      if (told === streams.at(-1)) expect(types).toContain('CHECKPOINT');
      for (const [place, { type, position: spokenFor }] of told.entries()) {
        if (type !== 'CHECKPOINT') continue;
        for (const { position } of told.slice(0, place)) expect(position).toBeLessThanOrEqual(spokenFor);
        for (const { position } of told.slice(place + 1)) expect(position).toBeGreaterThan(spokenFor);
      }
    }
  }

  #verifyMembership(firstPage: Page, lastPage: Page): void {
    const members = new Set(firstPage.operations.map(({ id }) => id));
    for (const update of this.#told) {
      if (update.type !== 'CHANGE') continue;
      const { id } = update.event.operation;
      expect(members.has(id)).toBe(update.change !== 'ENTERED');
      if (update.change === 'LEFT') members.delete(id);
      else members.add(id);
    }
    expect([...members].sort()).toEqual(lastPage.operations.map(({ id }) => id).sort());
  }
}

/** One page of everything that matches. */
export function readAll({ engine }: StartedLive, filter: OperationFilter): Promise<Page> {
  const order = { field: 'CREATED_ON', direction: 'ASC' } as const;
  return engine.reads.page({
    filter,
    order,
    after: null,
    before: null,
    limit: 10_000,
    take: 'FIRST',
    withTotal: false,
  });
}

/** A lease that was renewed without an event stands in `before` of a live event, and not of a replayed one. */
function withoutBefore({ before: _, ...event }: OperationEvent) {
  return event;
}

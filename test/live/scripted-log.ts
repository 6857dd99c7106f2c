import type { OperationEvent } from '../../src/core/change.ts';
import type { Position } from '../../src/core/operation.ts';
import type { CommitListener, Engine, Reads } from '../../src/engine/engine.ts';
import type { CommittedLog } from '../../src/live/log-tail.ts';
import { recount } from './log-model.ts';

/** A log that is there already, and grows for whoever listens when the test says so: at any microtask, not only at a commit. */
export class ScriptedLog implements CommittedLog {
  readonly reads: Reads;
  readonly #events: readonly OperationEvent[];
  readonly #listeners = new Set<CommitListener>();
  #head: Position;

  constructor(reads: Reads, events: readonly OperationEvent[], head: Position) {
    this.reads = {
      ...reads,
      head: async () => this.#head,
      counts: async (filter) => recount(events.slice(0, this.#head), filter),
    };
    this.#events = events;
    this.#head = head;
  }

  /** All that a real engine has written. */
  static async of(engine: Engine, head: Position): Promise<ScriptedLog> {
    const { reads } = engine;
    const events = await reads.events({ after: 0, until: engine.head, limit: engine.head, operationIds: null });
    return new ScriptedLog(reads, events, head);
  }

  get head(): Position {
    return this.#head;
  }

  /** How many hear of commits. */
  get listeners(): number {
    return this.#listeners.size;
  }

  onCommit(listener: CommitListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The next `count` events are committed; nobody hears of it where the announcement is `lost`. */
  commit(count: number, announcement: 'told' | 'lost' = 'told'): void {
    const events = this.#events.slice(this.#head, this.#head + count);
    this.#head += events.length;
    if (announcement === 'told' && events.length > 0) for (const listener of this.#listeners) listener(events, []);
  }
}

import type { OperationEvent } from '../core/change.ts';
import type { Position } from '../core/operation.ts';
import type { Reads } from '../engine/engine.ts';

/** How many slices are kept for other readers who are about as far back, in this process. */
const kept = 8;

/**
 * Parts of the log that were read from the store lately, so that many readers who are behind the ring at about the
 * same place cost one read. What was committed never changes; a part that is being read is waited for together.
 */
export class StoredSlices {
  readonly #reads: Pick<Reads, 'events'>;
  readonly #slices = new Map<string, Promise<readonly OperationEvent[]>>();

  constructor(reads: Pick<Reads, 'events'>) {
    this.#reads = reads;
  }

  /** All events above `after`, up to and with `until`, which must have been committed. */
  read(after: Position, until: Position): Promise<readonly OperationEvent[]> {
    const key = `${after} ${until}`;
    const known = this.#slices.get(key);
    if (known !== undefined) {
      // Put last: the one that was not asked for longest goes first.
      this.#slices.delete(key);
      this.#slices.set(key, known);
      return known;
    }
    const slice = this.#reads.events({ after, until, limit: until - after, operationIds: null });
    this.#slices.set(key, slice);
    slice.catch(() => this.#slices.delete(key));
    for (const oldest of this.#slices.keys()) {
      if (this.#slices.size <= kept) break;
      this.#slices.delete(oldest);
    }
    return slice;
  }
}

import { idsToLookUp, type OperationFilter } from '../core/filter.ts';

interface Filtered {
  readonly filter: OperationFilter;
}

/**
 * Groups by what concerns them: those that watch a few operations are found by the operation's id, so that ten thousand
 * pages with one operation each cost an event one look, not ten thousand.
 */
export class GroupIndex<G extends Filtered> {
  readonly #all = new Set<G>();
  readonly #general = new Set<G>();
  readonly #byId = new Map<string, Set<G>>();

  get size(): number {
    return this.#all.size;
  }

  /** As they are now: what happens to the index meanwhile does not change it. */
  all(): readonly G[] {
    return [...this.#all];
  }

  add(group: G): void {
    this.#all.add(group);
    const ids = idsToLookUp(group.filter);
    if (ids === null) this.#general.add(group);
    for (const id of ids ?? []) {
      const groups = this.#byId.get(id);
      if (groups === undefined) this.#byId.set(id, new Set([group]));
      else groups.add(group);
    }
  }

  delete(group: G): void {
    this.#all.delete(group);
    this.#general.delete(group);
    for (const id of idsToLookUp(group.filter) ?? []) {
      const groups = this.#byId.get(id);
      groups?.delete(group);
      if (groups?.size === 0) this.#byId.delete(id);
    }
  }

  /** Those that may see an event of any operation. */
  get general(): Iterable<G> {
    return this.#general;
  }

  /** Those that see events of a few operations alone, of which this is one. */
  watching(operationId: string): Iterable<G> {
    return this.#byId.get(operationId) ?? nobody;
  }
}

const nobody: readonly never[] = [];

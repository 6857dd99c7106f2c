/** Longer documents carry their values in them instead of in variables: no two are alike, and they would fill memory. */
const longestKept = 16_384;
const mostKept = 1_000;

/** What was worked out about a document, by its text; the one that was not asked for the longest goes first. */
export class DocumentCache<T> {
  readonly #entries = new Map<string, T>();

  get(document: string): T | undefined {
    const entry = this.#entries.get(document);
    if (entry !== undefined) {
      this.#entries.delete(document);
      this.#entries.set(document, entry);
    }
    return entry;
  }

  set(document: string, entry: T): void {
    if (document.length > longestKept) return;
    this.#entries.set(document, entry);
    if (this.#entries.size <= mostKept) return;
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest);
      return;
    }
  }
}

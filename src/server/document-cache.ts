/** Longer documents carry their values in them instead of in variables: no two are alike, and they would fill memory. */
const longestKept = 16_384;
const mostKept = 1_000;
/** What is worked out about a document takes some fifty times as much memory as its text. */
const mostCharacters = 1_048_576;

/** What was worked out about a document, by its text; the one that was not asked for the longest goes first. */
export class DocumentCache<T> {
  readonly #entries = new Map<string, T>();
  #characters = 0;

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
    if (!this.#entries.has(document)) this.#characters += document.length;
    this.#entries.set(document, entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= mostKept && this.#characters <= mostCharacters) return;
      this.#entries.delete(oldest);
      this.#characters -= oldest.length;
    }
  }
}

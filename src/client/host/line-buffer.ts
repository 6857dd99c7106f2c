import { plainText } from './plain-text.ts';

/** Lines that may wait; beyond either, the oldest are dropped. */
const mostLines = 1_000;
const mostCharacters = 65_536;
/** What the gateway takes; the rest of a longer line is left out. */
const lineCharacters = 2_000;

/**
 * Lines of one lease on their way to the gateway, counted from the first that was ever added: so a request can be
 * repeated, and what had to be dropped is told by the numbers that it leaves out.
 */
export class LineBuffer {
  #lines: string[] = [];
  #offset = 0;
  #characters = 0;

  get isEmpty(): boolean {
    return this.#lines.length === 0;
  }

  /** The lines that wait, and how many came before them. */
  get waiting(): { readonly offset: number; readonly lines: readonly string[] } {
    return { offset: this.#offset, lines: this.#lines };
  }

  /** How many lines there have been. */
  get end(): number {
    return this.#offset + this.#lines.length;
  }

  add(text: string): void {
    for (const line of text.split(/\r\n|[\n\r]/).map(plainLine)) {
      this.#lines.push(line);
      this.#characters += line.length;
    }
    // The newest stays: it has less than that many characters.
    while (this.#lines.length > mostLines || this.#characters > mostCharacters) this.drop(this.#offset + 1);
  }

  /** All that came before this place is not needed any more; some of it may be gone already. */
  drop(until: number): void {
    const gone = this.#lines.splice(0, Math.max(0, until - this.#offset));
    for (const line of gone) this.#characters -= line.length;
    this.#offset += gone.length;
  }
}

function plainLine(line: string): string {
  const cut = line.length > lineCharacters ? `${line.slice(0, lineCharacters - 1)}…` : line;
  return plainText(cut, lineCharacters);
}

/** The view that an address names. */
export interface ReadAddress<Shown> {
  readonly view: Shown;
  /** What in the address means nothing, as sentences. It falls away; the rest counts. */
  readonly faults: readonly string[];
}

/** What was given, as far as a sentence has room for it. */
export const shownText = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

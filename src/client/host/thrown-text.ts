/** What was thrown, in words: it may be anything, also what no text can be made of. */
export function thrownText(thrown: unknown): string {
  try {
    if (thrown instanceof Error) return String(thrown.message || thrown.name);
    if (typeof thrown !== 'object' || thrown === null) return String(thrown);
    if ('message' in thrown && typeof thrown.message === 'string') return thrown.message;
    return JSON.stringify(thrown) ?? String(thrown);
  } catch {
    return `a thrown ${typeof thrown} that cannot be told`;
  }
}

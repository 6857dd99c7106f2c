const mostCauses = 4;

/**
 * What was thrown, in words, and what that was caused by: `fetch failed` alone says nothing. It may be anything, also
 * what no text can be made of.
 */
export function thrownText(thrown: unknown): string {
  const texts: string[] = [];
  let next = thrown;
  for (let depth = 0; depth <= mostCauses && (depth === 0 || next !== undefined); depth += 1) {
    const cause = causeOf(next);
    const text = textOf(next, cause !== undefined);
    // Many errors repeat what they were caused by.
    if (text !== '' && !texts.some((before) => before.includes(text))) texts.push(text);
    next = cause;
  }
  return texts.join(': ');
}

function textOf(thrown: unknown, hasCause: boolean): string {
  try {
    if (thrown instanceof Error) return String(thrown.message || (hasCause ? '' : thrown.name));
    if (typeof thrown !== 'object' || thrown === null) return String(thrown);
    if ('message' in thrown && typeof thrown.message === 'string') return thrown.message;
    return JSON.stringify(thrown) ?? String(thrown);
  } catch {
    return `a thrown ${typeof thrown} that cannot be told`;
  }
}

function causeOf(thrown: unknown): unknown {
  try {
    if (!(thrown instanceof Error)) return undefined;
    return thrown.cause ?? (thrown instanceof AggregateError ? thrown.errors[0] : undefined);
  } catch {
    return undefined;
  }
}

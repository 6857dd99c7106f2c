/** `a`, `a or b`, `a, b or c`: alternatives, as a sentence names them. */
export function anyOf(names: readonly string[]): string {
  const last = names.slice(-1);
  const others = names.slice(0, -1);
  return others.length === 0 ? last.join('') : `${others.join(', ')} or ${last.join('')}`;
}

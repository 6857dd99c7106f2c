/** What the browser kept under the key; null where it kept nothing, or refuses to say. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Full, or forbidden: nothing that the reader could do about it here.
  }
}

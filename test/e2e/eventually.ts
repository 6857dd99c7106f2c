import { setTimeout as rest } from 'node:timers/promises';

const longestMs = 240_000;
const pauseMs = 20;

/** Looks again and again until what it looks for is there; fails, saying what was missing, where it never comes. */
export async function eventually<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
  const deadline = Date.now() + longestMs;
  while (Date.now() < deadline) {
    const found = await look();
    if (found) return found;
    await rest(pauseMs);
  }
  throw new Error(`never came: ${what}`);
}

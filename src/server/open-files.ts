import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { plainConnections } from './limits.ts';

/** Where there are very many, listing them takes a while, which is no reason to hold anybody up. */
export async function countOpenFiles(): Promise<number> {
  try {
    // Without the one that lists them.
    return (await readdir('/proc/self/fd')).length - 1;
  } catch {
    return 0;
  }
}

/** How many file descriptors may be open; 0 where that is not known, or has no end. */
export function mostOpenFiles(): number {
  try {
    const most = Number(/^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]);
    return Number.isFinite(most) ? most : 0;
  } catch {
    return 0;
  }
}

/**
 * What to say of a process that may open far fewer than its connections may take: with all of them taken, the system
 * closes what comes, and nobody is told. Null where nobody knows, and where there are at least half as many: few
 * gateways have so many connections, and whoever tries one out is not to be warned of that.
 */
export function tooFewOpenFiles(most: number, maxSockets: number): string | null {
  const needed = maxSockets + plainConnections;
  if (most === 0 || most >= needed / 2) return null;
  return `The process may have ${most} files open, and its connections may come to ${needed}: once all are taken, new ones are closed without an answer. Raise the limit (ulimit -n, LimitNOFILE), or lower --max-sockets.`;
}

import type { IncomingMessage } from 'node:http';

/** A browser that is shown an address, rather than a program that asks for data. */
export function wantsPage({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && headers.accept?.includes('text/html') === true;
}

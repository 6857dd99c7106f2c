import type { IncomingMessage } from 'node:http';
import type { Refused } from './refused.ts';

/**
 * The rule for requests that a browser sends for a page. Only pages of this server itself, and of the origins listed,
 * may use it; browsers name the page's origin, or at least tell that it is another site's. Programs name none and pass.
 * It is what keeps a foreign page from opening a WebSocket, to which the browser's own same-origin rules do not apply.
 */
export function createOriginRule(allowOrigins: readonly string[]): OriginRule {
  const allowed = new Set(allowOrigins.map((origin) => origin.toLowerCase()));
  const isListed = (origin: string) => allowed.has(origin.toLowerCase());
  return {
    refuse: ({ headers }) => {
      const { origin, host } = headers;
      if (origin === undefined) return isForeignWithoutOrigin(headers) ? refused('another site') : null;
      return isListed(origin) || isSame(origin, host) ? null : refused(origin);
    },
    corsHeaders: ({ headers: { origin } }) =>
      origin !== undefined && isListed(origin) ? { 'access-control-allow-origin': origin, vary: 'Origin' } : null,
  };
}

export interface OriginRule {
  refuse(request: IncomingMessage): Refused | null;
  /** What lets a page of a listed origin read the answer; null for every other request. */
  corsHeaders(request: IncomingMessage): Readonly<Record<string, string>> | null;
}

/** The scheme is left out: a proxy that speaks TLS to the browser may speak plain HTTP to this server. */
function isSame(origin: string, host: string | undefined): boolean {
  const from = URL.parse(origin);
  return from !== null && from.host !== '' && from.host === host?.toLowerCase();
}

/** An image or a script of another site is fetched without an Origin; following a link to GraphiQL is not refused. */
function isForeignWithoutOrigin(headers: IncomingMessage['headers']): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== 'cross-site' && site !== 'same-site') return false;
  return headers['sec-fetch-mode'] !== 'navigate';
}

function refused(origin: string): Refused {
  return {
    status: 403,
    code: 'ORIGIN_NOT_ALLOWED',
    message: `Pages of ${origin} may not use this server. Allow their origin with --allow-origin.`,
  };
}

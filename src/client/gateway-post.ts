import { type Supplied, supply } from './supplied.ts';
import type { StreamRequest } from './transport.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;
export type RequestHeaders = Readonly<Record<string, string>>;

export interface EndpointOptions {
  readonly url: string;
  readonly fetch: Fetch;
  readonly headers: Supplied<RequestHeaders>;
}

/** Sends one request over HTTP. */
export type Post = (request: StreamRequest, accept: string, signal: AbortSignal) => Promise<Response>;

export function createPost({ url, fetch, headers }: EndpointOptions): Post {
  return async (request, accept, signal) =>
    fetch(url, {
      method: 'POST',
      headers: { ...(await supply(headers)), accept, 'content-type': 'application/json' },
      body: JSON.stringify(request),
      cache: 'no-store',
      signal,
    });
}

export interface GatewayUrls {
  readonly http: string;
  readonly webSocket: string;
}

/** The gateway has all transports at one address; either scheme names it. Throws where a connection could never be. */
export function gatewayUrls(url: string, base: string | undefined): GatewayUrls {
  const address = parsedUrl(url, base);
  if (address === null || !/^(http|ws)s?:$/.test(address.protocol)) {
    throw new TypeError(`url: “${url}” is no address of a gateway, such as http://127.0.0.1:4000/graphql`);
  }
  // It is for pages, and a WebSocket may refuse it.
  address.hash = '';
  const { href } = address;
  return { http: href.replace(/^ws/, 'http'), webSocket: href.replace(/^http/, 'ws') };
}

function parsedUrl(url: string, base: string | undefined): URL | null {
  try {
    return new URL(url, base);
  } catch {
    return null;
  }
}

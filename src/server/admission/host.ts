import type { IncomingMessage } from 'node:http';
import type { Refused } from './refused.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

export function isLoopback(host: string): boolean {
  return loopbackNames.has(host) || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/**
 * The rule for the Host header. A page of another site can make its own name resolve to this machine and then talk to
 * a server on loopback as if it were its own (DNS rebinding); it cannot make the browser send another name. So on
 * loopback only loopback names pass, and elsewhere, where names are listed, only those and loopback's.
 */
export function createHostRule(
  listenHost: string,
  allowHosts: readonly string[],
): (request: IncomingMessage) => Refused | null {
  const allowed = new Set(allowHosts.map((host) => host.toLowerCase()));
  if (!isLoopback(listenHost) && allowed.size === 0) return () => null;
  // Nearly every request names the host that the one before it named.
  let lastAllowed: string | undefined;
  return ({ headers }) => {
    if (headers.host !== undefined && headers.host === lastAllowed) return null;
    const name = hostName(headers.host);
    if (name !== null && (isLoopback(name) || allowed.has(name))) {
      lastAllowed = headers.host;
      return null;
    }
    return {
      status: 403,
      code: 'HOST_NOT_ALLOWED',
      message: `The Host header names ${name ?? 'no host'}, which is not allowed here. Allow it with --allow-host.`,
    };
  };
}

/** Without the port; null where the header is missing or is no host. */
function hostName(header: string | undefined): string | null {
  if (header === undefined) return null;
  return URL.parse(`http://${header}`)?.hostname ?? null;
}

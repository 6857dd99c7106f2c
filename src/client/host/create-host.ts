import { createBackoff } from '../backoff.ts';
import { createClient } from '../create-client.ts';
import { createPost, gatewayUrls } from '../gateway-post.ts';
import { pageUrl, steadyClock, systemClock, systemFetch, systemRandom, systemTurn } from '../system-world.ts';
import { createGraphqlHostGateway } from './graphql-host-gateway.ts';
import type { Host } from './host.ts';
import { type HostOptions, hostSettings } from './host-options.ts';
import { runHost } from './run-host.ts';

/** Connects when it is started, and not before. Throws where the options do not make a host. */
export function createHost(options: HostOptions): Host {
  const settings = hostSettings(options);
  const { clock = steadyClock, random = systemRandom, fetch = systemFetch, headers = {} } = options;
  const { retryBaseMs = 100, retryCapMs = 5_000, onError, onBack, onTaken, onSettled, onState } = options;
  const leaseMs = settings.leaseSeconds * 1_000;
  const { url, transport, connectionParams, deadAfterMs, webSocket } = options;
  const capMs = Math.min(retryCapMs, leaseMs / 6);

  const client = createClient({
    url,
    fetch,
    headers,
    random,
    // Its state tells since when, which a clock that only counts does not know.
    clock: options.clock ?? systemClock,
    retryBaseMs,
    retryCapMs,
    ...(transport && { transport }),
    ...(connectionParams && { connectionParams }),
    ...(deadAfterMs && { deadAfterMs }),
    ...(webSocket && { webSocket }),
  });
  if (onState !== undefined) client.onState(onState);

  return runHost({
    settings,
    gateway: createGraphqlHostGateway({
      hostId: settings.hostId,
      operationTypes: [...settings.handlers.keys()],
      leaseSeconds: settings.leaseSeconds,
      deadAfterMs: Math.min(deadAfterMs ?? leaseMs, leaseMs / 3),
      post: createPost({ url: gatewayUrls(url, pageUrl()).http, fetch, headers }),
      client,
      clock,
    }),
    clock,
    turn: systemTurn,
    newBackoff: () => createBackoff({ baseMs: Math.min(retryBaseMs, capMs), capMs, clock, random }),
    report: guarded(onError),
    onBack: guarded(onBack ?? (() => {})),
    onTaken: guarded(onTaken ?? (() => {})),
    onSettled: guarded(onSettled ?? (() => {})),
  });
}

/** A fault of the listener's own is reported as one of an event listener is: the host goes on. */
function guarded<Told extends readonly unknown[]>(listener: (...told: Told) => void): (...told: Told) => void {
  return (...told) => {
    try {
      listener(...told);
    } catch (fault) {
      queueMicrotask(() => {
        throw fault;
      });
    }
  };
}

import { createHost, type Handler, type Host } from '../src/client/host/index.ts';
import type { ServerProcess } from './server-process.ts';

/** A host of the SDK in this process, for operations of type 5; it is stopped afterwards. */
export async function withHost<T>(
  gateway: ServerProcess,
  concurrency: number,
  handler: Handler,
  measure: (host: Host) => Promise<T>,
): Promise<T> {
  const host = createHost({
    url: new URL('/graphql', gateway.url).href,
    hostId: 'bench',
    handlers: { 5: handler },
    concurrency,
    onError: (error, incident) => console.error(incident.during, error),
  });
  try {
    return await measure(host);
  } finally {
    await host.stop({ graceSeconds: 0 });
  }
}

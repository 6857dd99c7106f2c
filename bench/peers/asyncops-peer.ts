import { startGatewayProcess } from '../gateway-process.ts';
import { hostThroughput } from '../host-throughput.ts';
import { HttpConnection } from '../http-connection.ts';
import type { Peer } from './peer.ts';

/** The gateway as it ships, durably, and one host of the SDK. */
export async function startAsyncops(file: string, concurrency: number): Promise<Peer> {
  const gateway = await startGatewayProcess(file);
  return {
    name: 'asyncops',
    throughput: async (jobs) => {
      // One for each round: what is not used for a while, the gateway closes.
      const connection = await HttpConnection.open(gateway.url);
      const perSecond = await hostThroughput(gateway, connection, jobs, concurrency);
      connection.close();
      return perSecond;
    },
    stop: gateway.stop,
  };
}

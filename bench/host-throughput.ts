import { setTimeout as rest } from 'node:timers/promises';
import { createOperations } from './create-operations.ts';
import type { HttpConnection } from './http-connection.ts';
import type { ServerProcess } from './server-process.ts';
import { withHost } from './with-host.ts';

const batchSize = 500;

/** Operations a second, over all that were Ready when the host started, to the last that the gateway counts Succeeded. */
export async function hostThroughput(
  gateway: ServerProcess,
  connection: HttpConnection,
  operations: number,
  concurrency: number,
): Promise<number> {
  const names = Array.from({ length: operations }, (_, index) => ({ name: `work ${index}` }));
  while (names.length > 0) await createOperations(connection, names.splice(0, batchSize));
  const before = await succeeded(connection);
  const doNothing = () => {};
  return withHost(gateway, concurrency, doNothing, async (host) => {
    const start = performance.now();
    await host.start();
    // Asked seldom, so as not to be part of what is measured.
    while ((await succeeded(connection)) < before + operations) await rest(20);
    return operations / ((performance.now() - start) / 1_000);
  });
}

async function succeeded(connection: HttpConnection): Promise<number> {
  const query = '{ asyncOperationCounts(filter: { statusCode: [SUCCEEDED] }) { total } }';
  const { body } = await connection.post('/graphql', JSON.stringify({ query }));
  return JSON.parse(body).data.asyncOperationCounts.total;
}

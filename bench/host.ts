import type { Handler } from '../src/client/host/index.ts';
import {
  CancelAsyncOperationDocument,
  PauseAsyncOperationDocument,
  type TypedDocumentString,
} from '../src/gql/graphql.ts';
import { createOperations } from './create-operations.ts';
import { hostThroughput } from './host-throughput.ts';
import { HttpConnection } from './http-connection.ts';
import { printTable } from './print-table.ts';
import type { ServerProcess } from './server-process.ts';
import { median, percentile, rounded } from './statistics.ts';
import { verdict } from './verdict.ts';
import { withGateway } from './with-gateway.ts';
import { withHost } from './with-host.ts';

/**
 * What one host of the SDK, in this process, gets done with a gateway as it ships, in a process of its own, durably:
 * operations a second from Ready to Succeeded; and on an idle system, how long it takes from asking for a create to the
 * handler's first line, and from asking for a pause or a cancel to the handler's signal. All over GraphQL, all seen by
 * this process's clock.
 */
const isQuick = process.argv.includes('--quick');
const rounds = isQuick ? 1 : 5;
const operationsPerRound = isQuick ? 2_000 : 10_000;
const probes = isQuick ? 30 : 200;
const concurrency = 32;
const goals = { startMs: 5, signalMs: 20 };

/** Milliseconds from sending the create to the first line of the handler. */
async function startTimes(gateway: ServerProcess, connection: HttpConnection): Promise<number[]> {
  let onStart = () => {};
  return withHost(
    gateway,
    concurrency,
    () => onStart(),
    async (host) => {
      await host.start();
      const times: number[] = [];
      while (times.length < probes) {
        const started = new Promise<number>((resolve) => {
          onStart = () => resolve(performance.now());
        });
        await rest(20);
        const sentAt = performance.now();
        const created = createOperations(connection, [{ name: 'probe' }]);
        times.push((await started) - sentAt);
        await created;
      }
      return times;
    },
  );
}

/** Milliseconds from sending the request to the handler's signal. */
async function signalTimes(
  gateway: ServerProcess,
  connection: HttpConnection,
  document: TypedDocumentString<unknown, { input: { id: string } }>,
): Promise<number[]> {
  let onStart = (_id: string) => {};
  let onSignal = (_at: number) => {};
  const untilAsked: Handler = ({ operation, signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        onSignal(performance.now());
        reject(signal.reason);
      });
      onStart(operation.id);
    });
  return withHost(gateway, concurrency, untilAsked, async (host) => {
    await host.start();
    const times: number[] = [];
    while (times.length < probes) {
      const started = new Promise<string>((resolve) => {
        onStart = resolve;
      });
      const signaled = new Promise<number>((resolve) => {
        onSignal = resolve;
      });
      await createOperations(connection, [{ name: 'probe' }]);
      const body = JSON.stringify({ query: document.toString(), variables: { input: { id: await started } } });
      await rest(20);
      const sentAt = performance.now();
      const asked = connection.post('/graphql', body);
      times.push((await signaled) - sentAt);
      await asked;
    }
    return times;
  });
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const measured = await withGateway([], async (gateway) => {
  const connection = await HttpConnection.open(gateway.url);
  const perSecond: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    perSecond.push(await hostThroughput(gateway, connection, operationsPerRound, concurrency));
  }
  const starts = await startTimes(gateway, connection);
  const cancels = await signalTimes(gateway, connection, CancelAsyncOperationDocument);
  const pauses = await signalTimes(gateway, connection, PauseAsyncOperationDocument);
  connection.close();
  return { perSecond, starts, cancels, pauses };
});

const { perSecond, starts, cancels, pauses } = measured;
console.log(
  `one host, concurrency ${concurrency}, no-op handlers, durable, Ready to Succeeded: ${rounded(median(perSecond))} operations/s (${rounded(Math.min(...perSecond))} to ${rounded(Math.max(...perSecond))})`,
);
const row = (name: string, times: readonly number[], goalMs: number) => [
  name,
  `${rounded(median(times), 1)} ms`,
  `${rounded(percentile(times, 0.99), 1)} ms`,
  `${goalMs} ms`,
  verdict(median(times) <= goalMs),
];
printTable([
  ['idle system', 'median', '99 %', 'goal', ''],
  row("create to the handler's first line", starts, goals.startMs),
  row("cancel to the handler's signal", cancels, goals.signalMs),
  row("pause to the handler's signal", pauses, goals.signalMs),
]);

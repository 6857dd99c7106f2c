import { setTimeout as after } from 'node:timers/promises';
import { createAtRate } from './create-at-rate.ts';
import { createOperations } from './create-operations.ts';
import { dashboardSubscription, numberOf, positionIn } from './dashboard-subscription.ts';
import { EventTally } from './event-tally.ts';
import { headPosition } from './head-position.ts';
import { HttpConnection } from './http-connection.ts';
import { openSubscribers } from './open-subscribers.ts';
import { printTable } from './print-table.ts';
import { Sequence } from './sequence.ts';
import type { ServerProcess } from './server-process.ts';
import { percentile, rounded } from './statistics.ts';
import { SubscriberGroups } from './subscriber-groups.ts';
import { withGateway } from './with-gateway.ts';

/**
 * Clients that come back all at once (as fast as the gateway takes connections, 200 handshakes at a time), far behind,
 * while events go on: how long it takes until all are live, which is
 * when each has been told a checkpoint, and what that did to the delay of others who never went away.
 */
const isQuick = process.argv.includes('--quick');
const returning = isQuick ? 20 : 1_000;
const behind = isQuick ? 1_000 : 10_000;
const others = 100;
const groups = new SubscriberGroups(10);
const perSecond = 50;
const secondsBefore = isQuick ? 2 : 15;
const batchSize = 100;
const withinMs = 1_800_000;

const load = (gateway: ServerProcess, seconds: number, stopping?: AbortSignal) =>
  createAtRate(gateway.url, {
    perSecond,
    seconds,
    lanes: groups.count,
    operationOf: (lane) => groups.operation(lane),
    ...(stopping === undefined ? {} : { stopping }),
  });

async function createBacklog({ url }: ServerProcess, count: number): Promise<void> {
  const connection = await HttpConnection.open(url);
  const batch = Array.from({ length: batchSize }, (_, index) => ({ name: `Backlog ${index}` }));
  for (let made = 0; made < count; made += batchSize) await createOperations(connection, batch.slice(0, count - made));
  connection.close();
}

/** Resolves with the seconds that each took. A client that missed anything ends the measurement. */
async function comeBack({ url }: ServerProcess, position: string): Promise<{ seconds: number[]; deliveries: number }> {
  const tally = new EventTally();
  const seconds: number[] = [];
  const start = performance.now();
  let deliveries = 0;
  const clients = await openSubscribers(returning, (index) => {
    // One in fifty looks at every message; of the others the number of events is compared with the positions.
    const numbers = new Sequence(numberOf(position) + 1);
    const onEvent = (message: string) => numbers.take(numberOf(positionIn(message)));
    let isLive = false;
    return {
      url,
      request: dashboardSubscription({ after: position }),
      tally,
      ...(index % 50 === 0 ? { onEvent } : {}),
      onCheckpoint: (message, events) => {
        if (isLive) return;
        isLive = true;
        const expected = numberOf(positionIn(message)) - numberOf(position);
        if (events !== expected) throw new Error(`${events} of ${expected} events came`);
        deliveries += events;
        seconds.push((performance.now() - start) / 1_000);
      },
    };
  });
  while (seconds.length < returning) {
    tally.check();
    if (performance.now() - start > withinMs) throw new Error(`only ${seconds.length} are live`);
    await after(50);
  }
  for (const client of clients) client.close();
  return { seconds, deliveries };
}

await withGateway([], async (gateway) => {
  const tally = new EventTally();
  const live = await openSubscribers(others, (index) => ({
    url: gateway.url,
    tally,
    ...groups.member(index % groups.count),
  }));
  await tally.untilLive(others, withinMs);
  await createBacklog(gateway, 1_000);

  const position = await headPosition(gateway.url);
  await createBacklog(gateway, behind - perSecond * secondsBefore);
  await load(gateway, secondsBefore);
  const before = groups.takeDelays();
  const cpuBefore = gateway.cpuSeconds();
  const receiverBefore = process.cpuUsage();

  const stopping = new AbortController();
  const creating = load(gateway, Number.POSITIVE_INFINITY, stopping.signal);
  // Told where it is waited for; until then it must not end this process before the gateway's.
  creating.catch(() => {});
  const { seconds, deliveries } = await comeBack(gateway, position);
  stopping.abort();
  const { events, seconds: lasted } = await creating;
  const cpu = gateway.cpuSeconds() - cpuBefore;
  const receiver = process.cpuUsage(receiverBefore);
  const during = groups.takeDelays();
  tally.check();
  for (const subscriber of live) subscriber.close();

  const all = Math.max(...seconds);
  console.log(
    `${rounded(returning)} clients, ${rounded(behind)} events behind: all live after ${rounded(all, 1)} s (half of them after ${rounded(percentile(seconds, 0.5), 1)} s), ${rounded(deliveries / all)} deliveries/s, ${rounded((cpu * 1_000_000) / deliveries, 2)} µs of CPU each; every one complete`,
  );
  const busy = [cpu, (receiver.user + receiver.system) / 1_000_000].map(
    (used) => `${rounded((used / lasted) * 100)} %`,
  );
  console.log(`busy meanwhile: the gateway ${busy[0]}, the receiver ${busy[1]}`);
  const row = (name: string, delays: readonly number[], rate: number) => [
    name,
    rounded(rate),
    ...[0.5, 0.99, 1].map((share) => `${rounded(percentile(delays, share))} ms`),
  ];
  printTable([
    [`delay of ${others} others`, 'events/s', 'p50', 'p99', 'most'],
    row('before', before, perSecond),
    row('while they return', during, events / lasted),
  ]);
});

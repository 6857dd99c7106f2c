import { createAtRate } from './create-at-rate.ts';
import { createOperations } from './create-operations.ts';
import { EventTally } from './event-tally.ts';
import { HttpConnection } from './http-connection.ts';
import { openSubscribers } from './open-subscribers.ts';
import { printTable } from './print-table.ts';
import type { ServerProcess } from './server-process.ts';
import { percentile, rounded } from './statistics.ts';
import { SubscriberGroups } from './subscriber-groups.ts';
import { verdict } from './verdict.ts';
import { withGateway } from './with-gateway.ts';

/**
 * Many subscribers in a hundred different filters, of which each event passes one: how long an event takes to arrive
 * at a steady rate, and how many deliveries a second there are when creates come as fast as they are answered.
 */
const isQuick = process.argv.includes('--quick');
const count = isQuick ? 1_000 : 10_000;
const groups = new SubscriberGroups(100);
const perSecond = isQuick ? 50 : 100;
const seconds = isQuick ? 3 : 30;
const saturatedSeconds = isQuick ? 1 : 10;
const connections = 16;
const goalMs = 100;
const withinMs = 300_000;

/** Creates on all connections, each the next as soon as it has its answer, until everything has arrived. */
async function saturate({ url }: ServerProcess, tally: EventTally) {
  const open = await Promise.all(Array.from({ length: connections }, () => HttpConnection.open(url)));
  const before = tally.events;
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1_000;
  let created = 0;
  await Promise.all(
    open.map(async (connection, lane) => {
      // The groups of a lane are its own, so that theirs are committed in order.
      for (let group = lane; elapsed() < saturatedSeconds; group += connections) {
        if (group >= groups.count) group = lane;
        await createOperations(connection, [groups.operation(group)]);
        created += 1;
      }
    }),
  );
  const deliveries = (created * count) / groups.count;
  await tally.untilEvents(before + deliveries, withinMs);
  const took = elapsed();
  for (const connection of open) connection.close();
  return { events: created / took, deliveries: deliveries / took, delays: groups.takeDelays() };
}

await withGateway([], async (gateway) => {
  const tally = new EventTally();
  const subscribers = await openSubscribers(count, (index) => ({
    url: gateway.url,
    tally,
    ...groups.member(index % groups.count),
  }));
  await tally.untilLive(count, withinMs);

  // The compiler's warm-up does not count.
  const run = (forSeconds: number) =>
    createAtRate(gateway.url, {
      perSecond,
      seconds: forSeconds,
      lanes: groups.count,
      operationOf: (lane) => groups.operation(lane),
    });
  const warmedUp = await run(2);
  await tally.untilEvents((warmedUp.events * count) / groups.count, withinMs);
  groups.takeDelays();

  const before = tally.events;
  const steady = await run(seconds);
  await tally.untilEvents(before + (steady.events * count) / groups.count, withinMs);
  const delays = groups.takeDelays();
  const saturated = await saturate(gateway, tally);
  for (const subscriber of subscribers) subscriber.close();

  const milliseconds = (of: readonly number[], share: number) => `${rounded(percentile(of, share))} ms`;
  const eventsPerSecond = steady.events / steady.seconds;
  printTable([
    [`${rounded(count)} subscribers, ${groups.count} filters`, 'events/s', 'deliveries/s', 'p50', 'p99'],
    [
      `${perSecond} events a second`,
      rounded(eventsPerSecond),
      rounded((eventsPerSecond * count) / groups.count),
      milliseconds(delays, 0.5),
      milliseconds(delays, 0.99),
    ],
    [
      `${connections} connections create at full speed`,
      rounded(saturated.events),
      rounded(saturated.deliveries),
      milliseconds(saturated.delays, 0.5),
      milliseconds(saturated.delays, 0.99),
    ],
  ]);
  const isReached = eventsPerSecond >= perSecond * 0.95 && percentile(delays, 0.99) < goalMs;
  console.log(`goal p99 under ${goalMs} ms at ${perSecond} events a second: ${verdict(isReached)}`);
});

import { readFileSync } from 'node:fs';
import { setTimeout as rest } from 'node:timers/promises';
import { createAtRate } from './create-at-rate.ts';
import { numberOf } from './dashboard-subscription.ts';
import { EventTally } from './event-tally.ts';
import { headPosition } from './head-position.ts';
import { openSubscribers } from './open-subscribers.ts';
import { printTable } from './print-table.ts';
import { ResumingReader } from './resuming-reader.ts';
import { reportingMemory, type ServerProcess } from './server-process.ts';
import { median, percentile, rounded } from './statistics.ts';
import { SubscriberGroups } from './subscriber-groups.ts';
import { verdict } from './verdict.ts';
import { withGateway } from './with-gateway.ts';

/**
 * What subscribers that stop reading cost the gateway's memory and the others' delay.
 *
 * Every event to everybody would be a million deliveries a second. So the others are in groups, and each event passes
 * the filter of one group; the slow ones want every event, which is the most that a slow one can be owed. Their messages
 * are some 3 KB, because the kernel takes 4 MB for a connection that nobody reads: with small messages they would have
 * fallen behind by next to nothing when the time is over.
 *
 * First the load without them, long enough to fill the gateway's ring of 10,000 events, then with them. The seconds in
 * which the kernel still takes everything are told apart: there the slow ones are 250 readers of every event.
 */
const isQuick = process.argv.includes('--quick');
const slowCount = isQuick ? 20 : 250;
const othersCount = isQuick ? 480 : 4_750;
const groups = new SubscriberGroups(isQuick ? 10 : 50);
const perSecond = isQuick ? 100 : 200;
const fillingSeconds = isQuick ? 2 : 10;
const takingSeconds = isQuick ? 4 : 40;
const blockedSeconds = isQuick ? 4 : 60;
const withinMs = 900_000;
const more = Array.from({ length: 10 }, (_, index) => `text${index}: regardingObjectId`).join(' ');

/** What a queue for each slow one would grow by is many times this, even if it held references only. */
const flat = 0.1;
/** Delays are read in whole milliseconds, and the slowest hundredth is what the collector makes it. */
const toleratedMs = (before: number) => before * 1.25 + 5;

interface Phase {
  readonly name: string;
  readonly delays: readonly number[];
  readonly resident: readonly number[];
  /** What the kernel holds of all connections of the machine, at the beginning and at the end. */
  readonly inKernel: readonly [number, number];
  /** Of the whole load that it is part of: whether the gateway took as many events a second as were asked for. */
  readonly keptUp: boolean;
}

/** Bytes; Linux counts them in pages. */
function inKernel(): number {
  const pages = /^TCP:.* mem (\d+)/m.exec(readFileSync('/proc/net/sockstat', 'utf8'))?.[1];
  return Number(pages) * 4_096;
}

const mebibytes = (bytes: number) => `${rounded(bytes / 1_048_576)} MiB`;

/** The load for a while, and what was seen of it in each part; the parts follow each other without a stop. */
async function load(
  gateway: ServerProcess,
  tally: EventTally,
  parts: readonly { name: string; seconds: number }[],
): Promise<Phase[]> {
  const asked = parts.reduce((sum, { seconds }) => sum + seconds, 0);
  const before = tally.events;
  const creating = createAtRate(gateway.url, {
    perSecond,
    seconds: asked,
    lanes: groups.count,
    operationOf: (lane) => groups.operation(lane),
  });
  // Told where it is waited for; until then it must not end this process before the gateway's.
  creating.catch(() => {});
  const phases: Omit<Phase, 'keptUp'>[] = [];
  groups.takeDelays();
  for (const { name, seconds } of parts) {
    const resident: number[] = [];
    const heldAtFirst = inKernel();
    for (let second = 0; second < seconds; second += 0.5) {
      await rest(500);
      resident.push(gateway.residentBytes());
    }
    phases.push({ name, delays: groups.takeDelays(), resident, inKernel: [heldAtFirst, inKernel()] });
  }
  const { events, seconds } = await creating;
  await tally.untilEvents(before + (events * othersCount) / groups.count, withinMs);
  // What came too late for its part belongs to the last one.
  const late = groups.takeDelays();
  const keptUp = seconds < asked * 1.05;
  console.log(
    `${rounded(events)} events in ${rounded(seconds, 1)} s of ${asked}${keptUp ? '' : ': it did not keep up'}`,
  );
  return phases.map((phase, index) => ({
    ...phase,
    delays: index === phases.length - 1 ? [...phase.delays, ...late] : phase.delays,
    keptUp,
  }));
}

function report(phases: readonly Phase[]): void {
  printTable([
    ['delay of the others', 'p50', 'p99', 'resident, first and last third', 'in the kernel, first and last'],
    ...phases.map(({ name, delays, resident, inKernel: [before, after] }) => {
      const [first, last] = thirds(resident);
      const times = [0.5, 0.99].map((share) => `${rounded(percentile(delays, share))} ms`);
      return [name, ...times, `${mebibytes(first)}, ${mebibytes(last)}`, `${mebibytes(before)}, ${mebibytes(after)}`];
    }),
  ]);
}

/** Medians, because memory goes up and down between collections. */
function thirds(values: readonly number[]): [number, number] {
  const third = Math.ceil(values.length / 3);
  return [median(values.slice(0, third)), median(values.slice(-third))];
}

async function catchUp(gateway: ServerProcess, slow: readonly ResumingReader[]): Promise<void> {
  const head = numberOf(await headPosition(gateway.url));
  const start = performance.now();
  let most = 0;
  const behind = Math.min(...slow.map((reader) => reader.behind(head)));
  for (const reader of slow) reader.resume();
  while (!slow.every((reader) => reader.hasReached(head))) {
    if (performance.now() - start > withinMs) throw new Error('the slow ones have not got everything');
    await rest(100);
    most = Math.max(most, gateway.residentBytes());
  }
  const resumed = slow.filter((reader) => reader.resumed > 0).length;
  console.log(
    `the ${slowCount}, ${rounded(behind)} events behind, then got everything, in order, once, in ${rounded((performance.now() - start) / 1_000, 1)} s: PASS; ${resumed} of them over a new socket; resident at most ${mebibytes(most)} meanwhile`,
  );
}

await withGateway(reportingMemory, async (gateway) => {
  const tally = new EventTally();
  const others = await openSubscribers(othersCount, (index) => ({
    url: gateway.url,
    tally,
    ...groups.member(index % groups.count),
  }));
  await tally.untilLive(othersCount, withinMs);
  const alone = await load(gateway, tally, [
    { name: 'at first', seconds: fillingSeconds },
    { name: 'without slow readers', seconds: blockedSeconds },
  ]);
  const { heapUsed: heldBefore } = await gateway.memory();
  const slow: ResumingReader[] = [];
  for (let index = 0; index < slowCount; index += 1) slow.push(await ResumingReader.open(gateway.url, more));
  for (const reader of slow) reader.pause();
  const together = await load(gateway, tally, [
    { name: 'while the kernel takes what is not read', seconds: takingSeconds },
    { name: `while ${slowCount} read nothing`, seconds: blockedSeconds },
  ]);
  const { heapUsed: heldAfter } = await gateway.memory();
  report([...alone, ...together]);
  console.log(`heap after a full collection: ${mebibytes(heldBefore)} before, ${mebibytes(heldAfter)} at the end`);

  const [usual, blocked] = [alone[1], together[1]];
  if (usual === undefined || blocked === undefined) throw new Error('nothing was measured');
  const [first, last] = thirds(blocked.resident);
  console.log(`memory stays flat (grows by less than a tenth): ${verdict(last <= first * (1 + flat))}`);
  const isAsFast = [0.5, 0.99].every(
    (share) => percentile(blocked.delays, share) <= toleratedMs(percentile(usual.delays, share)),
  );
  console.log(
    `no added delay for the others (p50 and p99 within a quarter and 5 ms): ${verdict(isAsFast && usual.keptUp && blocked.keptUp)}`,
  );
  await catchUp(gateway, slow);
  for (const reader of slow) reader.close();
  for (const subscriber of others) subscriber.close();
});

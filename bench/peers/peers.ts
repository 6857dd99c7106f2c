import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printTable } from '../print-table.ts';
import { median, rounded } from '../statistics.ts';
import { verdict } from '../verdict.ts';
import { startAsyncops } from './asyncops-peer.ts';
import { startBullmq } from './bullmq-peer.ts';
import { startGraphileWorker } from './graphile-worker-peer.ts';
import type { Peer } from './peer.ts';
import { startPgBoss } from './pg-boss-peer.ts';
import { startPostgres } from './postgres-server.ts';

/**
 * What one host gets done beside the workers of others: 32 jobs at a time that do nothing, all stored durably before
 * the worker starts, to the last that the server counts as done. In turn, so that what else the machine does hits all;
 * in another order each time, so that what a server still does after its turn (vacuum, say) does not always hit the same.
 */
const isQuick = process.argv.includes('--quick');
const rounds = isQuick ? 1 : 9;
const jobs = isQuick ? 1_000 : 20_000;
const concurrency = 32;

const folder = mkdtempSync(join(tmpdir(), 'asyncops-peers-'));
const stops: (() => Promise<void>)[] = [];
try {
  const ours = await startAsyncops(join(folder, 'asyncops.db'), concurrency);
  stops.push(ours.stop);
  const postgres = await startPostgres(folder, ['graphile', 'boss']);
  stops.unshift(postgres.stop);
  const bullmq = await startBullmq(folder, concurrency);
  if (bullmq === null) console.log('BullMQ is left out: there is no redis-server here');
  const others = [
    ...(bullmq === null ? [] : [bullmq]),
    await startGraphileWorker(`${postgres.url}/graphile`, concurrency, false),
    await startGraphileWorker(`${postgres.url}/graphile`, concurrency, true),
    await startPgBoss(`${postgres.url}/boss`, concurrency),
  ];
  stops.unshift(...others.map(({ stop }) => stop));

  const perSecond = new Map<Peer, number[]>([ours, ...others].map((peer) => [peer, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const [peer, figures] of shuffled([...perSecond])) {
      const figure = await peer.throughput(jobs);
      // The first of each is for the compiler.
      if (round >= 0) figures.push(figure);
    }
  }
  const own = median(perSecond.get(ours) ?? []);
  printTable([
    [`concurrency ${concurrency}, ${rounded(jobs)} jobs`, 'jobs/s', 'from', 'to', 'asyncops to it', ''],
    ...[...perSecond].map(([peer, figures]) => [
      peer.name,
      rounded(median(figures)),
      rounded(Math.min(...figures)),
      rounded(Math.max(...figures)),
      peer === ours ? '' : rounded(own / median(figures), 2),
      peer === ours ? '' : verdict(own > median(figures)),
    ]),
  ]);
} finally {
  for (const stop of stops) await stop();
  rmSync(folder, { recursive: true });
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((left, right) => left.at - right.at)
    .map(({ item }) => item);
}

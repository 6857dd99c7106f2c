import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createOperations } from './create-operations.ts';
import { startGatewayProcess } from './gateway-process.ts';
import { HttpConnection } from './http-connection.ts';
import { keptDatabase } from './kept-database.ts';
import { printTable } from './print-table.ts';
import { median, percentile, rounded } from './statistics.ts';

/**
 * What the others wait for while somebody asks what no index answers, of a million operations: a short read and a create
 * every few milliseconds, each on a connection of its own, alone and beside long reads, in turn. `--folder` keeps the
 * database, which takes minutes to fill.
 */
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, folder: { type: 'string' } },
});
const count = values.quick ? 50_000 : 1_000_000;
const rounds = values.quick ? 1 : 3;
const secondsPerRound = values.quick ? 2 : 10;
const pauseMs = 5;

const page = 'nodes { id name statusCode } pageInfo { hasNextPage } position';
const shortRead = `{ asyncOperations(first: 20, filter: { statusCode: [CANCELED] }) { ${page} } }`;
const longReads = {
  'a page of what hardly anything matches': `{ asyncOperations(first: 20, filter: { nameContains: "zq" }) { ${page} } }`,
  'counts by a part of the name': '{ asyncOperationCounts(filter: { nameContains: "part 1" }) { total } }',
  'the number of all matches':
    '{ asyncOperations(first: 20, filter: { createdOn: { from: "2020-01-01T00:00:00Z" }, stateCode: [READY] }) { totalCount } }',
};

const own = mkdtempSync(join(tmpdir(), 'asyncops-bench-'));
const folder = values.folder ?? own;
mkdirSync(folder, { recursive: true });

interface Round {
  readonly reads: number[];
  readonly creates: number[];
  readonly long: number[];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function ask(connection: HttpConnection, query: string): Promise<void> {
  const reply = await connection.post('/graphql', JSON.stringify({ query }));
  if (reply.status !== 200 || reply.body.includes('"errors"')) throw new Error(reply.body);
}

async function measure(url: URL, long: string | null): Promise<Round> {
  const round: Round = { reads: [], creates: [], long: [] };
  const end = performance.now() + secondsPerRound * 1_000;
  const until = async (times: number[], restMs: number, work: (connection: HttpConnection) => Promise<void>) => {
    const connection = await HttpConnection.open(url);
    while (performance.now() < end) {
      times.push(await timed(() => work(connection)));
      await after(restMs);
    }
    connection.close();
  };
  await Promise.all([
    until(round.reads, pauseMs, (connection) => ask(connection, shortRead)),
    until(round.creates, pauseMs, (connection) => createOperations(connection, [{ name: 'Nightly import' }])),
    ...(long === null ? [] : [until(round.long, 0, (connection) => ask(connection, long))]),
  ]);
  return round;
}

function row(what: string, rounds: readonly Round[]): string[] {
  const figures = (times: readonly number[]) =>
    [percentile(times, 0.5), percentile(times, 0.99), Math.max(...times)].map((time) => rounded(time, 1));
  const long = rounds.flatMap(({ long }) => long);
  return [
    what,
    ...figures(rounds.flatMap(({ reads }) => reads)),
    ...figures(rounds.flatMap(({ creates }) => creates)),
    long.length === 0 ? '' : rounded(median(long)),
  ];
}

try {
  // What is created here is not to be there for the next who measures.
  const file = join(own, 'long-reads.db');
  copyFileSync(await keptDatabase(folder, count), file);
  const gateway = await startGatewayProcess(file);
  try {
    await measure(gateway.url, null);
    const alone: Round[] = [];
    const beside = new Map<string, Round[]>();
    for (let round = 0; round < rounds; round += 1) {
      for (const [what, query] of Object.entries(longReads)) {
        alone.push(await measure(gateway.url, null));
        beside.set(what, [...(beside.get(what) ?? []), await measure(gateway.url, query)]);
      }
    }
    const heading = ['ms', 'median', '99th', 'most', 'median', '99th', 'most', 'the long read'];
    printTable([
      ['', 'short read', '', '', 'create', '', '', ''],
      heading,
      row('nothing else', alone),
      ...[...beside].map(([what, results]) => row(`beside ${what}`, results)),
    ]);
  } finally {
    await gateway.stop();
  }
} finally {
  rmSync(own, { recursive: true });
}

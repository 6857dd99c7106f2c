import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createOperations } from './create-operations.ts';
import { nameIn, numberOf, positionIn } from './dashboard-subscription.ts';
import { type FanoutRound, type FanoutSide, openFanoutSide } from './fanout-side.ts';
import { startGatewayProcess } from './gateway-process.ts';
import type { HttpConnection } from './http-connection.ts';
import { printTable } from './print-table.ts';
import { Sequence } from './sequence.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { median, rounded } from './statistics.ts';
import { verdict } from './verdict.ts';

/**
 * Deliveries a second to many equal subscribers, of events that come one at a time and of bursts that are committed
 * together, beside two servers that keep nothing and commit nothing: a plain loop over the sockets of ws, and the stock
 * GraphQL stack; and beside a bound, a loop that does nothing but write. All have a process of their own and the same
 * receiver, which is this one. Rounds alternate.
 */
const isQuick = process.argv.includes('--quick');
const subscribers = isQuick ? 200 : 1_000;
const rounds = isQuick ? 2 : 7;
const secondsPerRound = isQuick ? 0.5 : 3;
/** `--ahead=0`: strictly one after another, so that the server rests while the last of the receivers reads. */
const ahead = Number(process.argv.find((argument) => argument.startsWith('--ahead='))?.slice('--ahead='.length) ?? 1);
const bursts = [
  { size: 1, name: 'one at a time', goal: 1.2 },
  { size: 10, name: 'bursts of 10', goal: 4 },
];
const names = ['asyncops', 'plain ws loop', 'yoga, pubsub, graphql-ws', 'writes alone'] as const;

const folder = mkdtempSync(join(tmpdir(), 'asyncops-bench-'));
const servers: ServerProcess[] = [];
const sides: FanoutSide[] = [];

async function started(starting: Promise<ServerProcess>): Promise<ServerProcess> {
  const server = await starting;
  servers.push(server);
  return server;
}

const script = (name: string) => [fileURLToPath(new URL(name, import.meta.url))];

/** Every event that one subscriber got is looked at: they must come in the order of their commits, without a hole. */
let sample = '';
let positions: Sequence | null = null;
let operations: Sequence | null = null;
function onSample(message: string): void {
  sample = message;
  const position = numberOf(positionIn(message));
  const operation = Number(nameIn(message).split(' ')[2]);
  positions ??= new Sequence(position);
  operations ??= new Sequence(operation);
  positions.take(position);
  operations.take(operation);
}

async function openGateway(): Promise<FanoutSide> {
  const options = process.argv.slice(2).filter((argument) => !/^--(quick|ahead)/.test(argument));
  const server = await started(startGatewayProcess(join(folder, 'gateway.db'), options));
  let created = 0;
  const publish = (connection: HttpConnection, count: number) => {
    const inputs = Array.from({ length: count }, (_, index) => ({ name: `Nightly import ${created + index}` }));
    created += count;
    return createOperations(connection, inputs);
  };
  return openFanoutSide({ server, subscribers, ahead, publish, onSample });
}

async function openBaseline(starting: Promise<ServerProcess>, body: () => string): Promise<FanoutSide> {
  const server = await started(starting);
  const publish = async (connection: HttpConnection, count: number) => {
    await connection.post(`/publish/${count}`, body());
  };
  return openFanoutSide({ server, subscribers, ahead, publish, onSample: () => {} });
}

function report(name: string, goal: number, results: readonly (readonly FanoutRound[])[]): void {
  const [ours = [], plain = []] = results;
  const ratio = (of: readonly FanoutRound[], by: (round: FanoutRound, base: FanoutRound) => number) =>
    median(of.flatMap((round, index) => plain.slice(index, index + 1).map((base) => by(round, base))));
  const wall = (of: readonly FanoutRound[]) => ratio(of, (round, base) => round.perSecond / base.perSecond);
  const cpu = (of: readonly FanoutRound[]) => ratio(of, (round, base) => base.cpuMicroseconds / round.cpuMicroseconds);
  printTable([
    [name, 'deliveries/s', 'ratio', 'µs of CPU each', 'ratio', 'server busy', 'receiver busy', 'messages/read'],
    ...results.map((of, index) => [
      names[index] ?? '',
      rounded(median(of.map(({ perSecond }) => perSecond))),
      rounded(wall(of), 2),
      rounded(median(of.map(({ cpuMicroseconds }) => cpuMicroseconds)), 2),
      rounded(cpu(of), 2),
      `${rounded(median(of.map(({ busy }) => busy)) * 100)} %`,
      `${rounded(median(of.map(({ receiverBusy }) => receiverBusy)) * 100)} %`,
      rounded(median(of.map(({ messagesPerRead }) => messagesPerRead)), 2),
    ]),
  ]);
  console.log(
    `goal ${rounded(goal, 1)} times the plain loop: by time ${verdict(wall(ours) >= goal)}, by CPU ${verdict(cpu(ours) >= goal)}\n`,
  );
}

try {
  sides.push(await openGateway());
  sides.push(await openBaseline(startServerProcess(script('plain-ws-server.ts')), () => sample));
  const update = () => JSON.stringify(JSON.parse(sample).payload.data.asyncOperationsChanged);
  sides.push(await openBaseline(startServerProcess(script('yoga-server.ts')), update));
  sides.push(await openBaseline(startServerProcess(script('bare-write-server.ts')), () => sample));
  console.log(`${rounded(subscribers)} equal subscribers, messages of ${sample.length} bytes\n`);
  for (const { size, name, goal } of bursts) {
    const results: FanoutRound[][] = sides.map(() => []);
    for (let round = -1; round < rounds; round += 1) {
      for (const [index, side] of sides.entries()) {
        const result = await side.run(size, secondsPerRound);
        // The first of each is for the compiler.
        if (round >= 0) results[index]?.push(result);
      }
    }
    report(name, goal, results);
  }
} finally {
  for (const side of sides) side.close();
  await Promise.all(servers.map((server) => server.stop()));
  rmSync(folder, { recursive: true });
}

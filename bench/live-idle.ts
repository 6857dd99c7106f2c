import { fileURLToPath } from 'node:url';
import { dashboardSubscription } from './dashboard-subscription.ts';
import { EventTally } from './event-tally.ts';
import { openSubscribers } from './open-subscribers.ts';
import { printTable } from './print-table.ts';
import { reportingMemory, type ServerProcess, startServerProcess } from './server-process.ts';
import { median, rounded } from './statistics.ts';
import { verdict } from './verdict.ts';
import { withGateway } from './with-gateway.ts';

/**
 * What a subscriber costs while nothing happens, over a socket of ws that nothing is done with: the growth of a process
 * from none to many, after a full collection. `held` is what the process needs, its heap and the buffers beside it, and
 * is what the goal is judged by; `resident` moves by less, because what a gateway freed after its start is used again.
 * Fresh processes for each round, in turns.
 */
const isQuick = process.argv.includes('--quick');
const count = isQuick ? 1_000 : 5_000;
const rounds = isQuick ? 1 : 3;
const goalKib = 6;
const withinMs = 60_000;

interface Cost {
  readonly held: number;
  readonly resident: number;
}

/** In KiB for each subscriber. */
async function costOf(server: ServerProcess, isSubscribed: boolean): Promise<Cost> {
  const connect = async (some: number) => {
    const tally = new EventTally();
    const request = isSubscribed ? dashboardSubscription() : null;
    const sockets = await openSubscribers(some, () => ({ url: server.url, request, tally }));
    if (isSubscribed) await tally.untilLive(some, withinMs);
    return sockets;
  };
  // What the first connections load, compile and set aside is not what the next ones cost.
  for (const socket of await connect(200)) socket.close();
  const before = await settled(server);
  const sockets = await connect(count);
  const after = await settled(server);
  for (const socket of sockets) socket.close();
  return {
    held: (after.held - before.held) / count / 1_024,
    resident: (after.resident - before.resident) / count / 1_024,
  };
}

/** Asked until it no longer shrinks: closed sockets and what came with a handshake go in their own time. */
async function settled(server: ServerProcess): Promise<Cost> {
  let last = Number.POSITIVE_INFINITY;
  while (true) {
    const { heapUsed, external, rss } = await server.memory();
    const held = heapUsed + external;
    if (held > last * 0.999) return { held, resident: rss };
    last = held;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function bareCost(): Promise<Cost> {
  const script = fileURLToPath(new URL('plain-ws-server.ts', import.meta.url));
  const server = await startServerProcess([...reportingMemory, script]);
  try {
    return await costOf(server, false);
  } finally {
    await server.stop();
  }
}

const bare: Cost[] = [];
const ours: Cost[] = [];
for (let round = 0; round < rounds; round += 1) {
  bare.push(await bareCost());
  ours.push(await withGateway(reportingMemory, (gateway) => costOf(gateway, true)));
}
const held = (costs: readonly Cost[]) => median(costs.map((cost) => cost.held));
const resident = (costs: readonly Cost[]) => median(costs.map((cost) => cost.resident));
const over = { held: held(ours) - held(bare), resident: resident(ours) - resident(bare) };
const row = (name: string, cost: Cost) => [name, `${rounded(cost.held, 1)} KiB`, `${rounded(cost.resident, 1)} KiB`];
printTable([
  [`each of ${rounded(count)}`, 'held', 'resident'],
  row('bare ws socket', { held: held(bare), resident: resident(bare) }),
  row('idle subscriber of asyncops', { held: held(ours), resident: resident(ours) }),
  row('over the bare socket', over),
]);
console.log(`goal ${goalKib} KiB held over the bare socket: ${verdict(over.held <= goalKib)}`);

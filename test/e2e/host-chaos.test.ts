import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AsyncOperationsDocument, TypedDocumentString } from '../../src/gql/graphql.ts';
import { eventually } from './eventually.ts';
import { type GatewayProcess, startGatewayProcess } from './gateway-process.ts';
import { type HostProcess, spawnHost, startHostProcess, untilReady } from './host-process.ts';
import { type NetworkLink, startNetworkLink } from './network-link.ts';
import { type HistoryEvent, readHistories } from './read-histories.ts';
import { request } from './request.ts';

const hostCount = Number(process.env['CHAOS_HOSTS'] ?? 20);
const operationCount = hostCount * 15;
const leaseSeconds = 2;
/** Well beyond the lease. */
const awayMs = 4_000;
const betweenFaultsMs = 200;

interface LinkedHost {
  readonly host: HostProcess;
  readonly link: NetworkLink;
}

let folder: string;
let gateway: GatewayProcess;
const links: NetworkLink[] = [];
/** All that there ever were. */
const hosts: HostProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asyncops-chaos-'));
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'));
});

afterAll(async () => {
  await gateway.stop();
  for (const link of links) await link.close();
  await rm(folder, { recursive: true });
});

const createAll = new TypedDocumentString<{ createAsyncOperations: readonly unknown[] }, { input: readonly object[] }>(
  `mutation CreateAll($input: [CreateAsyncOperationInput!]!) {
    createAsyncOperations(input: $input) { __typename }
  }`,
);

const gatewayPort = () => Number(new URL(gateway.url).port);

/** In a process of its own, over a link of its own. */
async function addHost(start: (options: Parameters<typeof spawnHost>[0]) => HostProcess | Promise<HostProcess>) {
  const link = await startNetworkLink(gatewayPort());
  links.push(link);
  const url = `http://127.0.0.1:${link.port}/graphql`;
  const host = await start({ url, hostId: `host-${hosts.length}`, folder, leaseSeconds, progressEveryMs: 1_000 });
  hosts.push(host);
  return { host, link };
}

async function restartGateway(): Promise<void> {
  const port = gatewayPort();
  await gateway.kill();
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'), { port });
}

const away = async (begin: () => void, end: () => void) => {
  begin();
  await rest(awayMs);
  end();
};

/** What happens to a host; each resolves when it is over. */
const faults = [
  { name: 'killed', strike: async ({ host }: LinkedHost) => host.send('SIGKILL') },
  {
    name: 'stopped',
    strike: ({ host }: LinkedHost) =>
      away(
        () => host.send('SIGSTOP'),
        () => host.send('SIGCONT'),
      ),
  },
  { name: 'cut off in silence', strike: ({ link }: LinkedHost) => away(link.stall, link.mend) },
  { name: 'cut off with a reset', strike: ({ link }: LinkedHost) => away(link.reset, link.mend) },
] as const;

/** Who suffered what; by then all of it is over. */
async function havoc(live: LinkedHost[]): Promise<Map<string, string>> {
  const suffered = new Map<string, string>();
  const strikes: Promise<void>[] = [];
  for (const [round, victim] of [...live].entries()) {
    const fault = faults[round % faults.length] ?? faults[0];
    suffered.set(victim.host.hostId, fault.name);
    strikes.push(fault.strike(victim));
    if (fault.name === 'killed') await addHost(spawnHost);
    if (round === Math.floor(hostCount / 2)) await restartGateway();
    await rest(betweenFaultsMs);
  }
  await Promise.all(strikes);
  return suffered;
}

/** Holds what one operation went through against what the hosts wrote of it. */
function checkHistory(id: string, history: readonly HistoryEvent[], wrote: (...words: unknown[]) => string[][]): void {
  // Every change follows from the one before, and none is missing.
  expect(history.map(({ operation }) => operation.version)).toEqual(history.map((_, index) => index + 1));
  expect(history.map(({ fromStatus }) => fromStatus)).toEqual(
    [null, ...history.map(({ toStatus }) => toStatus)].slice(0, -1),
  );
  // One lease at a time, each with the next epoch, and no write by anybody else.
  let holder: string | null = null;
  let epoch = 0;
  for (const { kind, actor, toStatus, operation } of history) {
    if (kind === 'CLAIMED') {
      expect(holder).toBeNull();
      epoch += 1;
      holder = actor;
      expect(operation.lease).toEqual({ hostId: actor, epoch });
      // Whoever ran it ran it under a lease of its own, and once.
      expect(wrote('start', id, epoch).length).toBeLessThanOrEqual(1);
      expect(wrote('start', id, epoch, actor)).toHaveLength(wrote('start', id, epoch).length);
    } else if (holder !== null) {
      expect(actor).toBe(kind === 'LEASE_EXPIRED' ? 'platform' : holder);
      if (toStatus !== 'IN_PROGRESS') holder = null;
    }
  }
  expect(holder).toBeNull();
  expect(wrote('start', id).length).toBeLessThanOrEqual(epoch);
  // What counts is the run under the last lease.
  const last = history.at(-1);
  expect(last).toMatchObject({ kind: 'SUCCEEDED', operation: { result: { steps: 15, epoch, hostId: last?.actor } } });
  expect(wrote('end', id, epoch, last?.actor)).toHaveLength(1);
  expect(last?.operation.retryCount).toBe(history.filter(({ kind }) => kind === 'LEASE_EXPIRED').length);
}

it(`${hostCount} hosts, each a process: killed, stopped and continued, cut off, and the gateway killed under them`, async () => {
  const live = [await addHost(startHostProcess)];
  while (live.length < hostCount) live.push(await addHost(spawnHost));
  // Where starts are slow, those that are there first would have done all the work before the last came.
  for (const { host } of live) await untilReady(host);
  const input = Array.from({ length: operationCount }, (_, index) => ({
    name: `count ${index}`,
    operationType: 5,
    maxRetries: 1_000,
    // A fifth take longer than a lease: whoever is cut off is still at them when it ends.
    data: { steps: 15, stepMs: index % 5 === 0 ? 200 : 40 },
  }));
  await request(gateway.url, createAll, { input });
  await eventually('every host at work', async () =>
    hosts.every((host) => host.journal().some(([word]) => word === 'start')),
  );
  const suffered = await havoc(live);
  await eventually('all succeeded', async () => {
    const filter = { statusCode: ['SUCCEEDED' as const] };
    const answer = await request(gateway.url, AsyncOperationsDocument, { filter, first: 0 });
    return answer.asyncOperations.totalCount === operationCount;
  });

  const histories = await readHistories(gateway.url);
  const journal = hosts.flatMap((host) => host.journal());
  const byOperation = Map.groupBy(journal, ([, id]) => id);
  expect(histories.size).toBe(operationCount);
  for (const [id, history] of histories) {
    checkHistory(id, history, (...words) =>
      (byOperation.get(id) ?? []).filter((line) => words.every((word, at) => line[at] === String(word))),
    );
  }
  // Those that lived on learned that they had lost what they were at; a busy machine may have cost others a lease too.
  const lost = journal.filter(([word, , , , why]) => word === 'interrupted' && why === 'LEASE_LOST');
  const losers = lost.map(([, , , hostId = '']) => suffered.get(hostId));
  expect(losers).toEqual(expect.arrayContaining(['stopped', 'cut off in silence', 'cut off with a reset']));
});

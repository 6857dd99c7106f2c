import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AsyncOperationsDocument, TypedDocumentString } from '../../src/gql/graphql.ts';
import { eventually } from './eventually.ts';
import { type GatewayProcess, startGatewayProcess } from './gateway-process.ts';
import { type HostProcess, spawnHost, startHostProcess } from './host-process.ts';
import { request } from './request.ts';

const hostCount = Number(process.env['CHAOS_HOSTS'] ?? 6);
const operationCount = hostCount * 30;
const rounds = hostCount + 4;
const leaseSeconds = 1;
/** Well beyond the lease. */
const stoppedMs = 2_500;

let folder: string;
let gateway: GatewayProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asyncops-chaos-'));
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'));
});

afterAll(async () => {
  await gateway.stop();
  await rm(folder, { recursive: true });
});

const createAll = new TypedDocumentString<{ createAsyncOperations: readonly unknown[] }, { input: readonly object[] }>(
  `mutation CreateAll($input: [CreateAsyncOperationInput!]!) {
    createAsyncOperations(input: $input) { __typename }
  }`,
);

interface Event {
  readonly kind: string;
  readonly actor: string;
  readonly fromStatus: string | null;
  readonly toStatus: string | null;
  readonly operation: {
    readonly id: string;
    readonly version: number;
    readonly retryCount: number;
    readonly lease: { readonly hostId: string; readonly epoch: number } | null;
    readonly result: { readonly epoch: number; readonly hostId: string; readonly steps: number } | null;
  };
}

interface EventPage {
  readonly nodes: readonly Event[];
  readonly position: string;
  readonly hasNextPage: boolean;
}

const events = new TypedDocumentString<{ asyncOperationEvents: EventPage }, { after: string | null }>(
  `query Events($after: LogPosition) {
    asyncOperationEvents(first: 500, after: $after) {
      nodes {
        kind actor fromStatus toStatus
        operation { id version retryCount lease { hostId epoch } result }
      }
      position
      hasNextPage
    }
  }`,
);

/** The whole log, by operation. */
async function histories(): Promise<Map<string, Event[]>> {
  const found = new Map<string, Event[]>();
  let after: string | null = null;
  while (true) {
    const { asyncOperationEvents: page }: { asyncOperationEvents: EventPage } = await request(gateway.url, events, {
      after,
    });
    for (const event of page.nodes) {
      const own = found.get(event.operation.id) ?? [];
      found.set(event.operation.id, own);
      own.push(event);
    }
    if (!page.hasNextPage) return found;
    after = page.position;
  }
}

async function restartGateway(): Promise<void> {
  const port = Number(new URL(gateway.url).port);
  await gateway.kill();
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'), { port });
}

async function stopForAWhile(host: HostProcess): Promise<void> {
  host.send('SIGSTOP');
  await rest(stoppedMs);
  host.send('SIGCONT');
}

it(`${hostCount} hosts, killed, stopped and continued, and the gateway killed under them`, {
  timeout: 300_000,
}, async () => {
  const options = { url: gateway.url, folder, leaseSeconds };
  const all: HostProcess[] = [];
  const start = () => {
    const host = spawnHost({ ...options, hostId: `host-${all.length}` });
    all.push(host);
    return host;
  };
  all.push(await startHostProcess({ ...options, hostId: 'host-0' }));
  const live = [...all, ...Array.from({ length: hostCount - 1 }, start)];
  const input = Array.from({ length: operationCount }, (_, index) => ({
    name: `count ${index}`,
    operationType: 5,
    maxRetries: 1_000,
    data: { steps: 25, stepMs: 20 },
  }));
  await request(gateway.url, createAll, { input });

  const stopped: Promise<void>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const host = live.shift();
    if (host === undefined) throw new Error('there is no host');
    // One is killed and replaced, the next stopped and continued, and now and then the gateway is killed.
    if (round % 2 === 0) {
      host.send('SIGKILL');
      live.push(start());
    } else {
      stopped.push(stopForAWhile(host));
      live.push(host);
    }
    if (round % 6 === 3) await restartGateway();
    await rest(300);
  }
  await Promise.all(stopped);
  await eventually('all succeeded', async () => {
    const filter = { statusCode: ['SUCCEEDED' as const] };
    const answer = await request(gateway.url, AsyncOperationsDocument, { filter, first: 0 });
    return answer.asyncOperations.totalCount === operationCount;
  });

  const found = await histories();
  expect(found.size).toBe(operationCount);
  const journal = all.flatMap((host) => host.journal());
  const wrote = (...words: readonly unknown[]) =>
    journal.filter((line) => words.every((word, at) => line[at] === String(word)));
  let lostLeases = 0;
  for (const [id, history] of found) {
    // Every change follows from the one before, and none is missing.
    expect(history.map(({ operation }) => operation.version)).toEqual(history.map((_, index) => index + 1));
    expect(history.map(({ fromStatus }) => fromStatus)).toEqual(
      [null, ...history.map(({ toStatus }) => toStatus)].slice(0, -1),
    );
    // No lease begins before the one before it has ended, and each has its own epoch.
    const claims = history.filter(({ kind }) => kind === 'CLAIMED');
    expect(claims.map(({ operation }) => operation.lease?.epoch)).toEqual(claims.map((_, index) => index + 1));
    const ends = history.filter(
      ({ fromStatus, toStatus }) => fromStatus === 'IN_PROGRESS' && toStatus !== 'IN_PROGRESS',
    );
    expect(ends).toHaveLength(claims.length);
    // Nobody ran it but under a lease of its own, and once under each; what counts is the run under the last.
    for (const [index, { actor }] of claims.entries()) {
      const runs = wrote('start', id, index + 1);
      expect(runs.length).toBeLessThanOrEqual(1);
      expect(runs.every(([, , , hostId]) => hostId === actor)).toBe(true);
    }
    expect(wrote('start', id).length).toBeLessThanOrEqual(claims.length);
    const last = history.at(-1);
    const { actor } = claims.at(-1) ?? {};
    expect(last).toMatchObject({ kind: 'SUCCEEDED', actor });
    expect(last?.operation.result).toMatchObject({ steps: 25, epoch: claims.length, hostId: actor });
    expect(wrote('end', id, claims.length, actor)).toHaveLength(1);
    // What was lost is counted.
    const expired = history.filter(({ kind }) => kind === 'LEASE_EXPIRED').length;
    expect(last?.operation.retryCount).toBe(expired);
    lostLeases += expired;
  }
  expect(lostLeases).toBeGreaterThan(hostCount / 2);
  expect(journal.some(([word, , , , why]) => word === 'interrupted' && why === 'LEASE_LOST')).toBe(true);
});

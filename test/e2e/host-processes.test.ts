import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  AsyncOperationDocument,
  AsyncOperationInFullDocument,
  type AsyncOperationStatus,
  CancelAsyncOperationDocument,
  CreateAsyncOperationDocument,
  PauseAsyncOperationDocument,
  ResumeAsyncOperationDocument,
} from '../../src/gql/graphql.ts';
import { eventually } from './eventually.ts';
import { type GatewayProcess, startGatewayProcess } from './gateway-process.ts';
import { type HostProcess, startHostProcess } from './host-process.ts';
import { request } from './request.ts';

let folder: string;
let gateway: GatewayProcess;
let hosts = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asyncops-host-'));
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'));
});

afterAll(async () => {
  await gateway.stop();
  await rm(folder, { recursive: true });
});

async function startHost(leaseSeconds = 30): Promise<HostProcess> {
  hosts += 1;
  return startHostProcess({ url: gateway.url, hostId: `host-${hosts}`, folder, leaseSeconds });
}

async function create(data: { steps: number; stepMs?: number; failures?: number }): Promise<string> {
  const input = { name: 'count', operationType: 5, data };
  const { createAsyncOperation: answer } = await request(gateway.url, CreateAsyncOperationDocument, { input });
  if (answer.__typename !== 'CreateAsyncOperationSuccess') throw new Error(answer.message);
  return answer.operation.id;
}

async function show(id: string) {
  const { asyncOperation } = await request(gateway.url, AsyncOperationDocument, { id });
  if (asyncOperation === null) throw new Error(`there is no operation ${id}`);
  return asyncOperation;
}

const statusIs = (id: string, statusCode: AsyncOperationStatus) =>
  eventually(`${id} ${statusCode}`, async () => {
    const operation = await show(id);
    return operation.statusCode === statusCode && operation;
  });

const runs = (id: string) =>
  eventually(`progress of ${id}`, async () => {
    const operation = await show(id);
    return (operation.progress ?? 0) > 0 && operation;
  });

/** The history, without how far the work was. */
async function story(id: string) {
  const { history } = await show(id);
  return history.nodes.filter(({ kind }) => kind !== 'PROGRESSED').map(({ kind, actor }) => `${kind} ${actor}`);
}

const wroteOf = (host: HostProcess, ...words: readonly (string | number)[]) =>
  eventually(`${words.join(' ')} of ${host.hostId}`, async () =>
    host.journal().some((line) => words.every((word, index) => line[index] === String(word))),
  );

it('an operation succeeds, and one that fails is tried again', async () => {
  const host = await startHost();
  const [good, bad] = await Promise.all([create({ steps: 2 }), create({ steps: 1, failures: 1 })]);
  const done = await statusIs(good, 'SUCCEEDED');
  expect(done.result).toEqual({ steps: 2, from: 0, epoch: 1, hostId: host.hostId });
  expect(await statusIs(bad, 'SUCCEEDED')).toMatchObject({ retryCount: 1, result: { epoch: 2 } });
  expect(await story(bad)).toEqual([
    'CREATED local',
    `CLAIMED ${host.hostId}`,
    `RETRY_SCHEDULED ${host.hostId}`,
    'WOKEN platform',
    `CLAIMED ${host.hostId}`,
    `SUCCEEDED ${host.hostId}`,
  ]);
});

it('a cancel reaches the handler, long before the next heartbeat', async () => {
  const host = await startHost(3_600);
  const id = await create({ steps: 1, stepMs: 3_600_000 });
  await wroteOf(host, 'start', id);
  await request(gateway.url, CancelAsyncOperationDocument, { input: { id } });
  await statusIs(id, 'CANCELED');
  await wroteOf(host, 'interrupted', id, 1, host.hostId, 'CANCEL');
});

it('a paused operation goes on in another process from where it was', async () => {
  const first = await startHost();
  const id = await create({ steps: 40, stepMs: 25 });
  await runs(id);
  await request(gateway.url, PauseAsyncOperationDocument, { input: { id } });
  await statusIs(id, 'WAITING');
  first.send('SIGTERM');
  expect(await first.exited).toBe(0);
  const second = await startHost();
  await request(gateway.url, ResumeAsyncOperationDocument, { input: { id } });
  const { result } = await statusIs(id, 'SUCCEEDED');
  expect(result).toMatchObject({ epoch: 2, hostId: second.hostId, from: expect.any(Number) });
  expect(result).not.toMatchObject({ from: 0 });
});

it('a host that was stopped beyond its lease learns that it has lost it, and changes nothing', async () => {
  const first = await startHost(1);
  const id = await create({ steps: 150 });
  await runs(id);
  first.send('SIGSTOP');
  const second = await startHost();
  await wroteOf(second, 'start', id, 2);
  first.send('SIGCONT');
  await wroteOf(first, 'interrupted', id, 1, first.hostId, 'LEASE_LOST');
  const { result } = await statusIs(id, 'SUCCEEDED');
  expect(result).toMatchObject({ epoch: 2, hostId: second.hostId });
  expect(first.journal().filter(([word]) => word === 'end')).toEqual([]);
});

it('SIGTERM gives back what runs, with its checkpoint and no retry spent, and the process ends', async () => {
  const first = await startHost();
  const id = await create({ steps: 60, stepMs: 25 });
  await runs(id);
  first.send('SIGTERM');
  expect(await first.exited).toBe(0);
  const second = await startHost();
  const { result, retryCount } = await statusIs(id, 'SUCCEEDED');
  expect(retryCount).toBe(0);
  expect(result).toMatchObject({ epoch: 2, hostId: second.hostId });
  expect(result).not.toMatchObject({ from: 0 });
});

it('of an operation whose host is killed another goes on from the newest checkpoint that was told', async () => {
  const first = await startHost(1);
  const id = await create({ steps: 100, stepMs: 20 });
  await eventually('a checkpoint', async () => {
    const { asyncOperation } = await request(gateway.url, AsyncOperationInFullDocument, { id });
    return JSON.stringify(asyncOperation?.data).includes('"at":');
  });
  first.send('SIGKILL');
  const second = await startHost();
  const { result } = await statusIs(id, 'SUCCEEDED');
  // On a busy machine the first may have lost its lease, and claimed it again, before it was killed.
  expect(result).toMatchObject({ hostId: second.hostId });
  expect(result).not.toMatchObject({ from: 0 });
});

it('a gateway that is killed, and comes back, finds its host at work under the same lease', async () => {
  const host = await startHost();
  const id = await create({ steps: 100, stepMs: 20 });
  await runs(id);
  const port = Number(new URL(gateway.url).port);
  await gateway.kill();
  // It ends while the gateway is away, or soon after: either way it is settled.
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'), { port });
  const { result } = await statusIs(id, 'SUCCEEDED');
  expect(result).toMatchObject({ epoch: 1, from: 0 });
  const later = await create({ steps: 1 });
  await statusIs(later, 'SUCCEEDED');
  expect(host.journal().some(([word]) => word === 'interrupted')).toBe(false);
});

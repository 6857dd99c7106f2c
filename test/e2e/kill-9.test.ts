import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OperationEvent } from '../../src/core/change.ts';
import type { Operation } from '../../src/core/operation.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { OrderKey, Store } from '../../src/store/store.ts';

/** What a writer was told, and said, before it was killed. */
interface Acknowledged {
  readonly id: string;
  readonly version: number;
  readonly position: number;
}

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asyncops-kill-'));
  file = join(folder, 'asyncops.db');
});

afterEach(() => rm(folder, { recursive: true }));

/** Lets a writer write until it has told of `count` changes, and kills it in the middle of the next. */
async function writeAndKill(name: string, count: number): Promise<Acknowledged[]> {
  const script = fileURLToPath(new URL('kill-9-writer.ts', import.meta.url));
  const child = spawn(process.execPath, [script, file, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const acknowledged: Acknowledged[] = [];
  // What it writes at a time is less than a pipe ever cuts in two: there are no halves of lines.
  for await (const line of createInterface(child.stdout)) {
    const [id = '', version, position] = line.split(' ');
    acknowledged.push({ id, version: Number(version), position: Number(position) });
    if (acknowledged.length === count) child.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  return acknowledged;
}

async function everyEvent(store: Store): Promise<OperationEvent[]> {
  const events: OperationEvent[] = [];
  const until = await store.head();
  for (let after = 0; after < until; after = events.length) {
    events.push(...(await store.events({ after, until, limit: 1_000, operationIds: null })));
    if (events.length === after) throw new Error(`the log has a hole after ${after}`);
  }
  return events;
}

async function everyOperation(store: Store): Promise<Operation[]> {
  const operations: Operation[] = [];
  const order = { field: 'CREATED_ON', direction: 'ASC' } as const;
  let after: OrderKey | null = null;
  while (true) {
    const page = await store.page({
      filter: {},
      order,
      after,
      before: null,
      limit: 500,
      take: 'FIRST',
      withTotal: false,
    });
    operations.push(...page.operations);
    const last = page.operations.at(-1);
    if (!page.hasNextPage || last === undefined) return operations;
    after = { value: last.createdOn, seq: last.seq };
  }
}

/** A heartbeat that tells nothing renews the lease without an event; all the rest of a row is in the log. */
function rowsOf(operations: readonly Operation[]): Operation[] {
  return operations.map((each) => ({ ...each, lease: null })).sort((left, right) => left.seq - right.seq);
}

async function check(store: Store, acknowledged: readonly Acknowledged[]): Promise<void> {
  const head = await store.head();
  const events = await everyEvent(store);
  expect(events.map(({ position }) => position)).toEqual(Array.from({ length: head }, (_, index) => index + 1));

  const kept = acknowledged.map(({ position }) => events[position - 1]?.operation);
  expect(kept.map((each) => ({ id: each?.id, version: each?.version, position: each?.position }))).toEqual(
    acknowledged,
  );

  const histories = Map.groupBy(events, ({ operation }) => operation.id);
  const newest = [...histories.values()].flatMap((history) => history.slice(-1));
  const alive = newest.flatMap(({ toStatus, operation }) => (toStatus === null ? [] : [operation]));
  const operations = await everyOperation(store);
  expect(rowsOf(operations)).toEqual(rowsOf(alive));
  for (const { id, version } of operations) expect(version).toBe(histories.get(id)?.length);

  const recount = Map.groupBy(operations, ({ operationType, statusCode }) => `${operationType} ${statusCode}`);
  const { rows } = await store.counts({});
  expect(Object.fromEntries(rows.map((row) => [`${row.operationType} ${row.statusCode}`, row.count]))).toEqual(
    Object.fromEntries([...recount].map(([key, { length }]) => [key, length])),
  );

  for (const { dataAt, messageAt } of operations) {
    if (dataAt !== null) expect(await store.payload('data', dataAt)).toMatch(/^\{"round":\d+\}$/);
    if (messageAt !== null) expect(await store.payload('message', messageAt)).not.toBeNull();
  }
}

it('loses nothing that was acknowledged, however often it is killed while it writes', async () => {
  const acknowledged: Acknowledged[] = [];
  for (const [round, count] of [40, 350, 3, 600, 120, 251].entries()) {
    const own = await writeAndKill(`writer-${round}`, count);
    expect(own.length).toBeGreaterThanOrEqual(count);
    acknowledged.push(...own);
    const store = openSqliteStore({ file, durability: 'full', randomBytes: (bytes) => new Uint8Array(bytes) });
    try {
      await check(store, acknowledged);
    } finally {
      await store.close();
    }
  }
});

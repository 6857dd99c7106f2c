import { expect, it, vi } from 'vitest';
import type { OperationEvent } from '../../src/core/change.ts';
import { dayMs, keepEverything, type Retention } from '../../src/core/retention.ts';
import type { EngineOptions } from '../../src/engine/create-engine.ts';
import { createRetaining } from '../../src/engine/retaining.ts';
import type { Store } from '../../src/store/store.ts';
import { createInput } from '../core/commands.ts';
import { minute, now } from '../core/decision-context.ts';
import { action, bulk, claimBy, claimed, created, settlement } from './requests.ts';
import { openStoreInMemory, type StartedEngine, startEngine } from './start-engine.ts';

const grace = 10 * minute;

const keeping = (days: Partial<Retention['operations']> & { readonly events?: number }): Partial<EngineOptions> => {
  const { events = null, ...operations } = days;
  const ms = (kept: number | null | undefined) => (kept === null || kept === undefined ? null : kept * dayMs);
  return {
    retention: {
      operations: {
        SUCCEEDED: ms(operations.SUCCEEDED),
        FAILED: ms(operations.FAILED),
        CANCELED: ms(operations.CANCELED),
      },
      eventsMs: ms(events),
    },
  };
};

/** Lets time pass as it does: a timer at a time, and all that each sets off has ended before the next. */
async function pass({ clock }: StartedEngine, ms: number): Promise<void> {
  const end = clock.now() + ms;
  while (clock.nextTimerMs !== null && clock.now() + clock.nextTimerMs <= end) {
    clock.advance(clock.nextTimerMs);
    await vi.waitFor(() => expect(clock.timers).toBe(1), { interval: 1, timeout: 240_000 });
  }
  clock.advance(end - clock.now());
}

/** The clock is set, which is noticed within a minute. */
async function setClock(started: StartedEngine, instant: number): Promise<void> {
  started.clock.set(instant);
  await pass(started, minute);
}

async function statuses({ engine }: StartedEngine): Promise<string[]> {
  return (await engine.reads.counts({})).rows.map(({ statusCode, count }) => `${statusCode} ${count}`);
}

/** Long ago, seen from where the clock is when the test goes on: set while nothing could be removed yet. */
async function longAgo(started: StartedEngine, days: number): Promise<void> {
  await setClock(started, started.clock.now() + days * dayMs);
  await pass(started, grace);
}

/** One of each of the three. */
async function completeEach({ engine }: StartedEngine): Promise<void> {
  await engine.create(Array(3).fill(createInput({ maxRetries: 0 })), 'alice');
  const [one, two, three] = await claimed(engine, claimBy('host-1', { limit: 3 }));
  await engine.settle([
    settlement(one?.id ?? '', 1, 'SUCCEEDED'),
    settlement(two?.id ?? '', 1, 'FAILED', { retry: false }),
  ]);
  await engine.act(action(three?.id ?? '', 'CANCEL'));
  await engine.settle([settlement(three?.id ?? '', 1, 'CANCELED')]);
}

it('keeps everything, and sets no timer, unless it is told otherwise', async () => {
  const started = await startEngine({ retention: keepEverything });
  await completeEach(started);
  await created(started.engine);
  started.clock.advance(3_650 * dayMs);
  await vi.waitFor(() => expect(started.clock.timers).toBe(0), { interval: 1, timeout: 240_000 });
  expect(await statuses(started)).toEqual(['WAITING_FOR_RESOURCES 1', 'SUCCEEDED 1', 'FAILED 1', 'CANCELED 1']);
  expect(await started.engine.reads.floor()).toBe(0);
});

it('deletes each status when its own time is over, in the name of the platform, as it announces to all', async () => {
  const started = await startEngine(keeping({ SUCCEEDED: 1, CANCELED: 3 }));
  const told: OperationEvent[] = [];
  started.engine.onCommit((events) => told.push(...events));
  await completeEach(started);
  await longAgo(started, 0.9);
  expect(await statuses(started)).toEqual(['SUCCEEDED 1', 'FAILED 1', 'CANCELED 1']);
  await longAgo(started, 1.2);
  expect(await statuses(started)).toEqual(['FAILED 1', 'CANCELED 1']);
  expect(told.at(-1)).toMatchObject({
    kind: 'DELETED',
    actor: 'platform',
    reason: 'Succeeded operations are kept for 1 day.',
    before: { statusCode: 'SUCCEEDED' },
  });
  await longAgo(started, 400);
  expect(await statuses(started)).toEqual(['FAILED 1']);
});

it('does so within a minute, and without a grace from the start on', async () => {
  const started = await startEngine({ ...keeping({ SUCCEEDED: 10 / 1_440 }), retentionGraceMs: 0 });
  await completeEach(started);
  await pass(started, 10 * minute - 1);
  expect(await statuses(started)).toEqual(['SUCCEEDED 1', 'FAILED 1', 'CANCELED 1']);
  await pass(started, minute);
  expect(await statuses(started)).toEqual(['FAILED 1', 'CANCELED 1']);
});

it('cuts the log below what is young, however much there is, and leaves the newest event', async () => {
  const started = await startEngine(keeping({ events: 1 }));
  const { engine } = started;
  for (let batch = 0; batch < 3; batch += 1) await engine.create(Array(1_000).fill(createInput()), 'alice');
  await longAgo(started, 0.5);
  await created(engine);
  const young = engine.head;
  await longAgo(started, 0.6);
  await pass(started, minute);
  expect(await engine.reads.floor()).toBe(young - 1);
  await longAgo(started, 99);
  expect(await engine.reads.floor()).toBe(young - 1);
  await created(engine);
  await pass(started, minute);
  expect(await engine.reads.floor()).toBe(young);
  expect(await statuses(started)).toEqual([`WAITING_FOR_RESOURCES ${young + 1}`]);
});

it('goes on at once where the store dropped fewer than it was asked for, which it may', async () => {
  const inner = openStoreInMemory();
  const store: Store = { ...inner, cut: (query) => inner.cut({ ...query, limit: 7 }) };
  const started = await startEngine({ ...keeping({ events: 1 }), store });
  await started.engine.create(Array(30).fill(createInput()), 'alice');
  await longAgo(started, 2);
  await pass(started, 1_000);
  expect(await started.engine.reads.floor()).toBe(29);
});

it('removes nothing for a while after the start and after the clock was set: it may be wrong', async () => {
  const started = await startEngine(keeping({ SUCCEEDED: 30, FAILED: 30, CANCELED: 30, events: 30 }));
  const { engine, clock } = started;
  await completeEach(started);
  await pass(started, 20 * minute);
  await setClock(started, clock.now() + 365 * dayMs);
  await pass(started, grace - minute);
  await setClock(started, clock.now() - 365 * dayMs);
  await pass(started, 60 * minute);
  expect(await statuses(started)).toEqual(['SUCCEEDED 1', 'FAILED 1', 'CANCELED 1']);
  expect(await engine.reads.floor()).toBe(0);
  await longAgo(started, 31);
  expect(await statuses(started)).toEqual([]);
});

it('notices too that the clock was set back, and goes by what it shows now', async () => {
  const started = await startEngine(keeping({ CANCELED: 1 / 48 }));
  await setClock(started, started.clock.now() + 365 * dayMs);
  await setClock(started, now);
  await completeEach(started);
  await pass(started, 29 * minute);
  expect(await statuses(started)).toEqual(['SUCCEEDED 1', 'FAILED 1', 'CANCELED 1']);
  await pass(started, 3 * minute);
  expect(await statuses(started)).toEqual(['SUCCEEDED 1', 'FAILED 1']);
});

it('drops a great many events a slice at a time', async () => {
  const inner = openStoreInMemory();
  const dropped: number[] = [];
  const store: Store = {
    ...inner,
    cut: async (query) => {
      const cut = await inner.cut(query);
      dropped.push(cut.dropped);
      return cut;
    },
  };
  const started = await startEngine({ ...keeping({ events: 1 }), store });
  await started.engine.create(Array(600).fill(createInput()), 'alice');
  await longAgo(started, 2);
  await pass(started, minute);
  expect(dropped.filter((count) => count > 0)).toEqual([250, 250, 99]);
});

it('rests after a slice, however long that took', async () => {
  let instant = now;
  const cut = async () => {
    instant += 300;
    return { floor: 1, dropped: 1 };
  };
  const { retention = keepEverything } = keeping({ events: 1 });
  const deleteOutlived = async () => 0;
  const retaining = createRetaining({
    ...{ retention, graceMs: 0, now: () => instant, deleteOutlived, cut },
    onError: (error) => expect.fail(String(error)),
  });
  await retaining.look();
  expect(retaining.next).toBeGreaterThan(instant);
});

it('lets other commands in between, and deletes a rush of them a slice at a time', async () => {
  const started = await startEngine(keeping({ CANCELED: 1 }));
  const { engine } = started;
  await engine.create(Array(450).fill(createInput()), 'alice');
  await engine.bulk(bulk('CANCEL', { filter: {} }));
  const batches: number[] = [];
  await setClock(started, now + 2 * dayMs);
  engine.onCommit((events) => batches.push(events.filter(({ kind }) => kind === 'DELETED').length));
  await pass(started, grace - 50);
  for (let slice = 0; slice < 9; slice += 1) await Promise.all([created(engine), pass(started, 50)]);
  expect(batches.reduce((sum, count) => sum + count, 0)).toBe(450);
  expect(Math.max(...batches)).toBe(50);
  expect(await statuses(started)).toEqual(['WAITING_FOR_RESOURCES 9']);
});

it('goes on with the rest, and with the clock, where something cannot be removed', async () => {
  const inner = openStoreInMemory();
  const fault = new Error('the disk is full');
  let isBroken = true;
  const store: Store = {
    ...inner,
    cut: async (query) => {
      if (isBroken) throw fault;
      return inner.cut(query);
    },
  };
  const started = await startEngine({ ...keeping({ events: 1, CANCELED: 1 }), store });
  const { engine, clock, errors } = started;
  await completeEach(started);
  await longAgo(started, 2);
  expect(await statuses(started)).toEqual(['SUCCEEDED 1', 'FAILED 1']);
  expect(new Set(errors)).toEqual(new Set([fault]));
  const { id } = await created(engine, { postponeUntil: clock.now() + 1_000 });
  await pass(started, 1_000);
  expect(await engine.reads.operations([id])).toMatchObject([{ statusCode: 'WAITING_FOR_RESOURCES' }]);
  isBroken = false;
  await pass(started, minute);
  expect(await engine.reads.floor()).toBeGreaterThan(0);
});

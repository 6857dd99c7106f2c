import { describe, expect, it, vi } from 'vitest';
import { createInput, leaseMs } from '../core/commands.ts';
import { minute, now } from '../core/decision-context.ts';
import { FakeClock } from './fake-clock.ts';
import { beat, claimBy, claimed, created } from './requests.ts';
import { openStoreInMemory, type StartedEngine, startEngine } from './start-engine.ts';

/** Lets time pass, and the clockwork do what it will. */
async function pass(clock: FakeClock, ms: number): Promise<void> {
  clock.advance(ms);
  for (let turns = 0; turns < 20; turns += 1) {
    await new Promise(setImmediate);
    clock.advance(0);
  }
}

async function statusOf({ engine }: StartedEngine, id: string) {
  const [operation] = await engine.reads.operations([id]);
  return operation?.statusCode;
}

/** An operation whose host has just claimed it. */
async function running(options: Parameters<typeof startEngine>[0] = {}) {
  const started = await startEngine(options);
  const { id } = await created(started.engine);
  await claimed(started.engine, claimBy('host-1'));
  return { started, id };
}

describe('a lease that ran out while nobody could renew it', () => {
  it('because the gateway was down, is left for its whole length from the start on', async () => {
    const store = openStoreInMemory();
    const first = await running({ store: { ...store, close: async () => {} } });
    await first.started.engine.stop();

    const clock = new FakeClock(now + leaseMs + 10 * minute);
    const second = await startEngine({ store, clock });
    await pass(clock, leaseMs - 1);
    expect(await statusOf(second, first.id)).toBe('IN_PROGRESS');
    expect(await second.engine.heartbeat([beat(first.id, 1)])).toMatchObject([{ type: 'RENEWED' }]);
    await pass(clock, leaseMs - 1);
    expect(await statusOf(second, first.id)).toBe('IN_PROGRESS');
    await pass(clock, 1);
    expect(await statusOf(second, first.id)).toBe('WAITING_FOR_RESOURCES');
  });

  it('ends a second after that at the latest, where no host comes', async () => {
    const store = openStoreInMemory();
    const first = await running({ store: { ...store, close: async () => {} } });
    await first.started.engine.stop();
    const clock = new FakeClock(now + leaseMs + 10 * minute);
    const second = await startEngine({ store, clock });
    for (let seconds = 0; seconds < leaseMs / 1_000; seconds += 1) await pass(clock, 1_000);
    await pass(clock, 1_000);
    expect(await statusOf(second, first.id)).toBe('WAITING_FOR_RESOURCES');
  });

  it('keeps nothing else from coming at its moment', async () => {
    const store = openStoreInMemory();
    const first = await running({ store: { ...store, close: async () => {} } });
    await first.started.engine.stop();
    const clock = new FakeClock(now + leaseMs + 10 * minute);
    const { engine } = await startEngine({ store, clock });
    const postponeUntil = clock.now() + 1_200;
    const { id } = await created(engine, { postponeUntil });
    for (let steps = 0; steps < 12; steps += 1) await pass(clock, 100);
    expect(await engine.reads.operations([id])).toMatchObject([
      { statusCode: 'WAITING_FOR_RESOURCES', modifiedOn: postponeUntil },
    ]);
  });

  it('because the clock was set forward, is left for its whole length', async () => {
    const { started, id } = await running();
    await pass(started.clock, leaseMs / 2);
    started.clock.set(started.clock.now() + 60 * minute);
    await pass(started.clock, leaseMs / 2);
    expect(await statusOf(started, id)).toBe('IN_PROGRESS');
    expect(await started.engine.heartbeat([beat(id, 1)])).toMatchObject([{ type: 'RENEWED' }]);
    await pass(started.clock, leaseMs);
    expect(await statusOf(started, id)).toBe('WAITING_FOR_RESOURCES');
  });

  it('because the clock was set back, is left for its whole length, and no longer', async () => {
    const { started, id } = await running();
    await pass(started.clock, leaseMs / 2);
    started.clock.set(started.clock.now() - 600 * minute);
    // That is noticed at the next look at the clock.
    await pass(started.clock, minute);
    await pass(started.clock, leaseMs - minute);
    expect(await statusOf(started, id)).toBe('IN_PROGRESS');
    await pass(started.clock, minute);
    expect(await statusOf(started, id)).toBe('WAITING_FOR_RESOURCES');
  });

  it('because the clock was set back by less than it has lasted, ends as its last heartbeat says', async () => {
    const { started, id } = await running();
    const { engine, clock } = started;
    await pass(clock, 5 * minute);
    const late = await created(engine);
    await claimed(engine, claimBy('host-2'));
    clock.set(now + 2 * minute);
    await pass(clock, minute);
    const [early, renewed] = await engine.reads.operations([id, late.id]);
    expect(early?.lease).toMatchObject({ heartbeatOn: now, expiresOn: now + leaseMs });
    expect(renewed?.lease?.heartbeatOn).toBeLessThanOrEqual(clock.now());
  });

  it('because the gateway was down, and the clock was set back meanwhile, is left for its whole length, and no longer', async () => {
    const store = openStoreInMemory();
    const first = await startEngine({ store: { ...store, close: async () => {} } });
    const inputs = Array.from({ length: 300 }, () => createInput());
    await first.engine.create(inputs, 'alice');
    expect(await claimed(first.engine, claimBy('host-1', { limit: 300 }))).toHaveLength(300);
    await first.engine.stop();
    const clock = new FakeClock(now - 600 * minute);
    const { engine } = await startEngine({ store, clock });
    const howMany = async () => (await engine.reads.counts({ stateCode: ['LOCKED'] })).rows[0]?.count ?? 0;
    await pass(clock, leaseMs - 1);
    expect(await howMany()).toBe(300);
    await pass(clock, 1);
    await vi.waitFor(
      async () => {
        clock.advance(0);
        expect(await howMany()).toBe(0);
      },
      { interval: 1, timeout: 240_000 },
    );
  });

  it('because the process stood still, is left for its whole length', async () => {
    const { started, id } = await running();
    started.clock.stall(10 * leaseMs);
    await pass(started.clock, 0);
    expect(await statusOf(started, id)).toBe('IN_PROGRESS');
    expect(await started.engine.heartbeat([beat(id, 1)])).toMatchObject([{ type: 'RENEWED' }]);
  });

  it('because the process stood still, is left although something else was heard first', async () => {
    const { started, id } = await running();
    started.clock.stall(10 * leaseMs);
    // Its timer has not run yet when this is written, and is set anew.
    await created(started.engine, { postponeUntil: now + 1 + 10 * leaseMs });
    await pass(started.clock, 1_000);
    expect(await statusOf(started, id)).toBe('IN_PROGRESS');
  });

  it.each([
    ['and still does', true],
    ['until just before', false],
  ])('because the disk stood still, %s, is left for its whole length', async (_, isStillThen) => {
    const store = openStoreInMemory();
    let durable: Promise<void> | null = null;
    const { started, id } = await running({
      store: {
        ...store,
        apply: async (commands, decide) => {
          const applied = await store.apply(commands, decide);
          return durable === null ? applied : { ...applied, durable };
        },
      },
    });
    const disk = Promise.withResolvers<void>();
    durable = disk.promise;
    const renewed = started.engine.heartbeat([beat(id, 1)]);
    await pass(started.clock, 0);
    await pass(started.clock, leaseMs - 1);
    if (!isStillThen) disk.resolve();
    await pass(started.clock, 1_000);
    disk.resolve();
    await renewed;
    await pass(started.clock, leaseMs / 2);
    expect(await statusOf(started, id)).toBe('IN_PROGRESS');
    expect(await started.engine.heartbeat([beat(id, 1)])).toMatchObject([{ type: 'RENEWED' }]);
  });

  it('because nothing could be written for a while, is left for its whole length', async () => {
    const store = openStoreInMemory();
    let rest: Promise<void> | null = null;
    const { started, id } = await running({
      store: {
        ...store,
        apply: async (commands, decide) => {
          await rest;
          return store.apply(commands, decide);
        },
      },
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    rest = promise;
    const held = created(started.engine);
    await pass(started.clock, 0);
    await pass(started.clock, leaseMs + 1_000);
    resolve();
    await held;
    await pass(started.clock, leaseMs / 2);
    expect(await statusOf(started, id)).toBe('IN_PROGRESS');
    expect(await started.engine.heartbeat([beat(id, 1)])).toMatchObject([{ type: 'RENEWED' }]);
  });

  it('because heartbeats could not be written, is left for its whole length', async () => {
    const store = openStoreInMemory();
    let isFull = false;
    const { started, id } = await running({
      store: {
        ...store,
        apply: (commands, decide) =>
          isFull ? Promise.reject(new Error('the disk is full')) : store.apply(commands, decide),
      },
    });
    isFull = true;
    await expect(started.engine.heartbeat([beat(id, 1)])).rejects.toThrow('the disk is full');
    await pass(started.clock, leaseMs + minute);
    isFull = false;
    await pass(started.clock, 1_000);
    expect(await statusOf(started, id)).toBe('IN_PROGRESS');
    expect(await started.engine.heartbeat([beat(id, 1)])).toMatchObject([{ type: 'RENEWED' }]);
  });

  it('because the last heartbeats before its end could not be written, is left for its whole length', async () => {
    const store = openStoreInMemory();
    let isFull = false;
    const { started, id } = await running({
      store: {
        ...store,
        apply: (commands, decide) =>
          isFull ? Promise.reject(new Error('the disk is full')) : store.apply(commands, decide),
      },
    });
    await pass(started.clock, leaseMs - 1_000);
    isFull = true;
    await expect(started.engine.heartbeat([beat(id, 1)])).rejects.toThrow('the disk is full');
    isFull = false;
    await pass(started.clock, 1_000);
    expect(await statusOf(started, id)).toBe('IN_PROGRESS');
    await pass(started.clock, leaseMs - 1_000);
    await pass(started.clock, 1_000);
    expect(await statusOf(started, id)).toBe('WAITING_FOR_RESOURCES');
  });

  it('because not even occurrences could be written, is left for its whole length', async () => {
    const store = openStoreInMemory();
    let isFull = false;
    const { started, id } = await running({
      store: {
        ...store,
        applyToSeries: (command, decideSeries) =>
          isFull ? Promise.reject(new Error('the disk is full')) : store.applyToSeries(command, decideSeries),
      },
    });
    await created(started.engine, { recurrencePattern: 'FREQ=MINUTELY;INTERVAL=5' });
    isFull = true;
    await pass(started.clock, 5 * minute);
    expect(started.errors).toEqual([new Error('the disk is full')]);
    isFull = false;
    await pass(started.clock, leaseMs - 5 * minute);
    expect(await statusOf(started, id)).toBe('IN_PROGRESS');
  });
});

it('a lease that could be renewed ends to the millisecond', async () => {
  const { started, id } = await running();
  await pass(started.clock, leaseMs - 1);
  expect(await statusOf(started, id)).toBe('IN_PROGRESS');
  await pass(started.clock, 1);
  await vi.waitFor(async () => expect(await statusOf(started, id)).toBe('WAITING_FOR_RESOURCES'), {
    interval: 1,
    timeout: 240_000,
  });
});

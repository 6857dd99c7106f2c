import { describe, expect, it } from 'vitest';
import type { OperationEvent } from '../../src/core/change.ts';
import type { CreateInput } from '../../src/core/create-input.ts';
import type { Series } from '../../src/core/series.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { createInput } from '../core/commands.ts';
import { minute, now } from '../core/decision-context.ts';
import { seriesChanges } from '../core/series.ts';
import { FakeClock } from './fake-clock.ts';
import { actedOnMany, bulk, created } from './requests.ts';
import { openStoreInMemory, type StartedEngine, startEngine } from './start-engine.ts';

const hour = 60 * minute;
const hourly = { recurrencePattern: 'FREQ=HOURLY' };
const inOrder = { after: 0, until: Number.MAX_SAFE_INTEGER, limit: 10_000, operationIds: null };

async function startSeries(engine: Engine, given: Partial<CreateInput> = hourly): Promise<string> {
  const { seriesId } = await created(engine, given);
  if (seriesId === null) throw new Error('no series');
  return seriesId;
}

/** The times of the occurrences that have been created, in order, as hours from the start. */
async function createdHours(engine: Engine): Promise<number[]> {
  const events = await engine.reads.events(inOrder);
  return events
    .filter(({ kind }) => kind === 'CREATED')
    .map(({ operation }) => ((operation.occurrenceOn ?? 0) - now) / hour);
}

/** Lets time pass; resolves when nothing is due any more. */
async function pass({ engine, clock }: StartedEngine, ms: number): Promise<void> {
  clock.advance(ms);
  await settled(engine, clock);
}

async function settled(engine: Engine, clock: FakeClock): Promise<void> {
  await expect
    .poll(
      async () => {
        clock.advance(0);
        return (await engine.reads.nextDue()) ?? Infinity;
      },
      { interval: 1, timeout: 240_000 },
    )
    .toBeGreaterThan(clock.now());
}

async function seriesOf(engine: Engine, id: string): Promise<Series> {
  const series = await engine.reads.series(id);
  if (series === null) throw new Error('no series');
  return series;
}

describe('the clockwork of series', () => {
  it('creates each occurrence at its time, by one timer, and announces it', async () => {
    const started = await startEngine();
    const { engine, clock } = started;
    const heard: OperationEvent[] = [];
    engine.onCommit((events) => heard.push(...events));
    const id = await startSeries(engine);
    expect(clock.timers).toBe(1);
    for (let passed = 0; passed < 3; passed += 1) {
      for (let minutes = 0; minutes < 60; minutes += 1) await pass(started, minute);
    }
    expect(await createdHours(engine)).toEqual([0, 1, 2, 3]);
    expect(heard.map(({ kind, actor, operation }) => [kind, actor, operation.seriesId])).toEqual([
      ['CREATED', 'alice', id],
      ['CREATED', 'platform', id],
      ['CREATED', 'platform', id],
      ['CREATED', 'platform', id],
    ]);
    expect(heard.slice(1).map(({ occurredOn }) => occurredOn)).toEqual([1, 2, 3].map((hours) => now + hours * hour));
    expect(clock.timers).toBe(1);
    expect(started.errors).toEqual([]);
  });

  it('lets a waiting host have an occurrence as soon as it is there', async () => {
    const started = await startEngine();
    await startSeries(started.engine, { ...hourly, recurrenceStartTime: now + hour });
    const request = { hostId: 'host-1', operationTypes: [5], limit: 9, leaseMs: hour, waitMs: 0 };
    expect(await started.engine.claim(request)).toEqual([]);
    await pass(started, 2 * hour);
    // The first was woken, the second created.
    expect(await started.engine.claim(request)).toMatchObject([
      { occurrenceOn: now + hour, version: 3 },
      { occurrenceOn: now + 2 * hour, version: 2 },
    ]);
  });

  it.each([
    ['ONE', [0, 1]],
    ['ALL', [0, 1, 2, 3, 4, 5]],
    ['NONE', [0]],
  ] as const)('with %s, after a jump of the clock, carries on with %j', async (missedOccurrences, hours) => {
    const started = await startEngine();
    const { engine, clock } = started;
    await startSeries(engine, { ...hourly, missedOccurrences });
    clock.set(now + 5.5 * hour);
    await pass(started, minute);
    expect(await createdHours(engine)).toEqual(hours);
    await pass(started, 30 * minute);
    expect(await createdHours(engine)).toEqual([...hours, 6]);
  });

  it('creates nothing twice where the clock jumps forward and back again', async () => {
    const started = await startEngine();
    const { engine, clock } = started;
    await startSeries(engine, { ...hourly, missedOccurrences: 'ALL' });
    clock.set(now + 3 * hour);
    await pass(started, minute);
    clock.set(now);
    for (let hours = 0; hours < 5; hours += 1) await pass(started, hour);
    expect(await createdHours(engine)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('creates nothing again of what was deleted because its time was over, whatever the clock shows', async () => {
    const operations = { SUCCEEDED: null, FAILED: null, CANCELED: 0 };
    const started = await startEngine({ retention: { operations, eventsMs: null }, retentionGraceMs: 0 });
    const { engine, clock } = started;
    const id = await startSeries(engine, { ...hourly, missedOccurrences: 'ALL' });
    clock.set(now + 3 * hour);
    await pass(started, minute);
    const events = await engine.reads.events(inOrder);
    await actedOnMany(engine, bulk('CANCEL', { ids: events.map(({ operation }) => operation.id) }));
    await expect
      .poll(async () => {
        clock.advance(minute);
        return (await engine.reads.counts({})).rows;
      })
      .toEqual([]);
    clock.set(now);
    await pass(started, hour);
    for (const action of ['PAUSE', 'RESUME'] as const) {
      const outcome = await engine.actOnSeries({ action, id, expectedVersion: null, actor: 'bob' });
      expect(outcome).toMatchObject({ type: 'CHANGED' });
    }
    for (let hours = 1; hours < 5; hours += 1) await pass(started, hour);
    expect(await createdHours(engine)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(started.errors).toEqual([]);
  });

  it('waits where the clock is set back, without asking the store over and over', async () => {
    const started = await startEngine();
    const { engine, clock } = started;
    await startSeries(engine);
    clock.set(now - 24 * hour);
    await pass(started, hour);
    expect(await createdHours(engine)).toEqual([0]);
    expect(clock.timers).toBe(1);
    expect(clock.nextTimerMs).toBeGreaterThan(0);
  });

  it('stays within its bounds after a year of missed minutes, and lets others in between', async () => {
    const started = await startEngine();
    const { engine, clock } = started;
    const id = await startSeries(engine, { recurrencePattern: 'FREQ=MINUTELY', missedOccurrences: 'ALL' });
    clock.set(now + 365 * 24 * hour);
    clock.advance(minute);
    const other = created(engine);
    await settled(engine, clock);
    expect((await seriesOf(engine, id)).occurrenceCount).toBeLessThanOrEqual(1_003);
    expect((await other).position).toBeLessThan(200);
    expect(started.errors).toEqual([]);
  });
});

describe('a gateway that was down', () => {
  it.each([
    ['ONE', [0, 1, 2], now + 3 * hour],
    ['ALL', [0, 1, 2, 3, 4], now + 5 * hour],
  ] as const)('carries on with %s where it left off, once', async (missedOccurrences, hours, nextOn) => {
    const store = openStoreInMemory();
    // The store outlives the engines, as a database does.
    const kept = { ...store, close: async () => {} };
    const first = await startEngine({ store: kept });
    const id = await startSeries(first.engine, { ...hourly, missedOccurrences });
    await pass(first, hour);
    await first.engine.stop();
    const clock = new FakeClock(now + (missedOccurrences === 'ONE' ? 2 : 4) * hour + 5 * minute);
    const second = await startEngine({ store: kept, clock });
    await settled(second.engine, clock);
    expect(await createdHours(second.engine)).toEqual(hours);
    expect((await seriesOf(second.engine, id)).nextOn).toBe(nextOn);
    await second.engine.stop();
    const third = await startEngine({ store: kept, clock });
    await settled(third.engine, clock);
    expect(await createdHours(third.engine)).toEqual(hours);
    await third.engine.stop();
    await store.close();
  });

  it('and another one over the same store: each occurrence is created by one of them', async () => {
    const store = openStoreInMemory();
    const kept = { ...store, close: async () => {} };
    const clock = new FakeClock(now);
    const one = await startEngine({ store: kept, clock });
    await startSeries(one.engine);
    const other = await startEngine({ store: kept, clock, randomBytes: (count) => new Uint8Array(count).fill(7) });
    for (let hours = 0; hours < 4; hours += 1) {
      clock.advance(hour);
      await settled(one.engine, clock);
      await settled(other.engine, clock);
    }
    expect(await createdHours(one.engine)).toEqual([0, 1, 2, 3, 4]);
    expect([...one.errors, ...other.errors]).toEqual([]);
    await one.engine.stop();
    await other.engine.stop();
    await store.close();
  });
});

describe('a series that is steered', () => {
  it('is paused, resumed, changed and ended, and each takes effect on the clock at once', async () => {
    const started = await startEngine();
    const { engine } = started;
    const id = await startSeries(engine);
    const act = async (action: 'PAUSE' | 'RESUME' | 'END') => {
      const outcome = await engine.actOnSeries({ action, id, expectedVersion: null, actor: 'bob' });
      expect(outcome).toMatchObject({ type: 'CHANGED' });
    };
    await act('PAUSE');
    expect(await engine.reads.nextDue()).toBeNull();
    await pass(started, 3 * hour);
    expect(await createdHours(engine)).toEqual([0]);
    await act('RESUME');
    await pass(started, 0);
    await pass(started, hour);
    expect(await createdHours(engine)).toEqual([0, 3, 4]);
    const changes = seriesChanges({ recurrencePattern: 'FREQ=HOURLY;BYMINUTE=0,30', name: 'Half hours' });
    await engine.changeSeries({ id, expectedVersion: null, changes, actor: 'bob' });
    await pass(started, 30 * minute);
    expect(await createdHours(engine)).toEqual([0, 3, 4, 4.5]);
    await act('END');
    await pass(started, 24 * hour);
    expect(await createdHours(engine)).toEqual([0, 3, 4, 4.5]);
    expect(await seriesOf(engine, id)).toMatchObject({ status: 'ENDED', name: 'Half hours', modifiedBy: 'bob' });
  });

  it('is not changed by what is wrong with the change', async () => {
    const { engine } = await startEngine();
    const id = await startSeries(engine);
    const change = (given: Parameters<typeof seriesChanges>[0]) =>
      engine.changeSeries({ id, expectedVersion: null, changes: seriesChanges(given), actor: 'bob' });
    expect(await change({})).toMatchObject({ refusal: { code: 'INVALID_INPUT' } });
    expect(await change({ name: ' ' })).toMatchObject({ refusal: { field: ['name'] } });
    expect(await change({ recurrencePattern: 'FREQ=DAILY;X=1' })).toMatchObject({
      refusal: { code: 'INVALID_RECURRENCE', field: ['recurrencePattern'] },
    });
    expect(await change({ recurrenceTimeZone: 'Mars' })).toMatchObject({
      refusal: { code: 'INVALID_RECURRENCE', field: ['recurrenceTimeZone'] },
    });
    expect(await seriesOf(engine, id)).toMatchObject({ version: 1 });
  });

  it('creates one series for a create that is repeated', async () => {
    const { engine } = await startEngine();
    const given = { ...hourly, requestId: 'once' };
    const id = await startSeries(engine, given);
    const [again] = await engine.create([createInput(given)], 'alice');
    expect(again).toMatchObject({ type: 'EXISTING', operation: { seriesId: id } });
    expect(await engine.reads.seriesPage({ status: null, after: null, limit: 9 })).toHaveLength(1);
  });
});

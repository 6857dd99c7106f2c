import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Operation } from '../../src/core/operation.ts';
import { createOperationTypes } from '../../src/core/operation-types.ts';
import type { TypeCommand } from '../../src/core/type-command.ts';
import { minute, now } from '../core/decision-context.ts';
import { action, claimBy, claimed, created, settlement } from './requests.ts';
import { type StartedEngine, startEngine } from './start-engine.ts';

const placed = 5;
const paced = 6;
const breaking = 10;

let started: StartedEngine;

beforeEach(async () => {
  started = await startEngine({
    operationTypes: createOperationTypes([
      { value: placed, maxLocked: 2 },
      { value: paced, startsPerMinute: 60 },
      { value: breaking, breakerFailures: 1, breakerMinutes: 5 },
    ]),
  });
});

const answers: Promise<unknown>[] = [];

afterEach(async () => {
  await started.engine.stop();
  await Promise.all(answers.splice(0));
});

/** Claims that have looked, found nothing, and wait now; each notes what it got. */
async function waitingClaims(operationType: number, count: number): Promise<string[][]> {
  const { engine, clock } = started;
  const got: string[][] = [];
  for (let index = 0; index < count; index += 1) {
    const { timers } = clock;
    const request = claimBy(`host-${10 + index}`, { operationTypes: [operationType], waitMs: 30_000 });
    const answer = async () => got.push((await claimed(engine, request)).map(({ id }) => id));
    answers.push(answer());
    await vi.waitFor(() => expect(clock.timers).toBeGreaterThan(timers), { interval: 1, timeout: 240_000 });
  }
  return got;
}

const control = async (given: Partial<TypeCommand>) =>
  started.engine.actOnType({ type: 'HOLD', operationType: placed, reason: null, actor: 'alice', ...given });

async function createdMany(operationType: number, count: number): Promise<Operation[]> {
  const made = [];
  for (let index = 0; index < count; index += 1) made.push(await created(started.engine, { operationType }));
  return made;
}

describe('a claim that waits', () => {
  it('is woken when a place of its type becomes free, one for each', async () => {
    const { engine } = started;
    const [first, second, third] = await createdMany(placed, 4);
    await claimed(engine, claimBy('host-1', { limit: 4 }));
    const got = await waitingClaims(placed, 2);
    await engine.settle([settlement(first?.id ?? '', 1, 'SUCCEEDED')]);
    await vi.waitFor(() => expect(got).toEqual([[third?.id]]), { interval: 1, timeout: 240_000 });
    await engine.settle([settlement(second?.id ?? '', 1, 'RELEASED')]);
    await vi.waitFor(() => expect(got).toHaveLength(2), { interval: 1, timeout: 240_000 });
    expect(got[1]).toEqual([second?.id]);
  });

  it('is woken when the lease of one that holds a place runs out', async () => {
    const { engine, clock } = started;
    const [first] = await createdMany(placed, 3);
    await claimed(engine, claimBy('host-1', { limit: 4, leaseMs: 10_000 }));
    const got = await waitingClaims(placed, 1);
    await engine.act(action(first?.id ?? '', 'CANCEL'));
    clock.advance(10_000);
    await vi.waitFor(() => expect(got).toHaveLength(1), { interval: 1, timeout: 240_000 });
  });

  it('is woken when the pace lets the next start, one at a time, each at its moment', async () => {
    const { engine, clock } = started;
    const made = await createdMany(paced, 3);
    const [first] = await claimed(engine, claimBy('host-1', { operationTypes: [paced], limit: 3 }));
    expect(first?.id).toBe(made[0]?.id);
    const got = await waitingClaims(paced, 2);
    for (const [index, { id }] of made.slice(1).entries()) {
      await vi.waitFor(() => expect(clock.nextTimerMs).toBe(1_000), { interval: 1, timeout: 240_000 });
      clock.advance(1_000);
      await vi.waitFor(() => expect(got).toHaveLength(index + 1), { interval: 1, timeout: 240_000 });
      expect(got[index]).toEqual([id]);
    }
    const starts = await engine.reads.operations(made.map(({ id }) => id));
    expect(starts.map((operation) => operation?.startedOn)).toEqual([now, now + 1_000, now + 2_000]);
  });

  it('is woken for what is created while the pace holds its type back', async () => {
    const { engine, clock } = started;
    await createdMany(paced, 1);
    await claimed(engine, claimBy('host-1', { operationTypes: [paced] }));
    const got = await waitingClaims(paced, 1);
    const [next] = await createdMany(paced, 1);
    await vi.waitFor(() => expect(clock.nextTimerMs).toBe(1_000), { interval: 1, timeout: 240_000 });
    clock.advance(1_000);
    await vi.waitFor(() => expect(got).toEqual([[next?.id]]), { interval: 1, timeout: 240_000 });
  });

  it('is woken when a place of a concurrency key becomes free, one for each', async () => {
    const { engine } = started;
    for (let count = 0; count < 3; count += 1) await created(engine, { operationType: 9, concurrencyKey: 'printer' });
    const [first] = await claimed(engine, claimBy('host-1', { operationTypes: [9], limit: 3 }));
    const got = await waitingClaims(9, 2);
    await engine.settle([settlement(first?.id ?? '', 1, 'SUCCEEDED')]);
    await vi.waitFor(() => expect(got).toHaveLength(1), { interval: 1, timeout: 240_000 });
    const [second = ''] = got.flat();
    await engine.settle([settlement(second, 1, 'SUCCEEDED')]);
    await vi.waitFor(() => expect(got).toHaveLength(2), { interval: 1, timeout: 240_000 });
    expect(new Set([first?.id, ...got.flat()]).size).toBe(3);
  });

  it('is woken when its type is let go, one for each operation', async () => {
    const { transactions } = started;
    await control({ operationType: 9 });
    await createdMany(9, 3);
    const got = await waitingClaims(9, 6);
    const before = transactions.length;
    await control({ type: 'RELEASE', operationType: 9 });
    await vi.waitFor(() => expect(got).toHaveLength(3), { interval: 1, timeout: 240_000 });
    expect(got.flat()).toHaveLength(3);
    // Three claims, each of which hands on at most once; not six.
    expect(transactions.length - before).toBeLessThanOrEqual(6);
  });
});

describe('a type', () => {
  it('is held by a person until it is released', async () => {
    const { engine } = started;
    const [operation] = await createdMany(placed, 1);
    const held = await control({ reason: 'The shop is closed' });
    expect(held).toMatchObject({ hold: { heldBy: 'alice', heldOn: now, reason: 'The shop is closed' } });
    expect(await control({ actor: 'bob' })).toEqual(held);
    expect(await claimed(engine, claimBy('host-1'))).toEqual([]);
    expect(await control({ type: 'RELEASE' })).toMatchObject({ hold: null });
    expect(await claimed(engine, claimBy('host-1'))).toMatchObject([{ id: operation?.id }]);
  });

  it('is held by its breaker, and what runs goes on', async () => {
    const { engine } = started;
    const [bad, good] = await createdMany(breaking, 3);
    const ofTen = { operationTypes: [breaking] };
    await claimed(engine, claimBy('host-1', { ...ofTen, limit: 2 }));
    await engine.settle([settlement(bad?.id ?? '', 1, 'FAILED', { retry: false })]);
    expect((await engine.typeStanding(breaking)).load.control.hold).toMatchObject({ byBreaker: true });
    expect(await claimed(engine, claimBy('host-1', ofTen))).toEqual([]);
    expect(await engine.settle([settlement(good?.id ?? '', 1, 'SUCCEEDED')])).toMatchObject([{ type: 'CHANGED' }]);
    await control({ type: 'RELEASE', operationType: breaking });
    expect(await claimed(engine, claimBy('host-1', ofTen))).toHaveLength(1);
  });

  it.each<[Partial<TypeCommand>, string, string[]]>([
    [{ operationType: 70_000 }, 'TYPE_NOT_RECOGNIZED', ['operationType']],
    [{ reason: 'x'.repeat(1_001) }, 'INVALID_INPUT', ['reason']],
  ])('is not held where that is asked for as %o', async (given, code, field) => {
    expect(await control(given)).toMatchObject({ code, field });
  });
});

it('the pace of a type that nobody waits for keeps no timer', async () => {
  const { engine, clock } = started;
  await createdMany(paced, 2);
  const leaseMs = 10 * minute;
  await claimed(engine, claimBy('host-1', { operationTypes: [paced], limit: 2, leaseMs }));
  await vi.waitFor(() => expect(clock.nextTimerMs).toBe(1_000), { interval: 1, timeout: 240_000 });
  clock.advance(1_000);
  // The clockwork looks at the clock each minute; nothing is due before the lease.
  await vi.waitFor(() => expect(clock.nextTimerMs).toBe(minute), { interval: 1, timeout: 240_000 });
});

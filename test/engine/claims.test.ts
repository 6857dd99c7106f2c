import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Operation } from '../../src/core/operation.ts';
import { minute, now } from '../core/decision-context.ts';
import { action, claimBy, claimed, created, settlement } from './requests.ts';
import { type StartedEngine, startEngine } from './start-engine.ts';

const waitMs = 30_000;

let started: StartedEngine;

beforeEach(async () => {
  started = await startEngine();
});

/** A claim that has looked, found nothing, and waits now. */
async function waitingClaim(
  given: Parameters<typeof claimBy>[1] = {},
  signal?: AbortSignal,
): Promise<{ readonly answer: Promise<readonly Operation[]> }> {
  const { engine, clock } = started;
  const { timers } = clock;
  const answer = claimed(engine, claimBy('host-9', { waitMs, ...given }), signal);
  await vi.waitFor(() => expect(clock.timers).toBe(timers + 1), { interval: 1, timeout: 240_000 });
  return { answer };
}

describe('a claim', () => {
  it.each([
    'platform',
    'local',
  ])('is refused of a host that goes by %s, as somebody else in the history does', async (hostId) => {
    expect(await started.engine.claim(claimBy(hostId))).toEqual({
      code: 'INVALID_INPUT',
      message: `A host cannot be called ${hostId}.`,
      field: ['hostId'],
    });
  });

  it('is refused where it names too many types', async () => {
    const operationTypes = Array.from({ length: 1_001 }, () => 5);
    expect(await started.engine.claim(claimBy('host-1', { operationTypes }))).toMatchObject({
      code: 'INVALID_INPUT',
      message: 'operationTypes lists 1001 types; at most 1000 are allowed.',
      field: ['operationTypes'],
    });
  });
});

describe('a claim that waits', () => {
  it('is woken by a create', async () => {
    const { engine, clock } = started;
    const { answer } = await waitingClaim();
    await created(engine, { operationType: 6 });
    const { id } = await created(engine);
    expect(await answer).toMatchObject([{ id, epoch: 1, lease: { hostId: 'host-9', heartbeatOn: now } }]);
    // The one timer that is left is the clockwork's, for the lease.
    expect(clock.timers).toBe(1);
  });

  it('is woken by a resume', async () => {
    const { engine } = started;
    const { id } = await created(engine, { postponeUntil: now + 60 * minute });
    const { answer } = await waitingClaim();
    await engine.act(action(id, 'RESUME'));
    expect(await answer).toMatchObject([{ id }]);
  });

  it('is woken when the time of a postponed one comes', async () => {
    const { engine, clock } = started;
    const { id } = await created(engine, { postponeUntil: now + 10_000 });
    const { answer } = await waitingClaim();
    clock.advance(10_000);
    expect(await answer).toMatchObject([{ id }]);
  });

  it('is woken when another host gives its work back', async () => {
    const { engine } = started;
    const { id } = await created(engine);
    await claimed(engine, claimBy('host-1'));
    const { answer } = await waitingClaim();
    await engine.settle([settlement(id, 1, 'RELEASED')]);
    expect(await answer).toMatchObject([{ id, epoch: 2 }]);
  });

  it('is woken when the lease of another host runs out', async () => {
    const { engine, clock } = started;
    const { id } = await created(engine);
    await claimed(engine, claimBy('host-1', { leaseMs: 10_000 }));
    const { answer } = await waitingClaim();
    clock.advance(10_000);
    expect(await answer).toMatchObject([{ id, epoch: 2, retryCount: 1 }]);
  });

  it('is woken when a dependency lets the next go', async () => {
    const { engine } = started;
    const first = await created(engine, { dependencyToken: 'in-a-row' });
    const second = await created(engine, { dependencyToken: 'in-a-row' });
    await claimed(engine, claimBy('host-1'));
    const { answer } = await waitingClaim();
    await engine.settle([settlement(first.id, 1, 'SUCCEEDED')]);
    expect(await answer).toMatchObject([{ id: second.id }]);
  });

  it('ends with nothing when its time is over', async () => {
    const { clock } = started;
    const { answer } = await waitingClaim();
    clock.advance(waitMs);
    expect([await answer, clock.timers]).toEqual([[], 0]);
  });

  it('ends with nothing where its caller goes, who then holds nothing', async () => {
    const { engine, clock } = started;
    const caller = new AbortController();
    const { answer } = await waitingClaim({}, caller.signal);
    caller.abort();
    expect([await answer, clock.timers]).toEqual([[], 0]);
    const { id } = await created(engine);
    expect(await engine.reads.operations([id])).toMatchObject([{ statusCode: 'WAITING_FOR_RESOURCES' }]);
    expect(await claimed(engine, claimBy('host-1'), caller.signal)).toEqual([]);
    expect(await engine.reads.operations([id])).toMatchObject([{ statusCode: 'WAITING_FOR_RESOURCES' }]);
  });

  it('ends with nothing when the gateway stops', async () => {
    const { engine, clock } = started;
    const { answer } = await waitingClaim();
    await engine.stop();
    expect([await answer, clock.timers]).toEqual([[], 0]);
  });

  it('is one of many: each gets its own, and there is no stampede', async () => {
    const { engine, transactions } = started;
    const answers = [];
    for (let count = 0; count < 20; count += 1) answers.push((await waitingClaim()).answer);
    const before = transactions.reduce((sum, commands) => sum + commands, 0);
    const made = [];
    for (let count = 0; count < 20; count += 1) made.push((await created(engine)).id);
    const got = (await Promise.all(answers)).flat();
    expect(got.map(({ id }) => id).toSorted()).toEqual(made.toSorted());
    const asked = transactions.reduce((sum, commands) => sum + commands, 0) - before;
    // 20 creates, 20 claims, and for each claim at most one more look by somebody else; not 20 times 20.
    expect(asked).toBeLessThanOrEqual(60);
  });
});

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { OwnAction, SettleOutcome } from '../../src/core/lifecycle.ts';
import { leaseMs } from '../core/commands.ts';
import { minute } from '../core/decision-context.ts';
import { action, beat, claimBy, claimed, created, settlement } from './requests.ts';
import { type StartedEngine, startEngine } from './start-engine.ts';

/** Lets time pass, and waits until the clockwork has done what it owed by then. */
async function pass({ engine, clock }: StartedEngine, ms: number): Promise<void> {
  clock.advance(ms);
  await vi.waitFor(
    async () => {
      clock.advance(0);
      const due = await engine.reads.nextDue();
      expect(due === null || due > clock.now()).toBe(true);
    },
    { interval: 1, timeout: 240_000 },
  );
}

describe('a lease', () => {
  it('is renewed by a heartbeat, which is no event where it tells nothing', async () => {
    const started = await startEngine();
    const { engine } = started;
    const { id } = await created(engine);
    await claimed(engine, claimBy('host-1'));
    for (let count = 0; count < 5; count += 1) {
      await pass(started, leaseMs - 1);
      expect(await engine.heartbeat([beat(id, 1)])).toMatchObject([{ type: 'RENEWED' }]);
    }
    expect(engine.head).toBe(2);
    await pass(started, leaseMs - 1);
    expect(await engine.reads.operations([id])).toMatchObject([{ statusCode: 'IN_PROGRESS' }]);
    await pass(started, 1);
    expect(await engine.reads.operations([id])).toMatchObject([{ statusCode: 'WAITING_FOR_RESOURCES', lease: null }]);
  });

  it('lost, lets a late heartbeat and a late settlement change nothing', async () => {
    const started = await startEngine();
    const { engine } = started;
    const { id } = await created(engine);
    await claimed(engine, claimBy('host-1'));
    await pass(started, leaseMs);
    const [again] = await claimed(engine, claimBy('host-2'));
    expect(again).toMatchObject({ id, epoch: 2 });
    const { head } = engine;
    const late = [
      ...(await engine.heartbeat([beat(id, 1), beat(id, 1, { progress: 0.5, message: 'still here' })])),
      ...(await engine.settle([settlement(id, 1, 'SUCCEEDED', { result: '1' }), settlement(id, 1, 'RELEASED')])),
    ];
    expect(late).toMatchObject(late.map(() => ({ type: 'REFUSED', refusal: { code: 'LEASE_LOST' } })));
    expect(engine.head).toBe(head);
    expect(await engine.reads.operations([id])).toEqual([again]);
    expect(await engine.settle([settlement(id, 2, 'SUCCEEDED')])).toMatchObject([{ type: 'CHANGED' }]);
    expect(await engine.settle([settlement(id, 2, 'SUCCEEDED')])).toMatchObject([{ refusal: { code: 'LEASE_LOST' } }]);
  });

  it('tells its host by heartbeat what is asked of it, and ends as asked where the host is dead', async () => {
    const started = await startEngine();
    const { engine } = started;
    const paused = await created(engine);
    const canceled = await created(engine);
    await claimed(engine, claimBy('host-1', { limit: 2 }));
    await engine.act(action(paused.id, 'PAUSE'));
    await engine.act(action(canceled.id, 'CANCEL'));
    const beats = await engine.heartbeat([beat(paused.id, 1, { progress: 0.9 }), beat(canceled.id, 1)]);
    expect(beats).toMatchObject([
      { type: 'RENEWED', operation: { statusCode: 'PAUSING', progress: null } },
      { type: 'RENEWED', operation: { statusCode: 'CANCELING' } },
    ]);
    await pass(started, leaseMs);
    expect(await engine.reads.operations([paused.id, canceled.id])).toMatchObject([
      { statusCode: 'WAITING', suspension: 'PAUSED', lease: null },
      { statusCode: 'CANCELED', lease: null },
    ]);
  });

  it('is the only one: whatever is claimed, renewed, left to expire, paused and canceled, one epoch at most is accepted', async () => {
    const actions: readonly OwnAction[] = ['CANCEL', 'PAUSE', 'POSTPONE', 'RESUME'];
    const outcomes: readonly SettleOutcome[] = ['RELEASED', 'PAUSED', 'WAITING', 'FAILED'];
    const steps = fc.oneof(
      { arbitrary: fc.constant('claim' as const), weight: 5 },
      { arbitrary: fc.integer({ min: 1, max: 16 }).map((minutes) => ({ minutes })), weight: 4 },
      { arbitrary: fc.constantFrom(...actions).map((asked) => ({ asked })), weight: 2 },
      {
        arbitrary: fc.record({ outcome: fc.constantFrom(...outcomes), epoch: fc.integer({ min: 1, max: 6 }) }),
        weight: 3,
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 25 }), async (history) => {
        const started = await startEngine();
        const { engine, clock } = started;
        const { id } = await created(engine, { maxRetries: 9 });
        let newest = 0;
        let held: number | null = null;
        for (const step of history) {
          if (step === 'claim') {
            const [operation] = await claimed(engine, claimBy(`host-${newest % 2}`));
            if (operation !== undefined) {
              // The fence: no epoch comes twice.
              expect(operation.epoch).toBe(newest + 1);
              newest = operation.epoch;
            }
          } else if ('minutes' in step) {
            await pass(started, step.minutes * minute);
          } else if ('asked' in step) {
            const postponeUntil = step.asked === 'POSTPONE' ? clock.now() + 3 * minute : null;
            await engine.act(action(id, step.asked, { postponeUntil }));
          } else {
            const [outcome] = await engine.settle([settlement(id, step.epoch, step.outcome)]);
            if (outcome?.type !== 'REFUSED') expect(step.epoch).toBe(held);
          }
          const epochs = Array.from({ length: newest + 1 }, (_, index) => index + 1);
          const answers = await engine.heartbeat(epochs.map((epoch) => beat(id, epoch)));
          const honoured = epochs.filter((_, index) => answers[index]?.type !== 'REFUSED');
          const [operation] = await engine.reads.operations([id]);
          held = operation?.lease?.epoch ?? null;
          expect(honoured).toEqual(held === null ? [] : [newest]);
        }
        await engine.stop();
      }),
      { numRuns: 60 },
    );
  });
});

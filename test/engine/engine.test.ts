import { describe, expect, it, vi } from 'vitest';
import type { OperationEvent } from '../../src/core/change.ts';
import { defaultInputLimits } from '../../src/core/limits.ts';
import { OverloadedError } from '../../src/store/overloaded-error.ts';
import type { Store } from '../../src/store/store.ts';
import { createInput } from '../core/commands.ts';
import { minute, now } from '../core/decision-context.ts';
import { action, beat, claimBy, claimed, created, settlement } from './requests.ts';
import { openStoreInMemory, startEngine } from './start-engine.ts';

describe('the engine', () => {
  it('writes the commands of one turn in one transaction, each with its own verdict', async () => {
    const { engine, transactions } = await startEngine();
    const outcomes = await Promise.all([
      engine.create([createInput({ name: 'one' }), createInput({ name: ' ' })], 'alice'),
      engine.act(action('nobody', 'CANCEL')),
      engine.create([createInput({ name: 'two', operationType: 0 })], 'bob'),
      engine.claim(claimBy('host-1')),
    ]);
    expect(outcomes).toMatchObject([
      [{ type: 'CHANGED', operation: { name: 'one', createdBy: 'alice' } }, { refusal: { code: 'INVALID_INPUT' } }],
      { type: 'REFUSED', refusal: { code: 'NOT_FOUND' } },
      [{ type: 'REFUSED', refusal: { code: 'TYPE_NOT_RECOGNIZED' } }],
      [{ name: 'one', statusCode: 'IN_PROGRESS' }],
    ]);
    expect(transactions).toEqual([4]);
    expect(engine.head).toBe(2);
  });

  it('gives each created operation an id of its own, in the order of creation', async () => {
    const { engine, clock } = await startEngine();
    const outcomes = await engine.create(
      Array.from({ length: 20 }, () => createInput()),
      'alice',
    );
    clock.advance(1);
    const ids = [...outcomes.map(({ operation }) => operation?.id), (await created(engine)).id];
    expect(new Set(ids).size).toBe(21);
    expect(ids).toEqual(ids.toSorted());
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('creates once for a requestId: in one batch, in two at the same time, and an hour later', async () => {
    const { engine, clock } = await startEngine();
    const input = createInput({ requestId: 'once', postponeUntil: now + minute });
    const [batch, other] = await Promise.all([engine.create([input, input], 'alice'), engine.create([input], 'bob')]);
    const [first] = batch;
    expect([...batch, ...other].map(({ type }) => type)).toEqual(['CHANGED', 'EXISTING', 'EXISTING']);
    clock.advance(60 * minute);
    const [later] = await engine.create([input], 'alice');
    expect(later).toMatchObject({ type: 'EXISTING', operation: { id: first?.operation?.id } });
    expect(await engine.reads.counts({})).toMatchObject({ rows: [{ count: 1 }] });
  });

  it('takes a batch of the size that is configured, be it more than otherwise may wait', async () => {
    const { engine } = await startEngine({ limits: { ...defaultInputLimits, batchSize: 20_001 } });
    const outcomes = await engine.heartbeat(Array.from({ length: 20_001 }, () => beat('nobody', 1)));
    expect(outcomes).toHaveLength(20_001);
  });

  it('wakes the others where one that is due cannot be carried out, and reports that one', async () => {
    const inner = openStoreInMemory();
    const broken = new Set<string>();
    const fault = new Error('undecidable');
    const store: Store = {
      ...inner,
      apply: (commands, decide) =>
        inner.apply(commands, (command, operation, earlier, load) => {
          if (command.type === 'TICK' && broken.has(operation?.id ?? '')) throw fault;
          return decide(command, operation, earlier, load);
        }),
    };
    const { engine, clock, errors } = await startEngine({ store });
    const made = [];
    for (let count = 0; count < 3; count += 1) made.push((await created(engine, { postponeUntil: now + minute })).id);
    const [one = '', bad = '', two = ''] = made;
    broken.add(bad);
    clock.advance(minute);
    await vi.waitFor(() => expect(errors).toMatchObject([{ cause: fault, message: expect.stringContaining(bad) }]), {
      interval: 1,
    });
    expect(await engine.reads.operations([one, bad, two])).toMatchObject([
      { statusCode: 'WAITING_FOR_RESOURCES' },
      { statusCode: 'WAITING' },
      { statusCode: 'WAITING_FOR_RESOURCES' },
    ]);
    broken.clear();
    await vi.waitFor(
      async () => {
        clock.advance(clock.nextTimerMs ?? 0);
        expect(await engine.reads.operations([bad])).toMatchObject([{ statusCode: 'WAITING_FOR_RESOURCES' }]);
      },
      { interval: 1, timeout: 240_000 },
    );
  });

  it('refuses what does not fit whole, so that a client may send it again', async () => {
    const { engine } = await startEngine({ mostPending: 5 });
    const four = Array.from({ length: 4 }, () => createInput());
    const results = await Promise.allSettled([engine.create(four, 'alice'), engine.create(four, 'bob')]);
    expect(results).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: expect.any(OverloadedError) },
    ]);
    expect(await engine.reads.counts({})).toMatchObject({ rows: [{ count: 4 }] });
  });

  it('announces what is durable, in the order of the log, and before whoever asked for it knows', async () => {
    const { engine } = await startEngine();
    const told: string[] = [];
    const seen: OperationEvent[] = [];
    const forget = engine.onCommit((events) => {
      told.push(`announced ${events.map(({ position }) => position)} of ${engine.head}`);
      seen.push(...events);
    });
    const names = ['one', 'two', 'three'];
    await Promise.all(names.map(async (name) => told.push(`made ${(await created(engine, { name })).name}`)));
    await engine.act(action('nobody', 'CANCEL'));
    expect(told).toEqual(['announced 1,2,3 of 3', 'made one', 'made two', 'made three']);
    expect(await engine.reads.events({ after: 0, until: 9, limit: 9, operationIds: null })).toEqual(seen);
    forget();
    await created(engine);
    expect(seen).toHaveLength(3);
    expect(engine.head).toBe(4);
  });

  it('keeps on although one who listens fails: others hear, the clock is set, claims are woken', async () => {
    const { engine, clock, errors } = await startEngine();
    const fault = new Error('cannot listen');
    engine.onCommit(() => {
      throw fault;
    });
    const heard: number[] = [];
    engine.onCommit((events) => heard.push(events.length));
    const waiting = claimed(engine, claimBy('host-1', { waitMs: 1_000 }));
    await created(engine, { postponeUntil: now + 500 });
    clock.advance(500);
    expect(await waiting).toMatchObject([{ epoch: 1 }]);
    expect(heard).toEqual([1, 1, 1]);
    expect(errors).toEqual([fault, fault, fault]);
  });

  it('knows which types have a host that was heard of lately', async () => {
    const { engine, clock } = await startEngine({ hostSeenWithinMs: minute });
    const { id } = await created(engine);
    expect(engine.isHostSeen(5)).toBe(false);
    await engine.claim(claimBy('host-1', { operationTypes: [5, 6] }));
    clock.advance(minute);
    await engine.heartbeat([beat(id, 1)]);
    clock.advance(minute);
    expect([5, 6, 7].map(engine.isHostSeen)).toEqual([true, true, false]);
    clock.advance(1);
    expect([5, 6, 7].map(engine.isHostSeen)).toEqual([false, false, false]);
  });

  it.each([-60, 60])('knows that just as well where the clock is set by %i minutes', async (minutes) => {
    const { engine, clock } = await startEngine({ hostSeenWithinMs: minute });
    await engine.claim(claimBy('host-1', { operationTypes: [5] }));
    clock.set(clock.now() + minutes * minute);
    clock.advance(minute);
    expect(engine.isHostSeen(5)).toBe(true);
    clock.advance(1);
    expect(engine.isHostSeen(5)).toBe(false);
  });

  it('does not take the heartbeat of a host that lost its lease for one of the host that has it', async () => {
    const { engine, clock } = await startEngine({ hostSeenWithinMs: minute });
    const { id } = await created(engine);
    await engine.claim(claimBy('host-1'));
    await engine.settle([settlement(id, 1, 'RELEASED')]);
    await engine.claim(claimBy('host-2'));
    clock.advance(minute + 1);
    expect(await engine.heartbeat([beat(id, 1)])).toMatchObject([{ refusal: { code: 'LEASE_LOST' } }]);
    expect(engine.isHostSeen(5)).toBe(false);
  });

  it('takes nothing more when it stops, finishes what runs, and leaves no timer', async () => {
    const { engine, clock } = await startEngine();
    await created(engine, { postponeUntil: now + minute });
    const waiting = claimed(engine, claimBy('host-1', { waitMs: 10_000 }));
    await vi.waitFor(() => expect(clock.timers).toBe(2), { interval: 1, timeout: 240_000 });
    const running = created(engine, { operationType: 6 });
    const stopping = engine.stop();
    expect(engine.stop()).toBe(stopping);
    expect(await waiting).toEqual([]);
    expect(await running).toMatchObject({ seq: 2 });
    await stopping;
    expect(clock.timers).toBe(0);
    await expect(created(engine)).rejects.toThrow(OverloadedError);
    await engine.stop();
  });

  it('rejects its callers, and lives, where the store fails', async () => {
    const store = openStoreInMemory();
    let isBroken = true;
    const { engine } = await startEngine({
      store: {
        ...store,
        apply: async (commands, decide) => {
          if (isBroken) throw new Error('the disk is full');
          return store.apply(commands, decide);
        },
      },
    });
    await expect(created(engine)).rejects.toThrow('the disk is full');
    isBroken = false;
    expect(await created(engine)).toMatchObject({ seq: 1 });
  });
});

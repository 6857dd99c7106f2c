import { describe, expect, it } from 'vitest';
import { createHost, type HostOptions, HostRefusedError } from '../../src/client/host/index.ts';
import { createHostStage, settledNow } from './host-stage.ts';
import { settled } from './turns.ts';

describe('a host', () => {
  it('claims no more than it has room for, and again as soon as it has', async () => {
    const stage = createHostStage({ concurrency: 3 });
    const [a, b] = await stage.start('a', 'b');
    await stage.claim.give('c');
    expect(stage.claims.map(({ request }) => request.limit)).toEqual([3, 1]);
    await Promise.all([a?.return(), b?.return()]);
    expect(stage.claims.map(({ request }) => request.limit)).toEqual([3, 1, 2]);
    expect(stage.host.running).toBe(1);
  });

  it('has sent the claim that there is room for before it settles what has ended, all of it together', async () => {
    const turns: (() => void)[] = [];
    let isHeldUp = false;
    const turn = () => (isHeldUp ? new Promise<void>((resolve) => turns.push(resolve)) : Promise.resolve());
    const stage = createHostStage({ concurrency: 2, turn });
    const [a, b] = await stage.start('a', 'b');
    isHeldUp = true;
    await Promise.all([a?.return(), b?.return()]);
    expect(stage.claims).toHaveLength(1);
    turns.shift()?.();
    await settled();
    expect(stage.claims.map(({ request }) => request.limit)).toEqual([2, 2]);
    expect(stage.settlements).toEqual([]);
    turns.shift()?.();
    await settled();
    expect(stage.settlements.map((inputs) => inputs.map(({ id }) => id))).toEqual([['a', 'b']]);
  });

  it.each([
    [30, 10],
    [3, 1],
    [1, 1],
    [600, 20],
  ])('with a lease of %i seconds waits %i seconds for work, once the gateway knows it', async (leaseSeconds, expected) => {
    const stage = createHostStage({ leaseSeconds });
    await stage.start();
    expect(stage.claims.map(({ request }) => request.waitSeconds)).toEqual([0, expected]);
  });

  it('comes again, at longer and longer intervals, while the gateway is away', async () => {
    const stage = createHostStage();
    const started = stage.host.start();
    const triedAt: number[] = [];
    for (let time = 0; time < 7_000; time += 500) {
      await settled();
      if (stage.claims.length > triedAt.length) {
        triedAt.push(time);
        await stage.claim.fail(new Error('no connection'));
      }
      await stage.pass(500);
    }
    expect(triedAt).toEqual([0, 500, 1_500, 3_500, 5_500]);
    expect(stage.incidents).toEqual(Array(5).fill('CLAIM: no connection'));
    await stage.pass(500);
    await stage.claim.give();
    await started;
  });

  it('does not come again at once where its wait is cut short', async () => {
    const stage = createHostStage();
    await stage.start();
    await stage.claim.give();
    expect(stage.claims).toHaveLength(2);
    await stage.pass(500);
    expect(stage.claims).toHaveLength(3);
    await stage.pass(10_000);
    await stage.claim.give();
    expect(stage.claims).toHaveLength(4);
  });

  it('tells of what it takes and of what the gateway has settled, and of nothing that was lost', async () => {
    const stage = createHostStage();
    stage.answerSettlements(async ({ id }) =>
      id === 'b' ? { type: 'LEASE_LOST', message: 'it is over' } : settledNow,
    );
    const [a, b, c] = await stage.start('a', 'b', 'c');
    await a?.return();
    await b?.return();
    await c?.throw(new Error('no'));
    expect(stage.news).toEqual(['a taken', 'b taken', 'c taken', 'a SUCCEEDED', 'c FAILED']);
  });

  it('does not start where the gateway does not take it', async () => {
    const stage = createHostStage();
    const started = stage.host.start();
    await settled();
    const refused = expect(started).rejects.toThrow(new HostRefusedError('5 is no operation type.'));
    await stage.claim.answer({ type: 'INVALID_INPUT', message: '5 is no operation type.' });
    await refused;
    expect(stage.isClosed).toBe(true);
    expect(stage.clock.timers).toBe(0);
    await expect(stage.host.start()).rejects.toThrow('started before');
  });

  it('goes on where the gateway refuses it later', async () => {
    const stage = createHostStage();
    await stage.start();
    await stage.claim.answer({ type: 'INVALID_INPUT', message: 'not now' });
    await stage.pass(500);
    await stage.claim.give('a');
    expect(stage.calls).toHaveLength(1);
    expect(stage.incidents).toEqual(['CLAIM: the gateway refused the host: not now']);
  });
});

describe('a host that stops', () => {
  it('takes no more, and lets what runs end', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    const stopped = stage.host.stop({ graceSeconds: 60 });
    await stage.pass(45_000);
    expect(a?.why).toBeUndefined();
    expect(stage.claims).toHaveLength(2);
    await a?.return('done');
    await stopped;
    expect(stage.settlements).toEqual([[{ id: 'a', epoch: 1, hostId: 'me', outcome: 'SUCCEEDED', result: 'done' }]]);
    expect(stage.beats).toHaveLength(4);
    expect(stage.isClosed).toBe(true);
    expect(stage.clock.timers).toBe(0);
    await stage.host.stop();
  });

  it('gives back what does not end within the grace, with its checkpoint', async () => {
    const stage = createHostStage();
    const [a, b] = await stage.start('a', 'b');
    b?.work.checkpoint({ line: 7 });
    await stage.pass(5_000);
    const stopped = stage.host.stop({ graceSeconds: 10 });
    await stage.pass(9_999);
    expect(a?.why).toBeUndefined();
    await stage.pass(1);
    expect([a?.why, b?.why]).toEqual(['STOP', 'STOP']);
    await Promise.all([a?.throw(a.work.signal.reason), b?.throw(b.work.signal.reason)]);
    await stopped;
    expect(stage.settlements.flat()).toEqual([
      { id: 'a', epoch: 1, hostId: 'me', outcome: 'RELEASED' },
      { id: 'b', epoch: 1, hostId: 'me', outcome: 'RELEASED', data: { line: 7 } },
    ]);
    expect(stage.clock.timers).toBe(0);
  });

  it('stops sooner where it is told so once more', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    void stage.host.stop({ graceSeconds: 600 });
    const stopped = stage.host.stop({ graceSeconds: 0 });
    await stage.pass(1);
    expect(a?.why).toBe('STOP');
    await a?.throw(a.work.signal.reason);
    await stage.pass(2_000);
    await stopped;
    expect(stage.clock.timers).toBe(0);
  });

  it('gives back what a claim brings that was under way', async () => {
    const stage = createHostStage();
    await stage.start();
    const stopped = stage.host.stop();
    await stage.pass(1_999);
    await stage.claim.give('a', 'b');
    await stopped;
    expect(stage.calls).toEqual([]);
    expect(stage.settlements).toEqual([
      [
        { id: 'a', epoch: 1, hostId: 'me', outcome: 'RELEASED' },
        { id: 'b', epoch: 1, hostId: 'me', outcome: 'RELEASED' },
      ],
    ]);
    expect(stage.clock.timers).toBe(0);
  });

  it('waits for no claim that has nothing to bring', async () => {
    const stage = createHostStage();
    await stage.start();
    await stage.pass(2_000);
    const stopped = stage.host.stop();
    await stage.pass(1);
    await stopped;
    expect(stage.clock.timers).toBe(0);
  });

  it('never gives back what still runs: that is left to the end of its lease', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    const stopped = stage.host.stop({ graceSeconds: 1, unwindSeconds: 2 });
    await stage.pass(3_000);
    await stopped;
    expect(stage.incidents).toEqual(['LEASE a: its handler runs on, though it was told to stop']);
    await a?.return();
    expect(stage.settlements).toEqual([]);
    expect(stage.clock.timers).toBe(0);
  });

  it('gives back at once what it was still given', async () => {
    const stage = createHostStage();
    await stage.start();
    const { claim } = stage;
    void claim.give('a');
    await stage.host.stop();
    expect(stage.calls).toEqual([]);
    expect(stage.settlements).toEqual([[{ id: 'a', epoch: 1, hostId: 'me', outcome: 'RELEASED' }]]);
  });

  it('waits as long as it is told to, also for ever', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    const stopped = stage.host.stop({ graceSeconds: Number.POSITIVE_INFINITY });
    await stage.pass(3_600_000);
    expect(a?.why).toBeUndefined();
    await a?.return();
    await stopped;
    expect(stage.clock.timers).toBe(0);
  });

  it('need not have been started', async () => {
    const stage = createHostStage();
    await stage.host.stop();
    await stage.host.start();
    expect(stage.claims).toEqual([]);
  });
});

describe('a host that could not work', () => {
  const good: HostOptions = { url: 'http://127.0.0.1:1', hostId: 'me', handlers: { 5: () => {} }, onError: () => {} };
  it.each<[Partial<HostOptions>, string]>([
    [{ handlers: {} }, 'handlers: there is none'],
    [
      { handlers: Object.fromEntries([['import', () => {}]]) },
      'handlers: import is not the value of an operation type',
    ],
    [{ hostId: ' ' }, 'hostId: it is empty'],
    [{ concurrency: 0 }, 'concurrency: a whole number from 1 to 500, not 0'],
    [{ leaseSeconds: 1.5 }, 'leaseSeconds: a whole number from 1 to 86400, not 1.5'],
    [{ progressEveryMs: Number.NaN }, 'progressEveryMs: 0 or more, not NaN'],
    [{ checkpointEveryMs: -1 }, 'checkpointEveryMs: 0 or more, not -1'],
    [{ url: 'nowhere' }, 'url: “nowhere” is no address of a gateway'],
  ])('is not made: %o', (bad, message) => {
    expect(() => createHost({ ...good, ...bad })).toThrow(message);
  });
});

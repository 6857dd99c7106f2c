import { describe, expect, it } from 'vitest';
import { waiting } from '../../src/client/host/index.ts';
import { RequestRefusedError } from '../../src/client/request-refused-error.ts';
import { createHostStage, settledNow } from './host-stage.ts';

const lost = { type: 'LEASE_LOST', message: 'it is over' } as const;
const cut = async () => {
  throw new Error('cut');
};

describe('settlements', () => {
  it('go together where they come together, and none waits for company', async () => {
    const stage = createHostStage();
    const [a, b, c] = await stage.start('a', 'b', 'c');
    await Promise.all([a?.return(1), b?.return(2)]);
    await c?.return(3);
    expect(stage.settlements.map((batch) => batch.map(({ id }) => id).join(''))).toEqual(['ab', 'c']);
    expect(stage.settlements[1]).toMatchObject([{ epoch: 1, hostId: 'me' }]);
  });

  it('are tried again until the lease is over, and no longer', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    stage.answerBeats(cut);
    stage.answerSettlements(cut);
    await a?.return();
    await stage.pass(29_000);
    expect(stage.settlements.length).toBeGreaterThan(5);
    await stage.pass(5_000);
    expect(stage.incidents).toContain('LEASE a: the operation could not be settled: its lease ended first');
    const [tries, beats] = [stage.settlements.length, stage.beats.length];
    await stage.pass(60_000);
    expect([stage.settlements.length, stage.beats.length]).toEqual([tries, beats]);
    const stopped = stage.host.stop();
    await stage.pass(2_000);
    await stopped;
  });

  it.each([
    ['me', []],
    ['platform', ['LEASE a: the operation could not be settled: it is over']],
  ])('whose answer was lost are understood: the lease was ended by %s', async (actor, expected) => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    stage.answerSettlements(cut);
    await a?.return();
    stage.leaseWasEndedBy(actor);
    stage.answerSettlements(async () => lost);
    await stage.pass(1_000);
    expect(stage.settlements).toHaveLength(2);
    expect(stage.incidents.filter((each) => each.startsWith('LEASE'))).toEqual(expected);
  });

  it('that are under way are not troubled by heartbeats that find the lease ended', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    let answer = () => {};
    stage.answerSettlements(
      () =>
        new Promise((resolve) => {
          answer = () => resolve(settledNow);
        }),
    );
    await a?.return();
    stage.answerBeats(async () => lost);
    await stage.pass(10_000);
    expect(stage.beats).toHaveLength(1);
    answer();
    await stage.pass(10_000);
    expect(stage.incidents).toEqual([]);
  });

  it('do not hold up the next claim, but do not pile up while they cannot be made', async () => {
    const stage = createHostStage({ concurrency: 1 });
    await stage.start();
    stage.answerSettlements(cut);
    for (const [index, id] of ['a', 'b', 'c', 'd'].entries()) {
      expect(stage.claims).toHaveLength(2 + index);
      await stage.claim.give(id);
      await stage.calls[index]?.return();
    }
    await stage.pass(5_000);
    expect(stage.claims).toHaveLength(5);
    stage.answerSettlements(async () => settledNow);
    await stage.pass(4_000);
    expect(stage.claims).toHaveLength(6);
  });

  it('that come too late at once are told', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    stage.leaseWasEndedBy('me');
    stage.answerSettlements(async () => lost);
    await a?.return();
    expect(stage.incidents).toEqual(['LEASE a: the operation could not be settled: it is over']);
  });

  it('that may not be made any more are made as they may', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    stage.answerSettlements(async ({ outcome }) =>
      outcome === 'CANCELED'
        ? settledNow
        : { type: 'INVALID_STATE', message: 'no', statusCode: outcome === 'WAITING' ? 'PAUSING' : 'CANCELING' },
    );
    await a?.return(waiting());
    expect(stage.settlements.flat().map(({ outcome }) => outcome)).toEqual(['WAITING', 'PAUSED', 'CANCELED']);
    expect(stage.incidents).toEqual([]);
  });

  it('that the gateway does not take fail the operation for good, and say why', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    stage.answerSettlements(async ({ outcome }) =>
      outcome === 'FAILED' ? settledNow : { type: 'INVALID_INPUT', message: 'result is too long.' },
    );
    await a?.return('too long');
    expect(stage.settlements[1]).toMatchObject([
      { outcome: 'FAILED', retry: false, message: expect.stringContaining('result is too long.') },
    ]);
  });

  it('that are given back are so without a checkpoint that the gateway does not take', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    stage.answerSettlements(async ({ data }) => {
      if (data === undefined) return settledNow;
      throw new RequestRefusedError([{ message: 'The body is larger than 1048576 bytes.' }]);
    });
    a?.work.checkpoint('much');
    const stopped = stage.host.stop({ graceSeconds: 0 });
    await stage.pass(1);
    await a?.throw(a.work.signal.reason);
    await stage.pass(2_000);
    await stopped;
    expect(stage.settlements.flat()).toEqual([
      { id: 'a', epoch: 1, hostId: 'me', outcome: 'RELEASED', data: 'much' },
      { id: 'a', epoch: 1, hostId: 'me', outcome: 'RELEASED' },
    ]);
  });
});

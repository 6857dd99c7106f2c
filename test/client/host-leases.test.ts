import { describe, expect, it } from 'vitest';
import type { HeartbeatAnswer } from '../../src/client/host/host-gateway.ts';
import { createHostStage, type HostStage } from './host-stage.ts';
import { settled } from './turns.ts';

const lost = { type: 'LEASE_LOST', message: 'it is over' } as const;
const sent = ({ beats }: HostStage) => beats.map(({ at, inputs }) => [at, inputs.map(({ id }) => id).join('')]);
const cut = async () => {
  throw new Error('cut');
};

describe('leases', () => {
  it('are renewed at a third of their time, all in one request', async () => {
    const stage = createHostStage();
    const [, b] = await stage.start('a', 'b', 'c');
    await stage.pass(10_000);
    await b?.return();
    await stage.pass(11_000);
    expect(sent(stage)).toEqual([
      [10_000, 'abc'],
      [20_000, 'ac'],
    ]);
    expect(stage.calls.map(({ why }) => why)).toEqual([undefined, undefined, undefined]);
  });

  it('bring what has been asked of their operations', async () => {
    const stage = createHostStage();
    await stage.start('a', 'b', 'c');
    const requests = { a: 'PAUSE', b: 'CANCEL' } as const;
    stage.answerBeats(async ({ id }) => {
      const request = id === 'a' || id === 'b' ? requests[id] : 'NONE';
      return { type: 'RENEWED', request, position: '1' };
    });
    await stage.pass(10_000);
    expect(stage.calls.map(({ why }) => why)).toEqual(['PAUSE', 'CANCEL', undefined]);
  });

  it('that are lost abort the signal, and nothing is settled', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a', 'b');
    stage.answerBeats(async ({ id }) => (id === 'a' ? lost : { type: 'RENEWED', request: 'NONE', position: '1' }));
    await stage.pass(10_000);
    expect(stage.calls.map(({ why }) => why)).toEqual(['LEASE_LOST', undefined]);
    expect(stage.incidents).toEqual(['LEASE a: the host no longer holds the lease of the operation: it is over']);
    await a?.return('too late');
    await stage.pass(10_000);
    expect(stage.settlements).toEqual([]);
    expect(sent(stage)).toEqual([
      [10_000, 'ab'],
      [20_000, 'b'],
    ]);
  });

  it('count, without a connection, from before the last request that renewed them, and no longer', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    await stage.pass(10_000);
    stage.answerBeats(cut);
    await stage.pass(29_999);
    expect(a?.why).toBeUndefined();
    await stage.pass(1);
    expect(a?.why).toBe('LEASE_LOST');
    expect(stage.beats.length).toBeGreaterThan(5);
    await a?.return();
    expect(stage.settlements).toEqual([]);
  });

  it('count from when the request that renewed them was sent, not from its answer', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    const answer = Promise.withResolvers<HeartbeatAnswer>();
    stage.answerBeats(() => answer.promise);
    await stage.pass(15_000);
    stage.answerBeats(cut);
    answer.resolve({ type: 'RENEWED', request: 'NONE', position: '1' });
    await settled();
    await stage.pass(24_999);
    expect(a?.why).toBeUndefined();
    await stage.pass(1);
    expect(a?.why).toBe('LEASE_LOST');
  });

  it('count from before the claim was sent, and are renewed before that is over', async () => {
    const stage = createHostStage({ leaseSeconds: 3 });
    await stage.start();
    await stage.pass(1_000);
    await stage.claim.give('a');
    await stage.pass(1_000);
    expect(sent(stage)).toEqual([[2_000, 'a']]);
  });

  it('are made sure of, before anything is started, where the claim was long on its way', async () => {
    const stage = createHostStage();
    await stage.start();
    stage.answerBeats(async ({ id }) => (id === 'a' ? lost : { type: 'RENEWED', request: 'NONE', position: '1' }));
    stage.clock.advance(31_000);
    await stage.claim.give('a', 'b');
    expect(sent(stage)).toEqual([[31_000, 'ab']]);
    expect(stage.beats[0]?.inputs).toContainEqual({ id: 'a', epoch: 1, hostId: 'me' });
    expect(stage.calls.map(({ id }) => id)).toEqual(['b']);
    expect(stage.incidents).toEqual([expect.stringMatching(/^LEASE a: .*it is over/)]);
    await stage.pass(10_000);
    expect(stage.calls.map(({ why }) => why)).toEqual([undefined]);
  });

  it('count as lost where that cannot be made sure of', async () => {
    const stage = createHostStage();
    await stage.start();
    stage.answerBeats(cut);
    stage.clock.advance(31_000);
    await stage.claim.give('a', 'b');
    expect(stage.calls).toEqual([]);
    expect(stage.incidents).toEqual(['a', 'b'].map((id) => expect.stringMatching(`^LEASE ${id}: .*cut`)));
    const stopped = stage.host.stop();
    await stage.pass(2_000);
    await stopped;
  });

  it('are not asked for where a claim that was long on its way brings none', async () => {
    const stage = createHostStage();
    await stage.start();
    stage.clock.advance(31_000);
    await stage.claim.give();
    expect(stage.beats).toEqual([]);
  });

  it('survive a gateway that is away for less than they last', async () => {
    const stage = createHostStage();
    await stage.start('a');
    const answer = { type: 'RENEWED', request: 'NONE', position: '1' } as const;
    stage.answerBeats(cut);
    await stage.pass(25_000);
    stage.answerBeats(async () => answer);
    await stage.pass(40_000);
    expect(stage.calls.map(({ why }) => why)).toEqual([undefined]);
  });

  it('begins none whose lease has run out while other handlers did not let go of the thread', async () => {
    const begun: string[] = [];
    const stage = createHostStage({
      handler: ({ operation }) => {
        begun.push(operation.id);
        stage.clock.stall(20_000);
      },
    });
    await stage.start('a', 'b', 'c');
    expect(begun).toEqual(['a', 'b']);
    expect(stage.news).not.toContain('c taken');
    expect(stage.incidents).toContainEqual(expect.stringMatching(/^LEASE c: .*it could not be renewed in time/));
    expect(stage.host.running).toBe(0);
    const stopped = stage.host.stop();
    await stage.pass(2_000);
    await stopped;
  });
});

describe('checkpoints', () => {
  const told = ({ beats }: HostStage) =>
    beats.map(({ at, inputs }) => [at, inputs.map(({ id, data }) => [id, data ?? null])]);

  it('are told every five seconds, the newest of each, and once', async () => {
    const stage = createHostStage();
    const [a, b] = await stage.start('a', 'b');
    await stage.pass(1_000);
    a?.work.checkpoint({ line: 1 });
    a?.work.checkpoint({ line: 2 });
    await stage.pass(4_000);
    b?.work.checkpoint('here');
    await stage.pass(1_000);
    a?.work.checkpoint({ line: 2 });
    await stage.pass(6_000);
    expect(told(stage)).toEqual([
      [
        6_000,
        [
          ['a', { line: 2 }],
          ['b', 'here'],
        ],
      ],
      [
        10_000,
        [
          ['a', null],
          ['b', null],
        ],
      ],
    ]);
    a?.work.checkpoint({ line: 3 });
    await a?.throw(new Error('it failed'));
    expect(stage.settlements).toMatchObject([[{ id: 'a', outcome: 'FAILED', data: { line: 3 } }]]);
  });

  it('go with progress, and neither is lost where the gateway could not be reached', async () => {
    const stage = createHostStage();
    const [a] = await stage.start('a');
    a?.work.checkpoint({ line: 1 });
    stage.answerBeats(cut);
    await stage.pass(5_000);
    a?.work.progress(0.5, 'reading');
    stage.answerBeats(async () => ({ type: 'RENEWED', request: 'NONE', position: '1' }));
    await stage.pass(1_000);
    expect(stage.beats.at(-1)?.inputs).toMatchObject([{ id: 'a', data: { line: 1 }, progress: 0.5, stage: 'reading' }]);
  });
});

describe('requests that are told at once', () => {
  it('reach the handler, under this lease alone', async () => {
    const stage = createHostStage();
    await stage.start('a', 'b');
    await stage.ask('a', 'CANCEL', 2);
    await stage.ask('b', 'PAUSE');
    expect(stage.calls.map(({ why }) => why)).toEqual([undefined, 'PAUSE']);
  });

  it('are not lost where they come before the answer to the claim', async () => {
    const stage = createHostStage();
    await stage.start();
    await stage.ask('a', 'CANCEL');
    await stage.claim.give('a', 'b');
    expect(stage.calls.map(({ id, why }) => [id, why])).toEqual([['b', undefined]]);
    expect(stage.settlements).toEqual([[{ id: 'a', epoch: 1, hostId: 'me', outcome: 'CANCELED' }]]);
  });
});

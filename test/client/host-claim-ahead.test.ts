import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHost } from '../../src/client/host/index.ts';
import { createAll } from '../graphql/requests.ts';
import { startTestServer } from '../server/start-test-server.ts';
import { until } from '../server/until.ts';
import { claimed, createHostStage, type HostStage } from './host-stage.ts';
import { settled } from './turns.ts';

const limits = (stage: HostStage) => stage.claims.map(({ request }) => request.limit);
const ids = (stage: HostStage) => stage.calls.map(({ id }) => id);

/** A host of two handlers, whose claims take 10 milliseconds and whose handlers no time so far. */
async function quickHost(options: { readonly claimAhead?: number } = {}): Promise<HostStage> {
  const stage = createHostStage({ concurrency: 2, ...options });
  const started = stage.host.start();
  await settled();
  await stage.pass(10);
  await stage.claim.give('a', 'b');
  await started;
  await Promise.all(stage.calls.map((call) => call.return()));
  return stage;
}

describe('a host whose handlers end sooner than claims are answered', () => {
  it('claims as many more as will have begun by the next answer, and runs no more at a time', async () => {
    const stage = await quickHost();
    expect(limits(stage)).toEqual([2, 22]);
    await stage.claim.give('c', 'd', 'e', 'f', 'g');
    expect(ids(stage)).toEqual(['a', 'b', 'c', 'd']);
    expect(stage.host.running).toBe(2);
    await stage.calls[3]?.return();
    expect(ids(stage)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(stage.host.running).toBe(2);
    await stage.calls[2]?.return();
    await stage.calls[4]?.return();
    expect(ids(stage)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(stage.incidents).toEqual([]);
  });

  it('asks again when half of that has begun, not for each', async () => {
    const stage = await quickHost({ claimAhead: 4 });
    await stage.pass(10);
    await stage.claim.give('c', 'd', 'e', 'f', 'g', 'h');
    await stage.calls[2]?.return();
    expect(limits(stage)).toEqual([2, 6]);
    await stage.calls[3]?.return();
    expect(limits(stage)).toEqual([2, 6, 2]);
  });

  it.each([
    [0, 2],
    [7, 9],
    [500, 22],
  ])('claims at most %i ahead where that is its bound', async (claimAhead, expected) => {
    expect(limits(await quickHost({ claimAhead }))).toEqual([2, expected]);
  });

  it('gives back what has waited a second for its handler, and claims no more ahead', async () => {
    const stage = await quickHost({ claimAhead: 2 });
    await stage.claim.give('c', 'd', 'e', 'f');
    await stage.pass(999);
    expect(stage.settlements).toHaveLength(1);
    await stage.pass(1);
    expect(stage.settlements.slice(1)).toEqual([
      [
        { id: 'e', epoch: 1, hostId: 'me', outcome: 'RELEASED' },
        { id: 'f', epoch: 1, hostId: 'me', outcome: 'RELEASED' },
      ],
    ]);
    await stage.calls[2]?.return();
    expect(ids(stage)).toEqual(['a', 'b', 'c', 'd']);
    expect(limits(stage)).toEqual([2, 4, 1]);
  });

  it('waits for no work ahead of its handlers: what comes later is for whoever is free then', async () => {
    const stage = await quickHost();
    expect(stage.claims.map(({ request }) => request)).toEqual([
      { limit: 2, waitSeconds: 0 },
      { limit: 22, waitSeconds: 0 },
    ]);
    await stage.claim.give('c', 'd', 'e');
    expect(stage.claims).toHaveLength(2);
    await stage.calls[2]?.return();
    await stage.calls[3]?.return();
    expect(stage.claims.slice(2).map(({ request }) => request)).toEqual([{ limit: 1, waitSeconds: 10 }]);
  });

  it('gives back what has waited too long also where handlers have let no timer run meanwhile', async () => {
    const stage = await quickHost();
    await stage.claim.give('c', 'd', 'e', 'f');
    stage.clock.stall(1_000);
    await stage.calls[2]?.return();
    expect(ids(stage)).toEqual(['a', 'b', 'c', 'd']);
    expect(stage.settlements.flat().map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'a SUCCEEDED',
      'b SUCCEEDED',
      'c SUCCEEDED',
      'e RELEASED',
      'f RELEASED',
    ]);
  });

  it('leaves what waits as somebody asks for it, without calling its handler', async () => {
    const stage = await quickHost();
    await stage.claim.give('c', 'd', 'e', 'f');
    await stage.ask('e', 'PAUSE');
    await stage.ask('f', 'CANCEL');
    expect(stage.settlements.slice(1)).toEqual([
      [{ id: 'e', epoch: 1, hostId: 'me', outcome: 'PAUSED' }],
      [{ id: 'f', epoch: 1, hostId: 'me', outcome: 'CANCELED' }],
    ]);
    expect(ids(stage)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives back at once what waits when it stops', async () => {
    const stage = await quickHost();
    await stage.claim.give('c', 'd', 'e');
    const stopped = stage.host.stop({ graceSeconds: 60 });
    await stage.pass(2_000);
    expect(stage.settlements.flat().slice(2)).toEqual([{ id: 'e', epoch: 1, hostId: 'me', outcome: 'RELEASED' }]);
    await Promise.all(stage.calls.slice(2).map((call) => call.return()));
    await stopped;
    expect(stage.settlements.flat().map(({ outcome }) => outcome)).toEqual([
      'SUCCEEDED',
      'SUCCEEDED',
      'RELEASED',
      'SUCCEEDED',
      'SUCCEEDED',
    ]);
    expect(stage.clock.timers).toBe(0);
  });

  it('says nothing of what it has lost while that waited', async () => {
    const stage = createHostStage({ concurrency: 2 });
    stage.answerBeats(async () => ({ type: 'LEASE_LOST', message: 'it is over' }));
    const started = stage.host.start();
    await settled();
    await stage.pass(10);
    await stage.claim.give('a', 'b');
    await started;
    await stage.calls[0]?.return();
    await stage.pass(9_500);
    await stage.claim.give('c', 'd');
    await stage.pass(600);
    expect(stage.calls.map(({ id, why }) => [id, why])).toEqual([
      ['a', undefined],
      ['b', 'LEASE_LOST'],
      ['c', 'LEASE_LOST'],
    ]);
    expect(stage.incidents).toContainEqual(expect.stringMatching(/^LEASE d: .*it is over/));
    expect(stage.settlements.flat().map(({ id }) => id)).toEqual(['a']);
  });
});

describe('a host whose handlers take their time', () => {
  it('claims none ahead', async () => {
    const stage = createHostStage({ concurrency: 2 });
    const started = stage.host.start();
    await settled();
    await stage.pass(10);
    await stage.claim.give('a', 'b');
    await started;
    await stage.pass(1_000);
    await stage.calls[0]?.return();
    await stage.pass(10);
    await stage.claim.give('c');
    await stage.pass(500);
    await Promise.all(stage.calls.map((call) => call.return()));
    expect(limits(stage)).toEqual([2, 1, 2]);
  });
});

describe('a claim whose answer has no room for the data of all', () => {
  const noRoom = { message: 'The answer holds more than it may.', isOfRoom: true };
  const bring = (stage: HostStage, without: readonly string[], ...all: readonly string[]) =>
    stage.claim.answer({
      type: 'CLAIMED',
      operations: all.map((id) => ({
        ...claimed(id, stage.clock.now()),
        fault: without.includes(id) ? noRoom : null,
      })),
    });

  it('costs no operation: those are given back, and fewer are asked for at a time until more are known to fit', async () => {
    const stage = createHostStage({ concurrency: 4, handler: () => {}, turn });
    const started = stage.host.start();
    await settled();
    await bring(stage, ['c', 'd'], 'a', 'b', 'c', 'd');
    await started;
    expect(stage.settlements.flat().map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'c RELEASED',
      'd RELEASED',
      'a SUCCEEDED',
      'b SUCCEEDED',
    ]);
    expect(limits(stage)).toEqual([4, 2]);
    await bring(stage, [], 'c', 'd');
    expect(limits(stage)).toEqual([4, 2, 3]);
  });

  it('is understood over the network: all are done in the end, each once', async () => {
    const { url, gateway } = await startTestServer({ gateway: { limits: { answerCharacters: 1_000 } } });
    const names = Array.from({ length: 12 }, (_, index) => `work ${index}`);
    await createAll(
      gateway,
      names.map((name) => ({ name, data: 'x'.repeat(398) })),
    );
    const done: string[] = [];
    const incidents: unknown[] = [];
    const host = createHost({
      url,
      hostId: 'me',
      concurrency: 8,
      handlers: { 5: ({ data }) => `${data}`.length },
      onSettled: ({ name }, { outcome, result }) => {
        if (outcome !== 'RELEASED') done.push(`${name} ${outcome} ${result}`);
      },
      onError: (error) => incidents.push(error),
    });
    onTestFinished(() => host.stop());
    await host.start();
    await until('all are done', () => done.length >= names.length);
    expect(done.toSorted()).toEqual(names.map((name) => `${name} SUCCEEDED 398`).toSorted());
    expect(incidents).toEqual([]);
  });
});

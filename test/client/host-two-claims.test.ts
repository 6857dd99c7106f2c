import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createHostStage, type HostStage } from './host-stage.ts';
import { settled } from './turns.ts';

const limits = (stage: HostStage) => stage.claims.map(({ request }) => request.limit);
const outcomes = (stage: HostStage) => stage.settlements.flat().map(({ id, outcome }) => `${id} ${outcome}`);
const many = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${index}`);

/** A host whose handlers take no time, with more work than a claim brings: two claims are under way. */
async function backlogHost(claimAhead = 500): Promise<HostStage> {
  const stage = createHostStage({ concurrency: 2, claimAhead, handler: () => {}, turn });
  const started = stage.host.start();
  await settled();
  await stage.pass(10);
  await stage.claim.give('a', 'b');
  await started;
  await settled();
  await stage.pass(10);
  await stage.claim.give(...many('c', 22));
  await settled();
  return stage;
}

describe('a host with a backlog, whose handlers take no time', () => {
  it('asks for more while a claim is under way, once', async () => {
    const stage = await backlogHost();
    expect(limits(stage)).toEqual([2, 22, 128, 114]);
    await stage.pass(10);
    await stage.claims[2]?.give(...many('d', 128));
    await settled();
    expect(limits(stage)).toEqual([2, 22, 128, 114, 128]);
    expect(stage.settlements.flat()).toHaveLength(24 + 128);
  });

  it('asks for no few beside many that are on their way', async () => {
    expect(limits(await backlogHost(150))).toEqual([2, 22, 128]);
    expect(limits(await backlogHost(190))).toEqual([2, 22, 128, 64]);
  });

  it('asks one at a time once a claim has brought less than there was room for', async () => {
    const stage = await backlogHost();
    await stage.claims[2]?.give('d');
    expect(limits(stage)).toEqual([2, 22, 128, 114]);
    await stage.claims[3]?.give();
    await settled();
    expect(stage.claims.slice(4).map(({ request }) => request)).toEqual([{ limit: 2, waitSeconds: 10 }]);
  });

  it('asks one at a time while the gateway does not answer, at longer and longer intervals', async () => {
    const stage = await backlogHost();
    await stage.claims[2]?.fail(new Error('cut'));
    await stage.claims[3]?.fail(new Error('cut'));
    await stage.pass(60_000);
    const asked = stage.claims.length;
    expect(asked).toBe(5);
    await stage.claim.fail(new Error('cut'));
    await stage.pass(60_000);
    expect(limits(stage).slice(4)).toEqual([2, 2]);
  });

  it('hears what is asked of an operation that the later of two claims brings', async () => {
    const stage = await backlogHost();
    await stage.ask('late', 'PAUSE');
    await stage.claims[2]?.give('d');
    await stage.claims[3]?.give('late', 'e');
    await settled();
    expect(outcomes(stage).slice(24)).toEqual(['d SUCCEEDED', 'late PAUSED', 'e SUCCEEDED']);
  });

  it('keeps nothing of what is asked of operations that neither of them brings', async () => {
    const stage = await backlogHost();
    await stage.ask('d', 'PAUSE');
    await stage.claims[2]?.give('x');
    await stage.claims[3]?.give('y');
    await settled();
    await stage.claim.give('d');
    await settled();
    expect(outcomes(stage).slice(24)).toEqual(['x SUCCEEDED', 'y SUCCEEDED', 'd SUCCEEDED']);
  });

  it('gives back what both bring when it stops', async () => {
    const stage = await backlogHost();
    const stopped = stage.host.stop();
    await stage.claims[3]?.give('e');
    await settled();
    expect(outcomes(stage).slice(24)).toEqual([]);
    await stage.claims[2]?.give('d');
    await stopped;
    expect(outcomes(stage).slice(24)).toEqual(['e RELEASED', 'd RELEASED']);
    expect(stage.clock.timers).toBe(0);
  });
});

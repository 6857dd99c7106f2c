import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Group } from '../../src/live/group.ts';
import type { Counts } from '../../src/store/store.ts';
import { createGate, type Gate } from './gate.ts';
import { turn, turnsUntil } from './pulling.ts';
import { ScriptedEncoder } from './scripted-encoder.ts';
import { type StartedLive, startLive } from './start-live.ts';
import { Taker } from './taker.ts';

let started: StartedLive;
let gate: Gate;
/** How often the counts were read from the store. */
let reads: number;
let encoder: ScriptedEncoder<Counts>;
let group: Group<Counts>;

beforeEach(async () => {
  gate = createGate();
  reads = 0;
  started = await startLive({
    around: (store) => ({
      ...store,
      counts: async (filter) => {
        reads += 1;
        await gate.passed();
        return store.counts(filter);
      },
    }),
  });
  await started.create({}, {});
  encoder = new ScriptedEncoder();
  group = started.live.counts({}).openGroup(encoder);
});

afterEach(() => started.stop());

const positions = ({ told }: Taker<Counts>) => told.map(({ position }) => position);

/** A commit, and until everybody who may has been told of it. */
async function commit(...inputs: Parameters<StartedLive['create']>) {
  await started.create(...inputs);
  await turn();
  await turn();
}

function expectAllWell(takers: readonly Taker<Counts>[]) {
  for (const taker of takers) expect([taker.faults, taker.ends]).toEqual([[], []]);
  for (const taker of takers) taker.leave();
  expect([started.live.streams, started.live.groups, started.liveClock.timers]).toEqual([0, 0, 0]);
}

describe('members of a group of counts', () => {
  it('share one read and each encoding', async () => {
    const takers = Array.from({ length: 20 }, () => Taker.join(group, 0));
    await turnsUntil(() => takers.every(({ told }) => told.length === 1));
    started.liveClock.advance(250);
    await commit({});
    for (const taker of takers) expect(positions(taker)).toEqual([2, 3]);
    expect([reads, encoder.encoded.length]).toEqual([1, 2]);
    expect([started.live.streams, started.live.groups]).toEqual([20, 1]);
    expectAllWell(takers);
  });

  it('are told at once when they are new, and what was encoded already', async () => {
    const first = Taker.join(group, 0);
    await first.hasBeenTold(1);
    const second = Taker.join(group, 0);
    expect(await second.hasBeenTold(1)).toEqual(first.told);
    expect([reads, encoder.encoded.length]).toEqual([1, 1]);
    expectAllWell([first, second]);
  });

  it('are told in their time, whoever comes new in the pause', async () => {
    const first = Taker.join(group, 0);
    await first.hasBeenTold(1);
    started.liveClock.advance(100);
    await commit({});
    expect(positions(first)).toEqual([2]);
    const second = Taker.join(group, 0);
    await second.hasBeenTold(1);
    expect([positions(first), positions(second)]).toEqual([[2], [3]]);
    started.liveClock.advance(100);
    await commit({});
    started.liveClock.advance(50);
    await turn();
    // Now it is 250 after the first was told, and 150 after the second.
    expect([positions(first), positions(second)]).toEqual([[2, 4], [3]]);
    started.liveClock.advance(250);
    await turn();
    expect([positions(first), positions(second)]).toEqual([
      [2, 4],
      [3, 4],
    ]);
    expectAllWell([first, second]);
  });

  it('are told in their time, though somebody new comes again and again', async () => {
    const first = Taker.join(group, 0);
    await first.hasBeenTold(1);
    const others: Taker<Counts>[] = [];
    for (let time = 0; time < 10; time += 1) {
      await commit({});
      started.liveClock.advance(100);
      const other = Taker.join(group, 0);
      await other.hasBeenTold(1);
      others.push(other);
    }
    expect(first.told.length).toBeGreaterThanOrEqual(4);
    started.liveClock.advance(250);
    await turn();
    started.liveClock.advance(250);
    await turn();
    expect(positions(first).at(-1)).toBe(12);
    expectAllWell([first, ...others]);
  });

  it('are told the newest alone where they had no room in between', async () => {
    const slow = Taker.join(group, 0, 1);
    const other = Taker.join(group, 0);
    await turnsUntil(() => slow.told.length + other.told.length === 2);
    for (let time = 0; time < 5; time += 1) {
      started.liveClock.advance(250);
      await commit({});
    }
    expect([positions(slow), positions(other)]).toEqual([[2], [2, 3, 4, 5, 6, 7]]);
    started.liveClock.advance(250);
    slow.take(1);
    await slow.hasBeenTold(2);
    expect(positions(slow)).toEqual([2, 7]);
    expect(encoder.encoded).toHaveLength(6);
    expectAllWell([slow, other]);
  });

  it('are not written to where they were filled while it was encoded', async () => {
    group = started.live.counts({}).openGroup(new ScriptedEncoder({ delays: [10] }));
    const taker = Taker.join(group, 0);
    await taker.hasBeenTold(1);
    started.liveClock.advance(250);
    await started.create({});
    await turn();
    taker.take(0);
    for (let turns = 0; turns < 5; turns += 1) await turn();
    expect([positions(taker), taker.faults]).toEqual([[2], []]);
    taker.take(1);
    expect((await taker.hasBeenTold(2)).at(-1)?.position).toBe(3);
    expectAllWell([taker]);
  });

  it('who come while it is read are told what was read, and who left are not', async () => {
    gate.close();
    const first = Taker.join(group, 0);
    await gate.reached();
    first.leave();
    expect([started.live.streams, started.live.groups]).toEqual([0, 0]);
    const second = Taker.join(group, 0);
    await started.create({});
    gate.open();
    await second.hasBeenTold(1);
    expect(second.told).toEqual([await started.engine.reads.counts({})]);
    expect([first.told, first.faults]).toEqual([[], []]);
    expectAllWell([second]);
  });

  it('are told the last counts before they end, those without room when they have it', async () => {
    const slow = Taker.join(group, 0, 1);
    const other = Taker.join(group, 0);
    await turnsUntil(() => slow.told.length + other.told.length === 2);
    await started.create({});
    const stopped = started.live.stop();
    await turn();
    expect([positions(other), other.ends, positions(slow), slow.ends]).toEqual([[2, 3], [undefined], [2], []]);
    slow.take(1);
    await stopped;
    expect([positions(slow), slow.ends, slow.faults]).toEqual([[2, 3], [undefined], []]);
    expect([started.live.streams, started.liveClock.timers]).toEqual([0, 0]);
  });
});

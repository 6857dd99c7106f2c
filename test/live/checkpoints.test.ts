import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Update } from '../../src/live/live.ts';
import { brief, turn, turnsUntil } from './pulling.ts';
import { ScriptedEncoder } from './scripted-encoder.ts';
import { type StartedLive, startLive } from './start-live.ts';
import { Taker } from './taker.ts';

let started: StartedLive;
const bobs = { ownerId: ['bob'] };

beforeEach(async () => {
  started = await startLive();
  await started.create({});
});

afterEach(() => started.stop());

/** A commit, and until everybody has been told of it. */
async function commit(...inputs: Parameters<StartedLive['create']>) {
  await started.create(...inputs);
  await turn();
  await turn();
}

async function pass(ms: number) {
  started.liveClock.advance(ms);
  for (let turns = 0; turns < 4; turns += 1) await turn();
}

describe.each([
  ['at once', []],
  ['slowly', [11]],
])('a quiet group that encodes %s', (_how, delays) => {
  const join = (start = started.engine.head) =>
    Taker.join(started.live.changes(bobs, null).openGroup(new ScriptedEncoder<Update>({ delays })), start);

  async function joinQuietly() {
    const taker = join();
    await taker.hasBeenTold(1);
    await turnsUntil(() => started.liveClock.timers === 1);
    return taker;
  }

  it('is told every 15 seconds how far the log has been read', async () => {
    const taker = await joinQuietly();
    for (let time = 1; time <= 4; time += 1) {
      await commit({}, {});
      await pass(14_999);
      expect(taker.told).toHaveLength(time);
      await pass(1);
      expect(taker.told.map(brief)[time]).toBe(`CHECKPOINT ${1 + 2 * time}`);
    }
    expect(taker.faults).toEqual([]);
    taker.leave();
    expect(started.liveClock.timers).toBe(0);
  });

  it('is told nothing where the log has not moved', async () => {
    const taker = await joinQuietly();
    await pass(15_000);
    await pass(15_000);
    expect(taker.told.map(brief)).toEqual(['CHECKPOINT 1']);
    await commit({});
    await pass(15_000);
    await pass(15_000);
    expect(taker.told.map(brief)).toEqual(['CHECKPOINT 1', 'CHECKPOINT 2']);
    taker.leave();
  });

  it('is told none where it was told something since the last look, and one at the next', async () => {
    const taker = await joinQuietly();
    await commit({ ownerId: 'bob' });
    await commit({});
    await pass(15_000);
    expect(taker.told.map(brief)).toEqual(['CHECKPOINT 1', 'ENTERED 2']);
    await pass(15_000);
    expect(taker.told.map(brief)).toEqual(['CHECKPOINT 1', 'ENTERED 2', 'CHECKPOINT 3']);
    taker.leave();
  });

  it('goes on from its checkpoint', async () => {
    const taker = await joinQuietly();
    await commit({}, {});
    await pass(15_000);
    await commit({ ownerId: 'bob' });
    await taker.hasBeenTold(3);
    expect(taker.told.map(brief)).toEqual(['CHECKPOINT 1', 'CHECKPOINT 3', 'ENTERED 4']);
    taker.leave();
  });

  it('takes in a member that has no room just then, which is told no less', async () => {
    const taker = await joinQuietly();
    taker.take(0);
    await commit({});
    await pass(15_000);
    await commit({ ownerId: 'bob' });
    taker.take(Number.POSITIVE_INFINITY);
    await turnsUntil(() => taker.told.at(-1)?.type === 'CHANGE');
    expect(taker.told.map(brief).filter((text) => text !== 'CHECKPOINT 2')).toEqual(['CHECKPOINT 1', 'ENTERED 3']);
    expect(taker.faults).toEqual([]);
    taker.leave();
  });
});

describe.each([
  ['in memory', 100],
  ['in the table alone', 1],
])('a member that was full while what it does not see was committed, which is %s', (_where, ringSize) => {
  it('is told how far that was once it has room, though nothing happens any more', async () => {
    const { engine, live, create, stop } = await startLive({ ringSize });
    await create({});
    const taker = Taker.join(live.changes(bobs, null).openGroup(new ScriptedEncoder<Update>()), engine.head);
    await taker.hasBeenTold(1);
    await turn();
    taker.take(0);
    await create({ ownerId: 'bob' });
    for (let turns = 0; turns < 4; turns += 1) await turn();
    await create({}, {}, {});
    taker.take(Number.POSITIVE_INFINITY);
    await taker.hasBeenTold(3);
    for (let turns = 0; turns < 4; turns += 1) await turn();
    expect(taker.told.map(brief)).toEqual(['CHECKPOINT 1', 'ENTERED 2', 'CHECKPOINT 5']);
    expect(taker.faults).toEqual([]);
    taker.leave();
    await stop();
  });

  it('is told nothing but what it sees, where that is the last', async () => {
    const { engine, live, create, stop } = await startLive({ ringSize });
    const taker = Taker.join(live.changes(bobs, null).openGroup(new ScriptedEncoder<Update>()), engine.head);
    await taker.hasBeenTold(1);
    await turn();
    taker.take(0);
    await create({ ownerId: 'bob' }, {}, { ownerId: 'bob' });
    for (let turns = 0; turns < 4; turns += 1) await turn();
    taker.take(Number.POSITIVE_INFINITY);
    await taker.hasBeenTold(3);
    for (let turns = 0; turns < 4; turns += 1) await turn();
    expect(taker.told.map(brief)).toEqual(['CHECKPOINT 0', 'ENTERED 1', 'ENTERED 3']);
    taker.leave();
    await stop();
  });
});

describe('the timer of the checkpoints', () => {
  it('is one for all groups, and gone with the last member', async () => {
    const takers = [{}, bobs, { ids: [] }].map((filter) =>
      Taker.join(started.live.changes(filter, null).openGroup(new ScriptedEncoder<Update>()), 1),
    );
    await turnsUntil(() => takers.every(({ told }) => told.length === 1));
    await turnsUntil(() => started.liveClock.timers === 1);
    await commit({});
    await pass(15_000);
    expect(takers.map(({ told }) => told.map(brief).at(-1))).toEqual(['ENTERED 2', 'CHECKPOINT 2', 'CHECKPOINT 2']);
    takers[0]?.leave();
    takers[2]?.leave();
    expect(started.liveClock.timers).toBe(1);
    takers[1]?.leave();
    expect(started.liveClock.timers).toBe(0);
  });
});

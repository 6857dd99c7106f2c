import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Encoder, Group } from '../../src/live/group.ts';
import type { Update } from '../../src/live/live.ts';
import { createGate } from './gate.ts';
import { brief, turn, turnsUntil } from './pulling.ts';
import { ScriptedEncoder } from './scripted-encoder.ts';
import { type StartedLive, startLive } from './start-live.ts';
import { Taker } from './taker.ts';

let started: StartedLive;
let encoder: ScriptedEncoder<Update>;
let group: Group<Update>;

beforeEach(async () => {
  started = await startLive({ ringSize: 1_000 });
  encoder = new ScriptedEncoder();
  group = started.live.changes({}, null).openGroup(encoder);
});

afterEach(() => started.stop());

const place = (position: number) => ({ logId: started.engine.reads.logId, position });
const create = (count: number) => started.create(...Array.from({ length: count }, () => ({})));
const entered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `ENTERED ${from + index}`);
const encodedChanges = () => encoder.encoded.filter(({ type }) => type === 'CHANGE').map(brief);

function expectAllWell(takers: readonly Taker<Update>[]) {
  for (const taker of takers) expect([taker.faults, taker.ends]).toEqual([[], []]);
  for (const taker of takers) taker.leave();
  expect([started.live.streams, started.live.groups, started.liveClock.timers]).toEqual([0, 0, 0]);
}

describe('members of one group', () => {
  it('are told from where each starts, and then what happens, which is encoded once', async () => {
    await create(5);
    const takers = [0, 2, 5].map((position) => Taker.join(group, place(position)));
    takers.push(Taker.join(group, 5));
    expect([group.members, started.live.streams, started.live.groups]).toEqual([4, 4, 1]);
    for (const [index, start] of [0, 2, 5, 5].entries()) {
      expect((await takers[index]?.hasBeenTold(6 - start))?.map(brief)).toEqual([
        ...entered(start + 1, 5),
        'CHECKPOINT 5',
      ]);
    }
    await turn();
    encoder.encoded.length = 0;
    await create(3);
    await started.create({});
    for (const taker of takers) await turnsUntil(() => taker.told.at(-1)?.position === 9);
    expect(encodedChanges()).toEqual(entered(6, 9));
    for (const taker of takers) expect(taker.told.slice(-4).map(brief)).toEqual(entered(6, 9));
    expectAllWell(takers);
  });

  it('are written to once for what was committed together', async () => {
    const taker = Taker.join(group, 0);
    await taker.hasBeenTold(1);
    await turn();
    await create(7);
    await taker.hasBeenTold(8);
    expect(taker.writes.map((messages) => messages.map(brief))).toEqual([['CHECKPOINT 0'], entered(1, 7)]);
    expectAllWell([taker]);
  });

  it('that catch up together have each event encoded once for all of them', async () => {
    await create(500);
    const takers = Array.from({ length: 50 }, (_, index) => Taker.join(group, place(10 + index)));
    for (const [index, taker] of takers.entries()) {
      expect((await taker.hasBeenTold(491 - index)).map(brief)).toEqual([
        ...entered(11 + index, 500),
        'CHECKPOINT 500',
      ]);
    }
    expect(encodedChanges()).toEqual(entered(1, 500));
    expectAllWell(takers);
  });

  it('that come back far behind the ring are as cheap', async () => {
    await create(1_400);
    const takers = Array.from({ length: 50 }, () => Taker.join(group, place(256)));
    for (const taker of takers) await taker.hasBeenTold(1_145);
    expect(encodedChanges()).toEqual(entered(257, 1_400));
    expectAllWell(takers);
  });

  it('are not held up by one who takes nothing, and that one has everything when it takes again', async () => {
    const stuck = Taker.join(group, 0, 0);
    const other = Taker.join(group, 0);
    await other.hasBeenTold(1);
    for (let batch = 0; batch < 5; batch += 1) {
      await create(10);
      await other.hasBeenTold(11 + 10 * batch);
    }
    expect([other.writes.length, stuck.told]).toEqual([6, []]);
    stuck.take(1);
    await turnsUntil(() => stuck.told.length === 1);
    stuck.take(Number.POSITIVE_INFINITY);
    expect((await stuck.hasBeenTold(51)).map(brief)).toEqual(['CHECKPOINT 0', ...entered(1, 50)]);
    expectAllWell([stuck, other]);
  });

  it('that come while others are still to be told what is older are told nothing twice', async () => {
    const gate = createGate();
    const slow: Encoder<Update, Update> = {
      encode: (update) => (brief(update) === 'ENTERED 1' ? gate.passed().then(() => update) : update),
      sizeOf: () => 500,
    };
    const held = started.live.changes({}, null).openGroup(slow);
    const first = Taker.join(held, 0);
    await first.hasBeenTold(1);
    await turn();
    gate.close();
    await create(1);
    await gate.reached();
    await create(2);
    const second = Taker.join(held, 3);
    await second.hasBeenTold(1);
    await turn();
    await create(2);
    await turn();
    expect(second.told.map(brief)).toEqual(['CHECKPOINT 3']);
    gate.open();
    await first.hasBeenTold(6);
    await second.hasBeenTold(3);
    for (let turns = 0; turns < 5; turns += 1) await turn();
    expect(first.told.map(brief)).toEqual(['CHECKPOINT 0', ...entered(1, 5)]);
    expect(second.told.map(brief)).toEqual(['CHECKPOINT 3', ...entered(4, 5)]);
    expectAllWell([first, second]);
  });

  it('may leave within a write, and are gone', async () => {
    await create(3);
    for (const writes of [1, 2, 3]) {
      const taker = new Taker<Update>();
      taker.onWrite = () => {
        if (taker.writes.length === writes) taker.leave();
      };
      taker.join(group, place(1));
      await turnsUntil(() => taker.writes.length > 0);
      for (let turns = 0; turns < 5; turns += 1) await turn();
      if (writes === 3) await started.create({});
      await turnsUntil(() => taker.hasGone);
      for (let turns = 0; turns < 5; turns += 1) await turn();
      expect([taker.writes.length, taker.faults, group.members, started.live.streams]).toEqual([writes, [], 0, 0]);
    }
    await started.create({});
    expectAllWell([]);
  });
});

describe('a group', () => {
  async function expectSaysWhenEmpty<Message>(open: (onEmpty: () => void) => Group<Message>) {
    let times = 0;
    const one = open(() => {
      times += 1;
    });
    const [first, second] = [Taker.join(one, 0), Taker.join(one, 0)];
    await second.hasBeenTold(1);
    first.leave();
    first.leave();
    expect(times).toBe(0);
    second.leave();
    expect(times).toBe(1);
    const third = Taker.join(one, 0);
    await third.hasBeenTold(1);
    third.leave();
    expect([times, one.members]).toEqual([2, 0]);
  }

  it('says when its last member has gone, each time, and takes others then', async () => {
    await expectSaysWhenEmpty((onEmpty) => started.live.changes({}, null).openGroup(new ScriptedEncoder(), onEmpty));
    await expectSaysWhenEmpty((onEmpty) => started.live.counts({}).openGroup(new ScriptedEncoder(), onEmpty));
  });
});

it('those who stop in the middle of a page, in however many groups, do not keep others from reading', async () => {
  await create(20);
  const open = () => started.live.changes({}, null).openGroup(new ScriptedEncoder<Update>({ bytes: 40_000 }));
  const stuck = Array.from({ length: 100 }, () => Taker.join(open(), place(0), 1));
  for (const taker of stuck) await taker.hasBeenTold(1);
  for (let turns = 0; turns < 5; turns += 1) await turn();
  const other = Taker.join(open(), place(0));
  expect((await other.hasBeenTold(21)).map(brief)).toEqual([...entered(1, 20), 'CHECKPOINT 20']);
  for (const taker of stuck) expect(taker.told.length).toBeLessThan(20);
  for (const taker of stuck) taker.take(Number.POSITIVE_INFINITY);
  for (const taker of stuck) await taker.hasBeenTold(21);
  expectAllWell([other, ...stuck]);
});

describe.each([
  ['at once', []],
  ['slowly', [10]],
])('more members than are written to in one go, of a group that encodes %s', (_how, delays) => {
  beforeEach(async () => {
    await started.stop();
    started = await startLive({ workMs: 1 });
  });

  it('are all told once, whoever comes and goes meanwhile', async () => {
    group = started.live.changes({}, null).openGroup(new ScriptedEncoder<Update>({ delays }));
    const takers = Array.from({ length: 1_200 }, () => Taker.join(group, 0));
    await turnsUntil(() => takers.every(({ told }) => told.length === 1));
    await turn();
    await started.create({});
    await turnsUntil(() => takers.some(({ told }) => told.length === 2));
    expect(takers.every(({ told }) => told.length === 2)).toBe(false);
    // The first ones have been told, the last ones have not.
    const [first, last] = [takers.shift(), takers.pop()];
    first?.leave();
    last?.leave();
    const full = takers.at(-1);
    full?.take(0);
    takers.push(Taker.join(group, place(0)));
    await create(5);
    await turn();
    full?.take(Number.POSITIVE_INFINITY);
    for (const taker of takers) await taker.hasBeenTold(7);
    const changes = (taker: Taker<Update>) => taker.told.filter(({ type }) => type === 'CHANGE').map(brief);
    for (const taker of takers) expect(changes(taker)).toEqual(entered(1, 6));
    expectAllWell(takers);
  });

  it('are told everything before they end, where the gateway stops meanwhile', async () => {
    group = started.live.changes({}, null).openGroup(new ScriptedEncoder<Update>({ delays }));
    const takers = Array.from({ length: 1_200 }, () => Taker.join(group, 0));
    await turnsUntil(() => takers.every(({ told }) => told.length === 1));
    await turn();
    await create(2);
    await turnsUntil(() => takers.some(({ told }) => told.length === 3));
    await create(450);
    await started.live.stop();
    const all = ['CHECKPOINT 0', ...entered(1, 452)];
    for (const { told, ends, faults } of takers)
      expect([told.map(brief), ends, faults]).toEqual([all, [undefined], []]);
    expect([started.live.streams, started.live.groups]).toEqual([0, 0]);
  });
});

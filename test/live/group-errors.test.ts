import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Update } from '../../src/live/live.ts';
import type { Counts } from '../../src/store/store.ts';
import { brief, turn, turnsUntil } from './pulling.ts';
import { ScriptedEncoder } from './scripted-encoder.ts';
import { type StartedLive, startLive } from './start-live.ts';
import { Taker } from './taker.ts';

let started: StartedLive;
const fault = new Error('a resolver failed');

beforeEach(async () => {
  started = await startLive();
  await started.create({}, {}, {});
});

afterEach(() => started.stop());

const place = (position: number) => ({ logId: started.engine.reads.logId, position });

/** Fails at what `isBad` says. */
function failingEncoder<Message>(delays: readonly number[], isBad: (message: Message) => boolean) {
  return new ScriptedEncoder<Message>({
    delays,
    onEncode: (message) => {
      if (isBad(message)) throw fault;
    },
  });
}

describe.each([
  ['at once', []],
  ['after a while', [1, 12, 3]],
])('an encoding that fails %s', (_how, delays) => {
  const badAt = (position: number) =>
    failingEncoder<Update>(delays, (update) => update.type === 'CHANGE' && update.position === position);

  it('ends the members of its group with the error, and no others', async () => {
    const group = started.live.changes({}, null).openGroup(badAt(5));
    const failing = [0, 3].map((position) => Taker.join(group, place(position)));
    const other = Taker.join(started.live.changes({}, null).openGroup(new ScriptedEncoder()), place(3));
    await turnsUntil(() => [...failing, other].every(({ told }) => told.at(-1)?.type === 'CHECKPOINT'));
    await turn();
    await started.create({});
    await started.create({}, {});
    await turnsUntil(() => failing.every(({ hasGone }) => hasGone));
    for (const { ends, faults } of failing) expect([ends, faults]).toEqual([[fault], []]);
    expect((await other.hasBeenTold(4)).map(brief)).toEqual(['CHECKPOINT 3', 'ENTERED 4', 'ENTERED 5', 'ENTERED 6']);
    expect([started.live.streams, started.live.groups, group.members]).toEqual([1, 1, 0]);

    // The group goes on with whoever joins it then, above what could not be told.
    const later = Taker.join(group, place(5));
    expect((await later.hasBeenTold(2)).map(brief)).toEqual(['ENTERED 6', 'CHECKPOINT 6']);
    await turn();
    await started.create({});
    expect((await later.hasBeenTold(3)).map(brief).at(-1)).toBe('ENTERED 7');
    other.leave();
    later.leave();
    expect([started.live.streams, started.live.groups, started.liveClock.timers]).toEqual([0, 0, 0]);
  });

  it('ends who meets it while it catches up', async () => {
    const group = started.live.changes({}, null).openGroup(badAt(2));
    const failing = [0, 1].map((position) => Taker.join(group, place(position)));
    const spared = Taker.join(group, 3);
    await turnsUntil(() => failing.every(({ hasGone }) => hasGone));
    for (const { ends } of failing) expect(ends).toEqual([fault]);
    await started.create({});
    expect((await spared.hasBeenTold(2)).map(brief)).toEqual(['CHECKPOINT 3', 'ENTERED 4']);
    spared.leave();
    expect([started.live.streams, started.live.groups, started.liveClock.timers]).toEqual([0, 0, 0]);
  });

  it('ends who is told a checkpoint that fails', async () => {
    const bad = failingEncoder<Update>(delays, ({ type }) => type === 'CHECKPOINT');
    const taker = Taker.join(started.live.changes({}, null).openGroup(bad), 3);
    await turnsUntil(() => taker.hasGone);
    expect([taker.ends, taker.told, started.live.streams]).toEqual([[fault], [], 0]);
  });

  it('ends the members of a group of counts, and no others', async () => {
    const group = started.live
      .counts({})
      .openGroup(failingEncoder<Counts>(delays, ({ rows }) => rows.some(({ count }) => count === 5)));
    const failing = [Taker.join(group, 0), Taker.join(group, 0)];
    const other = Taker.join(started.live.counts({}).openGroup(new ScriptedEncoder()), 0);
    await turnsUntil(() => [...failing, other].every(({ told }) => told.length === 1));
    started.liveClock.advance(250);
    await started.create({}, {});
    await turnsUntil(() => failing.every(({ hasGone }) => hasGone));
    for (const { ends, faults } of failing) expect([ends, faults]).toEqual([[fault], []]);
    expect((await other.hasBeenTold(2)).map(({ position }) => position)).toEqual([3, 5]);
    const later = Taker.join(group, 0);
    await turnsUntil(() => later.hasGone);
    expect(later.ends).toEqual([fault]);
    other.leave();
    expect([started.live.streams, started.live.groups, started.liveClock.timers]).toEqual([0, 0, 0]);
  });
});

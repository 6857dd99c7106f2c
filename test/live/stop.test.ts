import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLive } from '../../src/live/create-live.ts';
import type { Update } from '../../src/live/live.ts';
import { brief, pull, pullBriefly, turn, turnsUntil } from './pulling.ts';
import { ScriptedEncoder } from './scripted-encoder.ts';
import { ScriptedLog } from './scripted-log.ts';
import { type StartedLive, startLive } from './start-live.ts';
import { Taker } from './taker.ts';

const done = { done: true, value: undefined };
let started: StartedLive;

beforeEach(async () => {
  started = await startLive({ ringSize: 3 });
  await started.create({}, {}, {});
});

afterEach(() => started.stop());

const place = (position: number) => ({ logId: started.engine.reads.logId, position });

async function rest<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const messages: T[] = [];
  for await (const message of stream) messages.push(message);
  return messages;
}

describe('stop', () => {
  it('ends quiet streams', async () => {
    const changes = started.live.changes({}, null);
    const counts = started.live.counts({});
    await pull(changes);
    await pull(counts);
    const waiting = [changes.next(), counts.next()];
    await started.live.stop();
    expect(await Promise.all(waiting)).toEqual([done, done]);
    expect(started.live.streams).toBe(0);
  });

  it('with no stream open is done at once, and as often as it is called', async () => {
    await Promise.all([started.live.stop(), started.live.stop()]);
    await started.live.stop();
  });

  it('called twice while streams end is done both times', async () => {
    const stream = started.live.changes({}, null);
    const stopped = Promise.all([started.live.stop(), started.live.stop()]);
    expect((await rest(stream)).map(brief)).toEqual(['CHECKPOINT 3']);
    await stopped;
  });

  it('lets a slow consumer have everything that is committed first', async () => {
    started.live.changes({}, null).return?.();
    const stream = started.live.changes({}, place(1));
    expect(await pullBriefly(stream, 1)).toEqual(['ENTERED 2']);
    await started.create({}, {}, {}, {}, {});
    let hasStopped = false;
    const stopped = started.live.stop().then(() => {
      hasStopped = true;
    });
    expect(await pullBriefly(stream, 6)).toEqual([3, 4, 5, 6, 7, 8].map((position) => `ENTERED ${position}`));
    await turn();
    expect(hasStopped).toBe(false);
    expect((await rest(stream)).map(brief)).toEqual(['CHECKPOINT 8']);
    await stopped;
  });

  it('does not go on for what is committed afterwards', async () => {
    const stream = started.live.changes({}, place(2));
    const stopped = started.live.stop();
    await started.create({}, {}, {}, {}, {});
    expect((await rest(stream)).map(brief)).toEqual(['ENTERED 3', 'CHECKPOINT 3']);
    await stopped;
  });

  it('lets live members have all of a large commit that came right before it', async () => {
    await started.create(...Array.from({ length: 450 }, () => ({})));
    const log = await ScriptedLog.of(started.engine, 3);
    const live = createLive({ engine: log, clock: started.liveClock });
    const group = live.changes({}, null).openGroup(new ScriptedEncoder<Update>());
    const takers = [Taker.join(group, 3), Taker.join(group, 3, 2)];
    for (const taker of takers) await taker.hasBeenTold(1);
    await turn();
    log.commit(450);
    const stopped = live.stop();
    await turnsUntil(() => takers[0]?.hasGone === true);
    expect(live.streams).toBe(1);
    takers[1]?.take(Number.POSITIVE_INFINITY);
    await stopped;
    for (const { told, ends, faults } of takers) {
      expect(told.map(({ position }) => position)).toEqual(Array.from({ length: 451 }, (_, index) => index + 3));
      expect([ends, faults]).toEqual([[undefined], []]);
    }
  });

  it.each([0, 1])('ends live members, with %i commits that they have not been told of', async (commits) => {
    await started.create({});
    const log = await ScriptedLog.of(started.engine, 3);
    const live = createLive({ engine: log, clock: started.liveClock });
    const takers = [{}, { ownerId: ['bob'] }, { ids: ['another'] }].map((filter) =>
      Taker.join(live.changes(filter, null).openGroup(new ScriptedEncoder<Update>()), 3),
    );
    for (const taker of takers) await taker.hasBeenTold(1);
    await turn();
    log.commit(commits);
    await live.stop();
    const told = ['CHECKPOINT 3', 'ENTERED 4'].slice(0, 1 + commits);
    expect(takers.map((taker) => taker.told.map(brief))).toEqual([told, ['CHECKPOINT 3'], ['CHECKPOINT 3']]);
    expect(takers.map(({ ends }) => ends)).toEqual([[undefined], [undefined], [undefined]]);
    expect([live.streams, live.groups, started.liveClock.timers, log.listeners]).toEqual([0, 0, 0, 0]);
  });

  it('is done when the last consumer has gone instead', async () => {
    const stream = started.live.changes({}, place(0));
    const stopped = started.live.stop();
    await stream.return?.();
    await stopped;
  });

  it('ends a stream that is opened afterwards with what is committed', async () => {
    await started.live.stop();
    expect((await rest(started.live.changes({}, place(1)))).map(brief)).toEqual([
      ...['ENTERED 2', 'ENTERED 3'],
      'CHECKPOINT 3',
    ]);
    expect(await rest(started.live.counts({}))).toEqual([await started.engine.reads.counts({})]);
    expect(started.live.streams).toBe(0);
  });

  it('has the last counts told at once, without the pause', async () => {
    const stream = started.live.counts({});
    await pull(stream);
    const last = pull(stream);
    await started.create({});
    await turnsUntil(() => started.liveClock.timers === 1);
    const stopped = started.live.stop();
    expect(await last).toEqual(await started.engine.reads.counts({}));
    expect(await stream.next()).toEqual(done);
    await stopped;
    expect(started.liveClock.timers).toBe(0);
  });
});

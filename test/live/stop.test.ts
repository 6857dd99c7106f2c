import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brief, pull, pullBriefly, turn } from './pulling.ts';
import { type StartedLive, startLive } from './start-live.ts';

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
    const changes = await started.live.changes({}, null);
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
    const stream = await started.live.changes({}, null);
    const stopped = Promise.all([started.live.stop(), started.live.stop()]);
    expect((await rest(stream)).map(brief)).toEqual(['CHECKPOINT 3']);
    await stopped;
  });

  it('lets a slow consumer have everything that is committed first', async () => {
    await (await started.live.changes({}, null)).return?.();
    const stream = await started.live.changes({}, place(1));
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
    const stream = await started.live.changes({}, place(2));
    const stopped = started.live.stop();
    await started.create({}, {}, {}, {}, {});
    expect((await rest(stream)).map(brief)).toEqual(['ENTERED 3', 'CHECKPOINT 3']);
    await stopped;
  });

  it('is done when the last consumer has gone instead', async () => {
    const stream = await started.live.changes({}, place(0));
    const stopped = started.live.stop();
    await stream.return?.();
    await stopped;
  });

  it('ends a stream that is opened afterwards with what is committed', async () => {
    await started.live.stop();
    expect((await rest(await started.live.changes({}, place(1)))).map(brief)).toEqual([
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
    expect(started.liveClock.timers).toBe(1);
    const stopped = started.live.stop();
    expect(await last).toEqual(await started.engine.reads.counts({}));
    expect(await stream.next()).toEqual(done);
    await stopped;
    expect(started.liveClock.timers).toBe(0);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLive } from '../../src/live/create-live.ts';
import { brief, pull, pullBriefly, turn } from './pulling.ts';
import { ScriptedLog } from './scripted-log.ts';
import { type StartedLive, startLive } from './start-live.ts';

const events = 12;
const ringSizes = [1, 2, 3, 7, 100];
let started: StartedLive;

beforeAll(async () => {
  started = await startLive();
  await started.create(...Array.from({ length: events }, () => ({})));
});

afterAll(() => started.stop());

async function liveOver(head: number, ringSize: number) {
  const log = await ScriptedLog.of(started.engine, head);
  return { log, live: createLive({ engine: log, clock: started.liveClock, ringSize }) };
}

const place = (position: number) => ({ logId: started.engine.reads.logId, position });
const entered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `ENTERED ${from + index}`);

/** Every moment there is: so many microtasks into this turn of the event loop, or into one of those that follow. */
const moments = Array.from({ length: 8 }, (_, turns) =>
  [0, 1, 2, 3, 5, 8].map((microtasks) => ({ turns, microtasks })),
).flat();
type Moment = (typeof moments)[number];

async function until({ turns, microtasks }: Moment) {
  for (let passed = 0; passed < turns; passed += 1) await turn();
  for (let passed = 0; passed < microtasks; passed += 1) await null;
}

/** The checkpoint may stand anywhere; what it claims must be true: all up to it has been told, and nothing above. */
function expectEachOnce(told: readonly string[], after: number) {
  const checkpoint = told.findIndex((text) => text.startsWith('CHECKPOINT'));
  expect(told[checkpoint]).toBe(`CHECKPOINT ${after + checkpoint}`);
  expect(told.toSpliced(checkpoint, 1)).toEqual(entered(after + 1, events));
}

describe.each(ringSizes)('the step from replay to live, with the newest %i events in memory', (ringSize) => {
  it.each([0, 3, 6])('misses and repeats nothing wherever commits fall into it, from position %i', async (after) => {
    for (const batches of [[6], [1, 5], [3, 3], [1, 1, 1, 1, 1, 1]]) {
      for (const moment of moments) {
        const { log, live } = await liveOver(6, ringSize);
        const stream = live.changes({}, place(after));
        const committing = (async () => {
          for (const batch of batches) {
            await until(moment);
            log.commit(batch);
          }
        })();
        expectEachOnce(await pullBriefly(stream, events - after + 1), after);
        await committing;
        await stream.return?.();
      }
    }
  });

  it('counts nothing twice and leaves nothing out wherever commits fall into the first count', async () => {
    for (const moment of moments) {
      const { log, live } = await liveOver(4, ringSize);
      const counts = live.counts({});
      const first = pull(counts);
      await until(moment);
      log.commit(3);
      const { position, rows } = await first;
      expect(rows).toMatchObject([{ count: position }]);
      const second = pull(counts);
      await until(moment);
      log.commit(5);
      started.liveClock.advance(250);
      started.liveClock.advance(250);
      expect(await second).toMatchObject({ position: 12, rows: [{ count: 12 }] });
      await counts.return?.();
    }
  });

  it('misses and repeats nothing where each pull meets a commit', async () => {
    for (const moment of moments) {
      const { log, live } = await liveOver(0, ringSize);
      const stream = live.changes({}, place(0));
      const told: string[] = [];
      for (let pulled = 0; pulled <= events; pulled += 1) {
        const next = pull(stream);
        await until(moment);
        log.commit(1);
        told.push(brief(await next));
      }
      expectEachOnce(told, 0);
      await stream.return?.();
    }
  });
});

describe.each(ringSizes)('an announcement that gets lost, with the newest %i events in memory', (ringSize) => {
  it('costs a stream time, and no event', async () => {
    const { log, live } = await liveOver(2, ringSize);
    const stream = live.changes({}, place(0));
    expect(await pullBriefly(stream, 3)).toEqual(['ENTERED 1', 'ENTERED 2', 'CHECKPOINT 2']);
    const told = pullBriefly(stream, 7);
    log.commit(4, 'lost');
    log.commit(3);
    expect(await told).toEqual(entered(3, 9));
    await stream.return?.();
  });

  it('costs the counts time, and no event', async () => {
    const { log, live } = await liveOver(2, ringSize);
    const counts = live.counts({});
    expect(await pull(counts)).toMatchObject({ position: 2, rows: [{ count: 2 }] });
    started.liveClock.advance(250);
    const told = pull(counts);
    log.commit(4, 'lost');
    log.commit(3);
    expect(await told).toMatchObject({ position: 9, rows: [{ count: 9 }] });
    await counts.return?.();
  });
});

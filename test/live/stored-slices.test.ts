import { afterEach, describe, expect, it } from 'vitest';
import type { Update } from '../../src/live/live.ts';
import { StoredSlices } from '../../src/live/stored-slices.ts';
import type { EventsQuery } from '../../src/store/store.ts';
import { turnsUntil } from './pulling.ts';
import { ScriptedEncoder } from './scripted-encoder.ts';
import { type StartedLive, startLive } from './start-live.ts';
import { Taker } from './taker.ts';

describe('a part of the log', () => {
  const answers: PromiseWithResolvers<never[]>[] = [];
  const reads = {
    events: (_query: EventsQuery) => {
      const answer = Promise.withResolvers<never[]>();
      answers.push(answer);
      return answer.promise;
    },
  };

  afterEach(() => {
    answers.length = 0;
  });

  it('is read once for all who ask, before and after it has come', async () => {
    const slices = new StoredSlices(reads);
    const asked = [slices.read(0, 128), slices.read(0, 128), slices.read(128, 256)];
    expect(answers).toHaveLength(2);
    for (const { resolve } of answers) resolve([]);
    await Promise.all(asked);
    await slices.read(0, 128);
    expect(answers).toHaveLength(2);
  });

  it('is read again where that failed, which all hear of who asked', async () => {
    const slices = new StoredSlices(reads);
    const asked = [slices.read(0, 128), slices.read(0, 128)];
    answers[0]?.reject(new Error('disk I/O error'));
    for (const { status } of await Promise.allSettled(asked)) expect(status).toBe('rejected');
    const again = slices.read(0, 128);
    expect(answers).toHaveLength(2);
    answers[1]?.resolve([]);
    expect(await again).toEqual([]);
  });

  it('is forgotten when enough others were asked for since', async () => {
    const read: number[] = [];
    const slices = new StoredSlices({
      events: async ({ after }) => {
        read.push(after);
        return [];
      },
    });
    const parts = [0, 128, 256, 384, 512, 640, 768, 896];
    for (const after of [...parts, 0, 1_024, 0, 128]) await slices.read(after, after + 128);
    expect(read).toEqual([...parts, 1_024, 128]);
  });
});

describe('a hundred members that come back far behind the ring', () => {
  let started: StartedLive;
  let reads: number;

  async function comeBack(filters: readonly object[]) {
    reads = 0;
    started = await startLive({
      ringSize: 10,
      around: (store) => ({
        ...store,
        events: (query) => {
          reads += 1;
          return store.events(query);
        },
      }),
    });
    await started.create(...Array.from({ length: 1_280 }, (_, index) => ({ name: `number ${index}` })));
    reads = 0;
    const groups = filters.map((filter) => started.live.changes(filter, null).openGroup(new ScriptedEncoder<Update>()));
    const start = { logId: started.engine.reads.logId, position: 5 };
    const takers = Array.from({ length: 100 }, () => groups.map((group) => Taker.join(group, start)))
      .flat()
      .slice(0, 100);
    await turnsUntil(() => takers.every(({ told }) => told.at(-1)?.type === 'CHECKPOINT'));
    for (const taker of takers) {
      expect(taker.faults).toEqual([]);
      taker.leave();
    }
    return takers;
  }

  afterEach(() => started.stop());

  it('cost a read for each part of the log, where they are equal', async () => {
    const takers = await comeBack([{}]);
    for (const { told } of takers) expect(told).toHaveLength(1_276);
    expect(reads).toBe(10);
  });

  it('cost no more where each has another filter', async () => {
    await comeBack(Array.from({ length: 100 }, (_, index) => ({ nameContains: `${index}` })));
    expect(reads).toBe(10);
  });
});

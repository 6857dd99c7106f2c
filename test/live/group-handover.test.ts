import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationEvent } from '../../src/core/change.ts';
import { createLive } from '../../src/live/create-live.ts';
import type { Update } from '../../src/live/live.ts';
import { brief, turnsUntil } from './pulling.ts';
import { ScriptedEncoder } from './scripted-encoder.ts';
import { ScriptedLog } from './scripted-log.ts';
import { type StartedLive, startLive } from './start-live.ts';
import { Taker } from './taker.ts';

const head = 6;
const events = 12;
const starts = [0, 3, 6];
let started: StartedLive;
let all: readonly OperationEvent[];

beforeAll(async () => {
  started = await startLive();
  await started.create(...Array.from({ length: events }, () => ({})));
  all = await started.engine.reads.events({ after: 0, until: events, limit: events, operationIds: null });
});

afterAll(() => started.stop());

interface Script {
  readonly ringSize: number;
  /** See `ScriptedEncoder`. */
  readonly delays: readonly number[];
  /** What is committed, in turn, at the point that is forced. */
  readonly batches: readonly number[];
  /** After so many touches of the outside: reads of the store, encodings, writes. */
  readonly at: number;
  /** How many members there are at each start. */
  readonly members: number;
}

/**
 * Members of one group at several starts, where commits come the moment the group has touched the outside so often, and
 * again at each touch after that, until all is committed. Answers whether it touched it so often before all was quiet.
 */
async function handOver({ ringSize, delays, batches, at, members }: Script): Promise<boolean> {
  let touches = 0;
  const left = [...batches];
  const touched = () => {
    touches += 1;
    if (touches >= at) log.commit(left.shift() ?? 0);
  };
  const reads = {
    ...started.engine.reads,
    events: async (query: Parameters<typeof started.engine.reads.events>[0]) => {
      touched();
      const found = await started.engine.reads.events(query);
      touched();
      return found;
    },
  };
  const log = new ScriptedLog(reads, all, head);
  const live = createLive({ engine: log, clock: started.liveClock, ringSize });
  const stream = live.changes({}, null);
  const group = stream.openGroup(new ScriptedEncoder<Update>({ delays, onEncode: touched }));
  const takers = starts.flatMap((start) =>
    Array.from({ length: members }, () => {
      const taker = new Taker<Update>();
      taker.onWrite = touched;
      return { start, taker: taker.join(group, { logId: reads.logId, position: start }) };
    }),
  );
  const isQuiet = () => takers.every(({ taker, start }) => taker.told.length >= head - start + 1);
  await turnsUntil(() => left.length === 0 || isQuiet());
  const isForced = touches >= at;
  log.commit(events);
  for (const { taker, start } of takers)
    expectEachOnce((await taker.hasBeenTold(events - start + 1)).map(brief), start);
  await live.stop();
  for (const { taker, start } of takers) {
    expect(taker.faults).toEqual([]);
    expect(taker.ends).toEqual([undefined]);
    expect(taker.told).toHaveLength(events - start + 1);
  }
  expect([live.streams, live.groups]).toEqual([0, 0]);
  return isForced;
}

function expectEachOnce(told: readonly string[], after: number) {
  const checkpoint = told.findIndex((text) => text.startsWith('CHECKPOINT'));
  expect(told[checkpoint]).toBe(`CHECKPOINT ${after + checkpoint}`);
  const entered = Array.from({ length: events - after }, (_, index) => `ENTERED ${after + index + 1}`);
  expect(told.toSpliced(checkpoint, 1)).toEqual(entered);
}

const encoders: readonly (readonly [string, readonly number[]])[] = [
  ['at once', []],
  ['after some microtasks', [1, 3, 2]],
  ['after a turn or at once', [10, 0, 12, 1]],
];

describe.each(encoders)('members of a group that encodes %s', (_how, delays) => {
  it.each([
    1, 3, 100,
  ])('miss and repeat nothing wherever commits fall, with the newest %i events in memory', async (ringSize) => {
    for (const batches of [[6], [1, 5], [1, 1, 1, 1, 1, 1]]) {
      let at = 1;
      while (await handOver({ ringSize, delays, batches, at, members: 1 })) at += 1;
      expect(at).toBeGreaterThan(5);
    }
  });

  it('miss and repeat nothing where they are too many to be written to in one go', async () => {
    for (const at of [1, 100, 700, 1_210, 1_500, 2_000, 2_400, 3_000]) {
      await handOver({ ringSize: 100, delays, batches: [2, 1, 3], at, members: 400 });
    }
  });
});

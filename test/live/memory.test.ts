import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, it } from 'vitest';
import type { OperationEvent } from '../../src/core/change.ts';
import type { Encoder } from '../../src/live/group.ts';
import type { Update } from '../../src/live/live.ts';
import { createInput } from '../core/commands.ts';
import { brief, pull, pullBriefly, turn } from './pulling.ts';
import { type StartedLive, startLive } from './start-live.ts';
import { Taker } from './taker.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

let started: StartedLive;
/** Every event that has been announced. */
let events: WeakRef<OperationEvent>[];

async function start(ringSize: number) {
  started = await startLive({ ringSize });
  events = [];
  started.engine.onCommit((batch) => {
    for (const event of batch) events.push(new WeakRef(event));
  });
}

afterEach(() => started.stop());

const place = (position: number) => ({ logId: started.engine.reads.logId, position });

async function createMany(thousands: number) {
  const inputs = Array.from({ length: 1_000 }, () => createInput());
  for (let batch = 0; batch < thousands; batch += 1) await started.engine.create(inputs, 'alice');
}

/** How many of the values are still held by anybody. */
async function alive(values: readonly WeakRef<object>[]): Promise<number> {
  // A WeakRef that was made or read in this turn of the event loop holds its value until the turn ends.
  await turn();
  collectGarbage();
  return values.filter((value) => value.deref() !== undefined).length;
}

it('a consumer that asks for nothing holds a place in the log, not a queue', async () => {
  await start(100);
  const asleep = started.live.changes({}, place(0));
  const slow = started.live.changes({}, null);
  const counts = started.live.counts({});
  await pull(slow);
  await pull(counts);
  await createMany(20);
  expect(events).toHaveLength(20_000);
  expect(await alive(events)).toBe(100);

  expect(await pullBriefly(asleep, 1)).toEqual(['ENTERED 1']);
  expect(await pullBriefly(slow, 1)).toEqual(['ENTERED 1']);
  started.liveClock.advance(250);
  expect(await pull(counts)).toMatchObject({ position: 20_000, rows: [{ count: 20_000 }] });
  expect(await alive(events)).toBe(100);
  for (const stream of [asleep, slow, counts]) await stream.return?.();
});

it('a consumer that stops asking holds what it had read, which is a slice of the log', async () => {
  await start(1_000);
  await createMany(1);
  const stream = started.live.changes({}, place(0));
  expect(await pullBriefly(stream, 1)).toEqual(['ENTERED 1']);
  await createMany(2);
  expect(await alive(events)).toBeLessThanOrEqual(1_000 + 200);
  await stream.return?.();
  expect(await alive(events)).toBe(1_000);
});

it('a stream that has ended is held by nobody', async () => {
  await start(100);
  const filters: WeakRef<object>[] = [];
  /** Each stream holds its filter: where the filter is gone, so is the stream. */
  const openAndEnd = async (end: 'return' | 'stop') => {
    const [forChanges, forCounts] = [{ nameContains: 'a' }, { nameContains: 'b' }];
    filters.push(new WeakRef(forChanges), new WeakRef(forCounts));
    const changes = started.live.changes(forChanges, null);
    const counts = started.live.counts(forCounts);
    await pull(changes);
    await pull(counts);
    const waiting = [changes.next(), counts.next()];
    if (end === 'stop') await started.live.stop();
    else await Promise.all([changes.return?.(), counts.return?.()]);
    await Promise.all(waiting);
  };
  await openAndEnd('return');
  await openAndEnd('stop');
  expect(filters).toHaveLength(4);
  expect(await alive(filters)).toBe(0);
  expect(started.live.streams).toBe(0);
});

it('a member of a group that takes nothing any more holds nothing, and has everything when it does again', async () => {
  await start(1_000);
  const encoded: WeakRef<Update>[] = [];
  const inFewWords: Encoder<Update, string> = {
    encode: (update) => {
      encoded.push(new WeakRef(update));
      return brief(update);
    },
    sizeOf: (text) => text.length,
  };
  const group = started.live.changes({}, null).openGroup(inFewWords);
  const stuck = Taker.join(group, 0, 1);
  const other = Taker.join(group, 0);
  await stuck.hasBeenTold(1);
  await other.hasBeenTold(1);
  await createMany(20);
  const entered = Array.from({ length: 20_000 }, (_, index) => `ENTERED ${index + 1}`);
  expect(await other.hasBeenTold(20_001)).toEqual(['CHECKPOINT 0', ...entered]);
  expect(stuck.told).toEqual(['CHECKPOINT 0']);
  expect(encoded).toHaveLength(20_002);
  expect(await alive(events)).toBe(1_000);
  expect(await alive(encoded)).toBeLessThanOrEqual(1_000);

  stuck.take(Number.POSITIVE_INFINITY);
  expect(await stuck.hasBeenTold(20_001)).toEqual(['CHECKPOINT 0', ...entered]);
  expect([stuck.faults, other.faults]).toEqual([[], []]);
  stuck.leave();
  other.leave();
  expect(await alive(events)).toBe(1_000);
  expect(started.live.streams).toBe(0);
});

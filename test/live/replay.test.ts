import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Update } from '../../src/live/live.ts';
import { createInput } from '../core/commands.ts';
import { pull, pullBriefly, pullMany, turn } from './pulling.ts';
import { type StartedLive, startLive } from './start-live.ts';

let started: StartedLive;
const place = (position: number) => ({ logId: started.engine.reads.logId, position });
const stored = (after: number, until: number) =>
  started.engine.reads.events({ after, until, limit: 5_000, operationIds: null });
const eventOf = (update: Update) => (update.type === 'CHANGE' ? update.event : null);

/** Claims the newest operations that are Ready, for host-1. */
async function claim(limit: number) {
  const claimed = await started.engine.claim({
    hostId: 'host-1',
    operationTypes: [5],
    limit,
    leaseMs: 60_000,
    waitMs: 0,
  });
  if ('code' in claimed) throw new Error(claimed.message);
  return claimed;
}

async function cancelAndDelete(id: string) {
  const request = { id, expectedVersion: null, reason: null, actor: 'alice', postponeUntil: null };
  await started.engine.act({ ...request, action: 'CANCEL' });
  await started.engine.act({ ...request, action: 'DELETE' });
}

afterEach(() => started.stop());

describe.each([1, 2, 3, 7, 100])('with the newest %i events in memory, a stream', (ringSize) => {
  beforeEach(async () => {
    started = await startLive({ ringSize });
  });

  it('tells what happened after a position, one checkpoint, and what happens then', async () => {
    await started.create({}, {}, {}, {}, {});
    const stream = started.live.changes({}, place(2));
    expect(await pullBriefly(stream, 4)).toEqual(['ENTERED 3', 'ENTERED 4', 'ENTERED 5', 'CHECKPOINT 5']);
    await started.create({}, {}, {});
    expect(await pullBriefly(stream, 3)).toEqual(['ENTERED 6', 'ENTERED 7', 'ENTERED 8']);
    await stream.return?.();
  });

  it('without a position starts with a checkpoint', async () => {
    await started.create({}, {});
    const stream = started.live.changes({}, null);
    await started.create({});
    expect(await pullBriefly(stream, 2)).toEqual(['CHECKPOINT 2', 'ENTERED 3']);
    await started.create({});
    expect(await pullBriefly(stream, 1)).toEqual(['ENTERED 4']);
    await stream.return?.();
  });

  it('waits on an empty log', async () => {
    const stream = started.live.changes({}, null);
    expect(await pullBriefly(stream, 1)).toEqual(['CHECKPOINT 0']);
    const [told] = await Promise.all([pullBriefly(stream, 1), started.create({})]);
    expect(told).toEqual(['ENTERED 1']);
    await stream.return?.();
  });

  it('tells everything from position 0', async () => {
    await started.create({}, {}, {});
    const stream = started.live.changes({}, place(0));
    expect(await pullBriefly(stream, 4)).toEqual(['ENTERED 1', 'ENTERED 2', 'ENTERED 3', 'CHECKPOINT 3']);
    await stream.return?.();
  });

  it('tells nothing but a checkpoint from the head', async () => {
    await started.create({}, {});
    const stream = started.live.changes({}, place(2));
    expect(await pullBriefly(stream, 1)).toEqual(['CHECKPOINT 2']);
    await stream.return?.();
  });

  it('sees operations enter, change and leave its filter', async () => {
    const [operation] = await started.create({});
    await claim(1);
    await started.engine.heartbeat([
      { id: operation?.id ?? '', epoch: 1, hostId: null, progress: 0.5, stage: null, message: null },
    ]);
    const filter = { statusCode: ['IN_PROGRESS'] as const };
    const stream = started.live.changes(filter, place(0));
    expect(await pullBriefly(stream, 3)).toEqual(['ENTERED 2', 'CHANGED 3', 'CHECKPOINT 3']);
    await cancelAndDelete(operation?.id ?? '');
    expect(await pullBriefly(stream, 1)).toEqual(['LEFT 4']);
    await stream.return?.();
  });

  it('sees a deleted operation leave', async () => {
    const [first, second] = await started.create({}, {});
    await cancelAndDelete(first?.id ?? '');
    for (const filter of [{}, { ids: [first?.id ?? ''] }]) {
      const stream = started.live.changes(filter, place(2));
      expect(await pullBriefly(stream, 3)).toEqual(['CHANGED 3', 'LEFT 4', 'CHECKPOINT 4']);
      await stream.return?.();
    }
    const stream = started.live.changes({ ids: [second?.id ?? ''] }, place(0));
    expect(await pullBriefly(stream, 2)).toEqual(['ENTERED 2', 'CHECKPOINT 4']);
    await stream.return?.();
  });

  it('gives each event with the operation as it stood then, replayed or live', async () => {
    const live = started.live.changes({}, null);
    await pull(live);
    const first = pull(live);
    const [operation] = await started.create({ data: '{"n":1}', ownerId: 'bob' });
    await claim(1);
    await cancelAndDelete(operation?.id ?? '');
    const replayed = started.live.changes({}, place(0));
    const events = await stored(0, 3);
    expect(events.map((event) => event.operation.statusCode)).toEqual([
      'WAITING_FOR_RESOURCES',
      'IN_PROGRESS',
      'CANCELING',
    ]);
    expect([await first, ...(await pullMany(live, 2))].map(eventOf)).toEqual(events);
    expect((await pullMany(replayed, 3)).map(eventOf)).toEqual(events);
    await live.return?.();
    await replayed.return?.();
  });
});

describe('a long replay', () => {
  beforeEach(async () => {
    started = await startLive({ ringSize: 100 });
    await started.engine.create(
      Array.from({ length: 2_050 }, (_, index) => createInput({ name: `number ${index + 1}` })),
      'alice',
    );
  });

  it('is in order, and goes on into what happens meanwhile', async () => {
    const stream = started.live.changes({}, place(7));
    const replayed = await pullMany(stream, 1_000);
    await started.create(...Array.from({ length: 150 }, () => ({})));
    const rest = await pullMany(stream, 2_200 - 1_007);
    const positions = [...replayed, ...rest].map((update) => update.position);
    expect(positions).toEqual(Array.from({ length: 2_193 }, (_, index) => index + 8));
    expect(await pullBriefly(stream, 1)).toEqual(['CHECKPOINT 2200']);
    await stream.return?.();
  });

  it('lets everybody else have a turn, also where its filter sees nothing', async () => {
    const stream = started.live.changes({ ownerId: ['nobody'] }, place(0));
    let turns = 0;
    const counting = { on: true };
    const count = async () => {
      while (counting.on) {
        await turn();
        turns += 1;
      }
    };
    const counted = count();
    expect(await pullBriefly(stream, 1)).toEqual(['CHECKPOINT 2050']);
    counting.on = false;
    await counted;
    expect(turns).toBeGreaterThan(5);
    await stream.return?.();
  });

  it('of a few operations among many finds just theirs', async () => {
    const events = await stored(0, 2_050);
    const ids = [3, 900, 2_040].map((position) => events[position - 1]?.operation.id ?? '');
    const stream = started.live.changes({ ids }, place(0));
    expect(await pullBriefly(stream, 4)).toEqual(['ENTERED 3', 'ENTERED 900', 'ENTERED 2040', 'CHECKPOINT 2050']);
    await stream.return?.();
  });
});

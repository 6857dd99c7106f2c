import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGate, type Gate } from './gate.ts';
import { pull, pullBriefly } from './pulling.ts';
import { type StartedLive, startLive } from './start-live.ts';

const done = { done: true, value: undefined };
let started: StartedLive;
/** Before every read of the log, and of the counts, from the store. */
let gate: Gate;

beforeEach(async () => {
  gate = createGate();
  started = await startLive({
    ringSize: 3,
    around: (store) => ({
      ...store,
      events: async (query) => {
        await gate.passed();
        return store.events(query);
      },
      counts: async (filter) => {
        await gate.passed();
        return store.counts(filter);
      },
    }),
  });
  await started.create({}, {}, {}, {}, {}, {});
});

afterEach(() => started.stop());

const place = (position: number) => ({ logId: started.engine.reads.logId, position });

/** A stream of each sort, up to date, with its consumer waiting for news. */
const quiet = {
  changes: async () => {
    const stream = started.live.changes({}, place(6));
    await pull(stream);
    return stream;
  },
  counts: async () => {
    const stream = started.live.counts({});
    await pull(stream);
    return stream;
  },
};

describe.each(['changes', 'counts'] as const)('a quiet stream of %s', (sort) => {
  it('answers return at once, and the next that waits', async () => {
    const stream: AsyncIterator<unknown> = await quiet[sort]();
    const waiting = stream.next();
    expect(await stream.return?.()).toEqual(done);
    expect(await waiting).toEqual(done);
    expect(started.live.streams).toBe(0);
  });

  it('answers return as often as it is called, and next after it', async () => {
    const stream: AsyncIterator<unknown> = await quiet[sort]();
    expect(await Promise.all([stream.return?.(), stream.return?.(), stream.next()])).toEqual([done, done, done]);
    await started.create({});
    expect(await stream.next()).toEqual(done);
    expect(await stream.return?.()).toEqual(done);
    expect(started.live.streams).toBe(0);
  });

  it('answers every next that waits with its end', async () => {
    const stream: AsyncIterator<unknown> = await quiet[sort]();
    const waiting = [stream.next(), stream.next(), stream.next()];
    await stream.return?.();
    expect(await Promise.all(waiting)).toEqual([done, done, done]);
  });

  it('ends with the error that its consumer throws into it', async () => {
    const stream: AsyncIterator<unknown> = await quiet[sort]();
    const waiting = stream.next();
    await expect(stream.throw?.(new Error('enough'))).rejects.toThrow('enough');
    expect([await waiting, await stream.next()]).toEqual([done, done]);
    expect(started.live.streams).toBe(0);
  });

  it('ends where its consumer leaves the loop', async () => {
    const stream: AsyncIterableIterator<unknown> = await quiet[sort]();
    started.liveClock.advance(250);
    const looping = (async () => {
      let seen: unknown;
      for await (seen of stream) break;
      return seen;
    })();
    await started.create({});
    expect(await looping).toMatchObject({ position: 7 });
    expect(started.live.streams).toBe(0);
  });
});

describe('a stream that nobody has asked yet', () => {
  it('holds nothing, and can be returned', async () => {
    const streams: AsyncIterator<unknown>[] = [
      started.live.changes({}, null),
      started.live.changes({}, place(99)),
      started.live.counts({}),
    ];
    expect([started.live.streams, started.live.groups]).toEqual([0, 0]);
    for (const stream of streams) {
      await stream.return?.();
      expect(await stream.next()).toEqual(done);
    }
    expect([started.live.streams, started.live.groups]).toEqual([0, 0]);
  });
});

describe('several calls of next at once', () => {
  it('are answered in order', async () => {
    const stream = started.live.changes({}, place(0));
    const order: number[] = [];
    const asked = Array.from({ length: 10 }, async (_, index) => {
      const update = await pull(stream);
      order.push(index);
      return update.position;
    });
    await started.create({}, {}, {});
    expect(await Promise.all(asked)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 9]);
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await stream.return?.();
  });
});

/** A stream of each sort whose first message has to be read from the store. */
const reading = {
  changes: () => started.live.changes({}, place(0)),
  counts: async () => started.live.counts({}),
};

describe.each(['changes', 'counts'] as const)('a stream of %s that reads from the store', (sort) => {
  it('answers return at once, and tells nothing that comes after it', async () => {
    gate.close();
    const stream: AsyncIterator<unknown> = await reading[sort]();
    const waiting = stream.next();
    await gate.reached();
    expect(await stream.return?.()).toEqual(done);
    expect(started.live.streams).toBe(0);
    gate.open();
    expect(await waiting).toEqual(done);
  });

  it('keeps an error to itself that comes after its end', async () => {
    gate.close();
    const stream: AsyncIterator<unknown> = await reading[sort]();
    const waiting = stream.next();
    await gate.reached();
    await stream.return?.();
    gate.fail(new Error('the database is closed'));
    expect(await waiting).toEqual(done);
  });

  it('ends with the error of a read', async () => {
    gate.close();
    const stream: AsyncIterator<unknown> = await reading[sort]();
    const waiting = [stream.next(), stream.next()];
    await gate.reached();
    gate.fail(new Error('disk I/O error'));
    const [first, second] = await Promise.allSettled(waiting);
    expect(first).toMatchObject({ status: 'rejected', reason: { message: 'disk I/O error' } });
    expect(second).toEqual({ status: 'fulfilled', value: done });
    expect(await stream.next()).toEqual(done);
    expect(started.live.streams).toBe(0);
  });

  it('takes no other stream with it where a read fails', async () => {
    const other = await quiet.changes();
    gate.close();
    const stream: AsyncIterator<unknown> = await reading[sort]();
    const waiting = stream.next();
    await gate.reached();
    gate.fail(new Error('disk I/O error'));
    await expect(waiting).rejects.toThrow('disk I/O error');
    await started.create({});
    expect(await pullBriefly(other, 1)).toEqual(['ENTERED 7']);
    expect(started.live.streams).toBe(1);
    await other.return?.();
  });
});

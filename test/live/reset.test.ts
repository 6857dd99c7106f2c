import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { action } from '../engine/requests.ts';
import { createGate, type Gate } from './gate.ts';
import { brief, pull, pullBriefly } from './pulling.ts';
import { type StartedLive, startLive } from './start-live.ts';

let started: StartedLive;
const place = (position: number, logId = started.engine.reads.logId) => ({ logId, position });

afterEach(() => started.stop());

describe('a position that is not of this log', () => {
  beforeEach(async () => {
    started = await startLive({ ringSize: 3 });
    await started.create({}, {}, {}, {}, {});
  });

  it.each([
    ['of another log', () => place(2, '0badf00d')],
    ['of another log, and of no event', () => place(0, '0badf00d')],
    ['beyond the head', () => place(6)],
  ])('gives a reset: %s', async (_what, after) => {
    const stream = started.live.changes({}, after());
    const reset = await pull(stream);
    expect(reset).toMatchObject({ type: 'RESET', reason: 'POSITION_UNKNOWN', position: 5 });
    expect(reset.type === 'RESET' && reset.message).toMatch(
      /^[0-9a-f]{8}\.\d{16} is not a position of this log\. Read /,
    );
    await stream.return?.();
  });

  it('then goes on live, with no gap from the position of the reset', async () => {
    const stream = started.live.changes({}, place(99));
    expect(await pullBriefly(stream, 1)).toEqual(['POSITION_UNKNOWN 5']);
    await started.create({}, {}, {}, {});
    expect(await pullBriefly(stream, 1)).toEqual(['ENTERED 6']);
    await started.create({});
    expect(await pullBriefly(stream, 5)).toEqual([
      ...['ENTERED 7', 'ENTERED 8', 'ENTERED 9', 'ENTERED 10'],
      'CHECKPOINT 10',
    ]);
    await started.create({});
    expect(await pullBriefly(stream, 1)).toEqual(['ENTERED 11']);
    await stream.return?.();
  });

  it('is not the head itself', async () => {
    const stream = started.live.changes({}, place(5));
    expect(await pullBriefly(stream, 1)).toEqual(['CHECKPOINT 5']);
    await stream.return?.();
  });
});

describe('a position that a read has shown', () => {
  let gate: Gate;

  beforeEach(async () => {
    gate = createGate();
    started = await startLive({
      around: (store) => ({
        ...store,
        apply: async (commands, decide) => {
          const applied = await store.apply(commands, decide);
          await gate.passed();
          return applied;
        },
      }),
    });
    await started.create({});
  });

  it('is of this log before its commit has been announced', async () => {
    gate.close();
    const creating = started.create({}, {});
    await gate.reached();
    const { position } = await started.engine.reads.counts({});
    expect([position, started.engine.head]).toEqual([3, 1]);
    const stream = started.live.changes({}, place(position));
    const told = pullBriefly(stream, 2);
    gate.open();
    await creating;
    await started.create({});
    expect(await told).toEqual(['CHECKPOINT 3', 'ENTERED 4']);
    await stream.return?.();
  });
});

describe('events that are no longer kept', () => {
  let store: Store;
  let gate: Gate;

  beforeEach(async () => {
    gate = createGate();
    started = await startLive({
      ringSize: 3,
      around: (inner) => {
        store = inner;
        return {
          ...inner,
          events: async (query) => {
            await gate.passed();
            return inner.events(query);
          },
        };
      },
    });
    await started.create(...Array.from({ length: 10 }, () => ({})));
  });

  async function drop(until: number): Promise<void> {
    const limit = until - (await store.floor());
    expect(await store.cut({ occurredUntil: Infinity, limit })).toEqual({ floor: until, dropped: limit });
  }

  it.each([
    {},
    { ids: ['019bc1a0-0000-7000-8000-000000000001'] },
  ])('give a reset where they are asked for', async (filter) => {
    await drop(5);
    const stream = started.live.changes(filter, place(4));
    const reset = await pull(stream);
    expect(reset).toMatchObject({ type: 'RESET', reason: 'POSITION_EXPIRED', position: 10 });
    expect(reset.type === 'RESET' && reset.message).toMatch(/no longer kept\. Read again/);
    expect(await pullBriefly(stream, 1)).toEqual(['CHECKPOINT 10']);
    await stream.return?.();
  });

  it('are not missed after the last of them', async () => {
    await drop(5);
    const stream = started.live.changes({}, place(5));
    expect(await pullBriefly(stream, 1)).toEqual(['ENTERED 6']);
    await stream.return?.();
  });

  it('are told all the same while they are in memory', async () => {
    await drop(9);
    const stream = started.live.changes({}, place(7));
    expect(await pullBriefly(stream, 4)).toEqual(['ENTERED 8', 'ENTERED 9', 'ENTERED 10', 'CHECKPOINT 10']);
    await stream.return?.();
  });

  it('give a reset to a consumer who was too slow, and go on live with no gap', async () => {
    const stream = started.live.changes({}, place(10));
    expect(await pullBriefly(stream, 1)).toEqual(['CHECKPOINT 10']);
    await started.create(...Array.from({ length: 10 }, () => ({})));
    await drop(15);
    expect(await pullBriefly(stream, 1)).toEqual(['POSITION_EXPIRED 20']);
    await started.create({}, {}, {}, {}, {});
    expect(await pullBriefly(stream, 5)).toEqual([21, 22, 23, 24, 25].map((position) => `ENTERED ${position}`));
    await stream.return?.();
  });

  it('give a reset where they are dropped while they are read', async () => {
    gate.close();
    const stream = started.live.changes({}, place(2));
    const told = pull(stream);
    await gate.reached();
    await drop(5);
    gate.open();
    expect(brief(await told)).toBe('POSITION_EXPIRED 10');
    await stream.return?.();
  });

  it('of others do not concern a reader of one operation, however old its position is', async () => {
    const [old] = await started.create({});
    await started.create({}, {}, {}, {}, {});
    await drop(13);
    const filter = { ids: [old?.id ?? ''] };
    const stream = started.live.changes(filter, place(11));
    expect(await pullBriefly(stream, 1)).toEqual(['CHECKPOINT 16']);
    await started.engine.act(action(old?.id ?? '', 'CANCEL'));
    expect(await pullBriefly(stream, 1)).toEqual(['CHANGED 17']);
    await stream.return?.();
    await started.create({}, {}, {}, {});
    await drop(18);
    const late = started.live.changes(filter, place(11));
    expect(await pullBriefly(late, 1)).toEqual(['POSITION_EXPIRED 21']);
    await late.return?.();
  });

  it('have counts read anew', async () => {
    const stream = started.live.counts({});
    expect(await pull(stream)).toMatchObject({ position: 10, rows: [{ count: 10 }] });
    await started.create(...Array.from({ length: 10 }, () => ({})));
    await drop(15);
    started.liveClock.advance(250);
    expect(await pull(stream)).toEqual(await started.engine.reads.counts({}));
    await stream.return?.();
  });
});

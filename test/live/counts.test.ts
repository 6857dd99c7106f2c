import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OperationFilter } from '../../src/core/filter.ts';
import type { LiveStream } from '../../src/live/live.ts';
import type { Counts, Store } from '../../src/store/store.ts';
import { now } from '../core/decision-context.ts';
import { recount } from './log-model.ts';
import { pull, turn, turnsUntil } from './pulling.ts';
import { ScriptedEncoder } from './scripted-encoder.ts';
import { type StartedLive, startLive } from './start-live.ts';
import { Taker } from './taker.ts';

let started: StartedLive;

beforeEach(async () => {
  started = await startLive({ ringSize: 7 });
});

afterEach(() => started.stop());

const countsAt = async (position: number, filter: OperationFilter = {}) =>
  recount(await started.engine.reads.events({ after: 0, until: position, limit: 1_000, operationIds: null }), filter);
const total = ({ rows }: Counts) => rows.reduce((sum, { count }) => sum + count, 0);

async function act(action: 'CANCEL' | 'DELETE', id: string | undefined) {
  const request = { id: id ?? '', expectedVersion: null, reason: null, actor: 'alice', postponeUntil: null };
  const { type } = await started.engine.act({ ...request, action });
  expect(type).toBe('CHANGED');
}

async function claim() {
  const work = { hostId: 'host-1', operationTypes: [3, 4, 5], limit: 1, leaseMs: 60_000, waitMs: 0 };
  await started.engine.claim(work);
}

/** Everything that the stream tells, and when: noted as it is told, because time moves on before who waits runs. */
function listen(stream: LiveStream<Counts>) {
  const heard: { readonly counts: Counts; readonly at: number }[] = [];
  const taker = new Taker<Counts>();
  taker.onWrite = () => {
    for (const counts of taker.told.slice(heard.length)) heard.push({ counts, at: started.liveClock.now() });
  };
  taker.join(stream.openGroup(new ScriptedEncoder()), stream.start);
  return heard;
}

describe('a stream of counts', () => {
  it.each<OperationFilter>([
    {},
    { statusCode: ['WAITING_FOR_RESOURCES'] },
    { operationType: [3, 5] },
    { ownerId: ['bob'] },
    { ids: [] },
  ])('starts with the counts as a query gives them: %j', async (filter) => {
    await started.create({ ownerId: 'bob' }, { operationType: 3 }, { operationType: 4, postponeUntil: now + 1 });
    const stream = started.live.counts(filter);
    const first = await pull(stream);
    expect(first).toEqual(await started.engine.reads.counts(filter));
    expect(first).toEqual(await countsAt(3, filter));
    await stream.return?.();
  });

  it('tells no counts where there are no operations', async () => {
    const stream = started.live.counts({});
    expect(await pull(stream)).toEqual({ position: 0, rows: [] });
    await stream.return?.();
  });

  it('tells a change at once where it has been quiet', async () => {
    const stream = started.live.counts({});
    await pull(stream);
    started.liveClock.advance(250);
    for (let position = 1; position <= 3; position += 1) {
      const next = pull(stream);
      await started.create({});
      expect(await next).toEqual(await countsAt(position));
      expect(started.liveClock.timers).toBe(0);
      started.liveClock.advance(250);
    }
    await stream.return?.();
  });

  it('keeps its rows by type, then status, and leaves out what is zero', async () => {
    const [operation] = await started.create({ operationType: 5 });
    const stream = started.live.counts({});
    await pull(stream);
    await started.create({ operationType: 3 }, { operationType: 4 }, { operationType: 3, postponeUntil: now + 1 });
    await act('CANCEL', operation?.id);
    started.liveClock.advance(250);
    expect(await pull(stream)).toEqual(await started.engine.reads.counts({}));
    await act('DELETE', operation?.id);
    started.liveClock.advance(250);
    const last = await pull(stream);
    expect(last).toEqual(await started.engine.reads.counts({}));
    expect(last.rows.map(({ operationType }) => operationType)).toEqual([3, 3, 4]);
    await stream.return?.();
  });

  it('says nothing of events that change no count', async () => {
    const filter = { stateCode: ['READY', 'LOCKED'], nameContains: 'import' } as const;
    const [operation] = await started.create({ name: 'Import' }, { name: 'Other' });
    await claim();
    const stream = started.live.counts(filter);
    await pull(stream);
    started.liveClock.advance(250);
    const next = pull(stream);
    const beat = { id: operation?.id ?? '', epoch: 1, hostId: null, stage: null, message: null };
    await started.engine.heartbeat([{ ...beat, progress: 0.5 }]);
    await started.create({ name: 'Other' });
    await started.engine.heartbeat([{ ...beat, progress: 0.6 }]);
    await act('CANCEL', operation?.id);
    expect(await next).toEqual(await countsAt(7, filter));
    expect(started.engine.head).toBe(7);
    await stream.return?.();
  });
});

describe.each([1_000, 7])('a stream of counts under load, with the newest %i events in memory', (ringSize) => {
  it('tells the newest counts four times a second, and the last ones', async () => {
    await started.stop();
    started = await startLive({ ringSize });
    const stream = started.live.counts({});
    const heard = listen(stream);
    await turnsUntil(() => heard.length === 1);
    for (let tick = 0; tick < 100; tick += 1) {
      await started.create({}, {});
      started.liveClock.advance(20);
      await turn();
    }
    started.liveClock.advance(250);
    await started.live.stop();
    const times = heard.map(({ at }) => at - now);
    // Told in the turn after the pause is over; the clock is moved by twenty at a time.
    expect(times.slice(0, -1)).toEqual([0, 260, 520, 780, 1_040, 1_300, 1_560, 1_820]);
    expect(times).toHaveLength(9);
    for (const { counts } of heard) expect(counts).toEqual(await countsAt(counts.position));
    expect(heard.at(-1)?.counts).toEqual(await started.engine.reads.counts({}));
    expect(total(heard.at(-1)?.counts ?? { position: 0, rows: [] })).toBe(200);
  });
});

describe('a stream of counts under load', () => {
  it('tells the last change of a burst when the pause is over, though nothing happens any more', async () => {
    const stream = started.live.counts({});
    await pull(stream);
    const next = pull(stream);
    await started.create({});
    await started.create({});
    await turn();
    expect(started.liveClock.timers).toBe(1);
    started.liveClock.advance(249);
    expect(started.liveClock.timers).toBe(1);
    started.liveClock.advance(1);
    expect(await next).toEqual(await countsAt(2));
    expect(started.liveClock.timers).toBe(0);
    await stream.return?.();
  });

  it('does not wait for a clock that has been set back', async () => {
    const stream = started.live.counts({});
    await pull(stream);
    started.liveClock.set(now - 3_600_000);
    await started.create({});
    expect(await pull(stream)).toEqual(await countsAt(1));
    const next = pull(stream);
    await started.create({});
    await turn();
    started.liveClock.set(now - 7_200_000);
    started.liveClock.advance(250);
    expect(await next).toEqual(await countsAt(2));
    await stream.return?.();
  });

  it('clears its timer where it is returned in the pause', async () => {
    const stream = started.live.counts({});
    await pull(stream);
    const next = stream.next();
    await started.create({});
    await turn();
    expect(started.liveClock.timers).toBe(1);
    await stream.return?.();
    expect((await next).done).toBe(true);
    expect(started.liveClock.timers).toBe(0);
  });

  it('reads the counts anew where its consumer was slower than the ring', async () => {
    const stream = started.live.counts({});
    await pull(stream);
    for (let position = 1; position <= 20; position += 1) await started.create({});
    started.liveClock.advance(250);
    expect(await pull(stream)).toEqual(await countsAt(20));
    await stream.return?.();
  });

  it('reads them anew no oftener than it tells them', async () => {
    const stream = started.live.counts({});
    await pull(stream);
    for (let position = 1; position <= 20; position += 1) await started.create({});
    const next = pull(stream);
    await turn();
    expect(started.liveClock.timers).toBe(1);
    for (let position = 21; position <= 40; position += 1) await started.create({});
    started.liveClock.advance(250);
    expect(await next).toEqual(await countsAt(40));
    await stream.return?.();
  });

  it('reads on from where they were counted, where that took so long that the ring has gone past it', async () => {
    await started.stop();
    let counted = 0;
    const slowly = (store: Store): Store => ({
      ...store,
      counts: async (filter) => {
        const counts = await store.counts(filter);
        counted += 1;
        if (counted < 10) for (let created = 0; created < 20; created += 1) await started.create({});
        return counts;
      },
    });
    started = await startLive({ ringSize: 7, around: slowly });
    await started.create({});
    const stream = started.live.counts({ nameContains: 'i' });
    expect(await pull(stream)).toMatchObject({ position: 21, rows: [{ count: 21 }] });
    expect(counted).toBe(1);
    await stream.return?.();
  });

  it('leaves the event loop to others while it reads on', async () => {
    await started.stop();
    const slowly = (store: Store): Store => ({ ...store, counts: async () => ({ position: 0, rows: [] }) });
    started = await startLive({ ringSize: 7, around: slowly });
    await started.create(...Array.from({ length: 2_000 }, () => ({})));
    let turns = 0;
    let isOver = false;
    const others = (async () => {
      for (; !isOver; turns += 1) await turn();
    })();
    const stream = started.live.counts({ nameContains: 'i' });
    expect(await pull(stream)).toMatchObject({ position: 2_000, rows: [{ count: 2_000 }] });
    isOver = true;
    await others;
    expect(turns).toBeGreaterThanOrEqual(10);
    await stream.return?.();
  });

  it('gives up what it counts for nobody, and counts anew for whoever comes again', async () => {
    await started.stop();
    const signals: (AbortSignal | undefined)[] = [];
    const slowly = (store: Store): Store => ({
      ...store,
      counts: (filter, { signal } = {}) => {
        signals.push(signal);
        if (signals.length > 1) return store.counts(filter);
        return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      },
    });
    started = await startLive({ ringSize: 7, around: slowly });
    await started.create({});
    const { start, openGroup } = started.live.counts({ nameContains: 'i' });
    const group = openGroup(new ScriptedEncoder<Counts>());
    const first = Taker.join(group, start);
    await turnsUntil(() => signals.length === 1);
    expect(signals[0]?.aborted).toBe(false);
    first.leave();
    expect(signals[0]?.aborted).toBe(true);
    const second = Taker.join(group, start);
    await turnsUntil(() => second.told.length === 1);
    expect(second.ends).toEqual([]);
    expect(signals[1]?.aborted).toBe(false);
    second.leave();
  });
});

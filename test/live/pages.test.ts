import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Update } from '../../src/live/live.ts';
import { LogTail } from '../../src/live/log-tail.ts';
import { PageBudget } from '../../src/live/page-budget.ts';
import { Pages, pageSize } from '../../src/live/pages.ts';
import { Turns } from '../../src/live/turns.ts';
import type { EventsQuery } from '../../src/store/store.ts';
import { now } from '../core/decision-context.ts';
import { FakeClock } from '../engine/fake-clock.ts';
import { brief } from './pulling.ts';
import { ScriptedEncoder } from './scripted-encoder.ts';
import { ScriptedLog } from './scripted-log.ts';
import { type StartedLive, startLive } from './start-live.ts';

const head = 300;
let started: StartedLive;
let log: ScriptedLog;
let tail: LogTail;
let budget: PageBudget;
let encoder: ScriptedEncoder<Update>;
/** What the store was asked for. */
let reads: string[];
/** Events up to here are no longer kept. */
let cut: number;

beforeEach(async () => {
  started = await startLive();
  await started.create(...Array.from({ length: head + 100 }, () => ({})));
  const all = await started.engine.reads.events({ after: 0, until: 400, limit: 400, operationIds: null });
  reads = [];
  cut = 0;
  const events = async (query: EventsQuery) => {
    reads.push(`${query.after} to ${query.until}`);
    return (await started.engine.reads.events(query)).filter(({ position }) => position > cut);
  };
  log = new ScriptedLog({ ...started.engine.reads, events, floor: async () => cut }, all, head);
});

afterEach(() => started.stop());

function makePages({ ringSize = 10, budgetBytes = 10_000_000, bytes = 100 } = {}): Pages<Update> {
  tail = new LogTail(log, { ringSize, onGrowth: () => {} });
  budget = new PageBudget(budgetBytes);
  encoder = new ScriptedEncoder({ bytes });
  return new Pages({
    tail,
    filter: {},
    matches: () => true,
    encoder,
    budget,
    turns: new Turns(new FakeClock(now), () => {}),
  });
}

/** All that a reader is told from a place on, and in how many writes. */
async function readOn(pages: Pages<Update>, cursor: number) {
  const writes: string[][] = [];
  let place = cursor;
  while (place < tail.head) {
    const page = pages.ready(place) ?? (await pages.make(place));
    if (page === null) throw new Error(`nothing is kept above ${place}`);
    const { messages, until } = page.portionAfter(place);
    expect(until).toBeGreaterThan(place);
    writes.push(messages.map(brief));
    place = until;
  }
  return writes;
}

const entered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `ENTERED ${from + index}`);

describe('pages', () => {
  it('begin at multiples, wherever their readers are, and are made once', async () => {
    const pages = makePages();
    expect(pages.ready(130)).toBeNull();
    const made = await Promise.all([pages.make(130), pages.make(200), pages.make(128)]);
    expect(new Set(made).size).toBe(1);
    expect(pages.ready(255)).toBe(made[0]);
    expect(pages.ready(256)).toBeNull();
    expect(reads).toEqual(['128 to 256']);
    expect(made[0]?.portionAfter(253)).toMatchObject({
      messages: [{ position: 254 }, { position: 255 }, { position: 256 }],
    });
    expect(encoder.encoded).toHaveLength(pageSize);
  });

  it('give readers at one place the same array, and those who begin elsewhere from the next one on', async () => {
    const page = await makePages({ bytes: 10_000 }).make(128);
    expect(page?.portionAfter(128)).toBe(page?.portionAfter(128));
    const part = page?.portionAfter(130);
    expect(part?.messages).toEqual(page?.portionAfter(128).messages.slice(2));
    expect(part?.until).toBe(page?.portionAfter(128).until);
    expect(page?.portionAfter(part?.until ?? 0)).toBe(page?.portionAfter(134));
  });

  it('grow with the log, and encode what is new alone', async () => {
    const pages = makePages();
    await pages.make(290);
    expect(pages.ready(300)).toBeNull();
    log.commit(5);
    const page = await pages.make(300);
    expect(page?.portionAfter(300)).toMatchObject({ until: 305 });
    expect(pages.ready(290)?.portionAfter(290)).toMatchObject({ until: 305 });
    expect(encoder.encoded.map(brief)).toEqual(entered(257, 305));
  });

  it('do not wait for the store for the sake of sharing', async () => {
    const pages = makePages();
    log.commit(5);
    const [page, other] = await Promise.all([pages.make(302), pages.make(303)]);
    expect(other).toBe(page);
    expect(page?.portionAfter(302).messages.map(brief)).toEqual(entered(303, 305));
    expect(reads).toEqual([]);
  });

  it('end early where their messages are large', async () => {
    const pages = makePages({ bytes: 400_000 });
    const page = await pages.make(10);
    expect([page?.until, page?.hasEnded]).toEqual([12, true]);
    expect(await readOn(pages, 10)).toEqual(entered(11, head).map((text) => [text]));
  });

  it('fill writes up to a bound', async () => {
    const writes = await readOn(makePages({ bytes: 10_000 }), 0);
    expect(writes.flat()).toEqual(entered(1, head));
    expect(Math.max(...writes.map(({ length }) => length))).toBe(6);
  });

  it('keep no more than the budget allows, all together', async () => {
    const pages = makePages({ budgetBytes: 100_000 });
    const others = new Pages<Update>({
      ...{ tail, filter: {}, matches: () => true, encoder, budget, turns: new Turns(new FakeClock(now), () => {}) },
    });
    for (const reader of [pages, others]) {
      expect((await readOn(reader, 0)).flat()).toEqual(entered(1, head));
      expect(budget.bytes).toBeLessThanOrEqual(100_000);
      expect(budget.bytes).toBeGreaterThan(0);
    }
    expect(pages.ready(10)).toBeNull();
    pages.clear();
    others.clear();
    expect(budget.bytes).toBe(0);
  });

  it('tell everything where the budget does not allow for a single one', async () => {
    const pages = makePages({ budgetBytes: 1, bytes: 600_000 });
    expect((await readOn(pages, 270)).flat()).toEqual(entered(271, head));
    expect(budget.bytes).toBe(0);
  });

  it('are gone when nobody reads, also those that were being made', async () => {
    const pages = makePages();
    await pages.make(10);
    const growing = pages.make(150);
    pages.clear();
    expect([budget.bytes, pages.ready(10)]).toEqual([0, null]);
    expect((await growing)?.portionAfter(150)).toMatchObject({ until: 256 });
    expect([budget.bytes, pages.ready(150)]).toEqual([0, null]);
  });

  it('tell what is kept of one that was cut before the place of its reader, and nothing of it where it was cut after', async () => {
    const pages = makePages();
    cut = 140;
    expect((await pages.make(140))?.portionAfter(140).messages.map(brief)).toEqual(entered(141, 256));
    expect(await pages.make(139)).toBeNull();
    expect(await pages.make(100)).toBeNull();
  });

  it('tell who is past it what comes after an event that cannot be told', async () => {
    const pages = makePages();
    const encode = encoder.encode.bind(encoder);
    encoder.encode = (update) => {
      if (update.position === 200) throw new Error('a resolver failed');
      return encode(update);
    };
    expect((await pages.make(200))?.portionAfter(200).messages.map(brief)).toEqual(entered(201, 256));
    await expect(pages.make(199)).rejects.toThrow('a resolver failed');
    await expect(pages.make(128)).rejects.toThrow('a resolver failed');
  });
});

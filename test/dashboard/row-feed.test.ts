import { describe, expect, it, onTestFinished } from 'vitest';
import { type RowFeed, startRowFeed } from '../../src/dashboard/rows/row-feed.ts';
import type { OperationRow } from '../../src/dashboard/rows/row-order.ts';
import type { RowUpdate } from '../../src/dashboard/rows/row-updates.ts';
import { mostRows } from '../../src/dashboard/rows/row-window.ts';
import { createTestRowSource } from './row-source.ts';
import { cursorOf, newestFirst, pageOf, row, rowsDown } from './rows.ts';

function started() {
  const source = createTestRowSource();
  const feed = startRowFeed(newestFirst, source);
  onTestFinished(() => feed.stop());
  return { source, feed };
}

/** A list of a thousand and more, of which the first page has been read. */
async function longList() {
  const { source, feed } = started();
  await source.tell({ kind: 'SNAPSHOT', page: pageOf(rowsDown(10_000, 100), { hasAfter: true }) });
  return { source, feed };
}

const change = (of: RowUpdate['change'], operation: OperationRow) => ({
  kind: 'CHANGE' as const,
  update: { change: of, operation },
});
const numbersOf = (feed: RowFeed) => feed.state.window.entries.map(({ operation }) => Number(operation.id.slice(-12)));
const looking = (first: number, isHeld = true) => ({ first, last: first + 20, isHeld });

describe('a feed of rows', () => {
  it('begins with the snapshot, and is live', async () => {
    const { source, feed } = started();
    expect(feed.state.phase).toBe('loading');
    await source.tell({ kind: 'SNAPSHOT', page: pageOf(rowsDown(3, 3)) });
    expect(feed.state.phase).toBe('live');
    expect(numbersOf(feed)).toEqual([3, 2, 1]);
  });

  it('applies what came since the last frame in one go', async () => {
    const { source, feed } = started();
    await source.tell({ kind: 'SNAPSHOT', page: pageOf(rowsDown(3, 3)) });
    let changes = 0;
    feed.onChange(() => {
      changes += 1;
    });
    for (const version of [2, 3, 4]) await source.tell(change('CHANGED', row(3, { version })));
    await source.tell(change('ENTERED', row(4)));
    expect(changes).toBe(0);
    source.frame();
    expect(changes).toBe(1);
    expect(numbersOf(feed)).toEqual([4, 3, 2, 1]);
    expect(feed.state.window.entries[1]?.operation.version).toBe(4);
  });

  it('lets rows that have moved stand still for a while, and says meanwhile what is new of each', async () => {
    const { source, feed } = started();
    await source.tell({ kind: 'SNAPSHOT', page: pageOf(rowsDown(3, 3)) });
    await source.tell(change('ENTERED', row(4)));
    source.frame();
    expect(numbersOf(feed)).toEqual([4, 3, 2, 1]);

    await source.tell(change('ENTERED', row(5)));
    await source.tell(change('LEFT', row(2, { version: 2 })));
    await source.tell(change('CHANGED', row(3, { version: 2, progress: 0.5 })));
    source.frame();
    expect(numbersOf(feed)).toEqual([4, 3, 2, 1]);
    expect(feed.state.window.entries[1]?.operation.progress).toBe(0.5);

    source.rest();
    source.frame();
    expect(numbersOf(feed)).toEqual([5, 4, 3, 1]);
    // Nobody has to wait after a while in which nothing moved.
    source.rest();
    await source.tell(change('ENTERED', row(6)));
    source.frame();
    expect(numbersOf(feed)).toEqual([6, 5, 4, 3, 1]);
  });

  it('does not wait for frames that never come: a day in the background costs no memory', async () => {
    const { source, feed } = started();
    await source.tell({ kind: 'SNAPSHOT', page: pageOf([]) });
    for (let number = 1; number <= 5_000; number += 1) await source.tell(change('ENTERED', row(number)));
    expect(feed.state.window.entries).toHaveLength(mostRows);
    expect(numbersOf(feed)[0]).toBe(4_000);
  });

  it('reads the next page before its end is seen, and only once', async () => {
    const { source, feed } = await longList();
    feed.look(looking(0, false));
    expect(source.requests).toEqual([]);
    feed.look(looking(50));
    feed.look(looking(51));
    expect(source.requests).toEqual([{ first: 200, after: cursorOf(row(9_901)) }]);
    await source.answer(pageOf(rowsDown(9_900, 100), { hasBefore: true, hasAfter: true }));
    expect(feed.state.window.entries).toHaveLength(200);
    feed.look(looking(50));
    expect(source.requests).toHaveLength(1);
  });

  it('a page and what was told while it was read become one list, whichever is newer', async () => {
    const { source, feed } = await longList();
    feed.look(looking(60));
    const [a, b, c] = [9_900, 9_899, 9_898];
    await source.tell(change('CHANGED', row(a, { version: 2, progress: 0.2 })));
    await source.tell(change('LEFT', row(b, { version: 2 })));
    await source.tell(change('CHANGED', row(c, { version: 2 })));
    source.frame();
    await source.answer(pageOf([row(a), row(b), row(c, { version: 3 })]));
    const told = feed.state.window.entries
      .slice(100)
      .map(({ operation }) => [operation.id.slice(-4), operation.version]);
    expect(told).toEqual([
      ['9900', 2],
      ['9898', 3],
    ]);
  });

  it('keeps a bounded part of a long list, and finds the way back without going page by page', async () => {
    const { source, feed } = await longList();
    for (let page = 1; page <= 30; page += 1) {
      feed.look(looking(page * 100 - 40));
      await source.answer(pageOf(rowsDown(10_000 - page * 100, 100), { hasBefore: true, hasAfter: true }));
    }
    expect(feed.state.window.entries).toHaveLength(mostRows);
    expect(feed.state.window.before).toBe(2_100);
    feed.look(looking(1_030));
    expect(source.requests.at(-1)).toEqual({ first: 200, after: cursorOf(row(10_000 - 899)) });
    await source.answer(pageOf(rowsDown(9_100, 200), { hasBefore: true, hasAfter: true }));
    expect(feed.state.window.before).toBe(900);
    expect(numbersOf(feed)[0]).toBe(9_100);
  });

  it('goes to the end, and tells by how many rows all moves as it reads what is above', async () => {
    const { source, feed } = await longList();
    feed.toEnd();
    expect(source.requests).toEqual([{ last: 100, before: null }]);
    await source.answer(pageOf(rowsDown(100, 100), { hasBefore: true }));
    expect(feed.state).toMatchObject({ jump: 1, lookAt: 'end' });
    feed.look(looking(40));
    expect(source.requests.at(-1)).toEqual({ last: 200, before: cursorOf(row(100)) });
    await source.answer(pageOf(rowsDown(200, 100), { hasBefore: true, hasAfter: true }));
    expect(feed.state.shift).toBe(100);
    expect(feed.state.window.entries).toHaveLength(200);
  });

  it('what is new waits until it is asked for: then the top is read, and nothing waits', async () => {
    const { source, feed } = await longList();
    feed.look(looking(20));
    await source.tell(change('ENTERED', row(10_001)));
    source.frame();
    expect(feed.state.waiting.rows.size).toBe(1);
    feed.toTop();
    await source.answer(pageOf(rowsDown(10_001, 100), { hasAfter: true }));
    expect(feed.state).toMatchObject({ jump: 1, lookAt: 'top' });
    expect(feed.state.waiting.rows.size).toBe(0);
    expect(numbersOf(feed)[0]).toBe(10_001);
  });

  it('what waited comes in when the reader comes back to the top', async () => {
    const { source, feed } = await longList();
    feed.look({ first: 1, last: 15, isHeld: true });
    await source.tell(change('ENTERED', row(10_001)));
    feed.look(looking(0, false));
    expect(numbersOf(feed).slice(0, 2)).toEqual([10_001, 10_000]);
    expect(source.requests).toEqual([]);
  });

  it('reads again after a reset, whatever was being read', async () => {
    const { source, feed } = await longList();
    feed.look(looking(60));
    await source.tell({ kind: 'SNAPSHOT', page: pageOf(rowsDown(7, 2)) });
    await source.answer(pageOf(rowsDown(9_900, 100)));
    expect(numbersOf(feed)).toEqual([7, 6]);
    expect(feed.state).toMatchObject({ jump: 1, lookAt: 'top' });
  });

  it('says that rows could not be read, and reads them when it is told to', async () => {
    const { source, feed } = await longList();
    feed.look(looking(60));
    await source.failLoad(new Error('The gateway cannot be reached.'));
    expect(feed.state.problem).toBe('The gateway cannot be reached.');
    feed.look(looking(61));
    expect(source.requests).toHaveLength(1);
    feed.retry();
    expect(source.requests).toHaveLength(2);
    await source.answer(pageOf(rowsDown(9_900, 100)));
    expect(feed.state.problem).toBeNull();
    expect(feed.state.window.entries).toHaveLength(200);
  });

  it('says why the gateway refuses the list', async () => {
    const { source, feed } = started();
    await source.refuse(new Error('The name is too long.'));
    expect(feed.state).toMatchObject({ phase: 'failed', problem: 'The name is too long.' });
  });

  it('tells nobody anything once it is stopped', async () => {
    const { source, feed } = await longList();
    let changes = 0;
    feed.onChange(() => {
      changes += 1;
    });
    feed.look(looking(60));
    feed.stop();
    await source.answer(pageOf(rowsDown(9_900, 100)));
    source.frame();
    expect(changes).toBe(0);
  });
});

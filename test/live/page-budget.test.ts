import { beforeEach, expect, it } from 'vitest';
import { type Droppable, PageBudget } from '../../src/live/page-budget.ts';

let budget: PageBudget;
let dropped: string[];

beforeEach(() => {
  budget = new PageBudget(100);
  dropped = [];
});

function page(name: string, bytes: number): Droppable & { bytes: number } {
  return { bytes, drop: () => dropped.push(name) };
}

it('drops what was used longest ago first, and only as much as must be', () => {
  const first = page('first', 40);
  for (const one of [first, page('second', 40), page('third', 20)]) budget.touch(one);
  expect([dropped, budget.bytes]).toEqual([[], 100]);
  budget.touch(first);
  budget.touch(page('fourth', 30));
  expect([dropped, budget.bytes]).toEqual([['second'], 90]);
  budget.touch(page('fifth', 60));
  expect([dropped, budget.bytes]).toEqual([['second', 'third', 'first'], 90]);
});

it('counts a page as it is now, and once', () => {
  const growing = page('growing', 10);
  budget.touch(growing);
  growing.bytes = 60;
  expect(budget.bytes).toBe(10);
  budget.touch(growing);
  expect(budget.bytes).toBe(60);
});

it('keeps nothing that is too large by itself', () => {
  budget.touch(page('small', 10));
  budget.touch(page('large', 101));
  expect([dropped, budget.bytes]).toEqual([['small', 'large'], 0]);
});

it('forgets what it was told to count, though it has grown since, and nothing twice', () => {
  const one = page('one', 10);
  const other = page('other', 20);
  budget.touch(one);
  budget.touch(other);
  one.bytes = 50;
  budget.forget(one);
  budget.forget(one);
  expect([dropped, budget.bytes]).toEqual([[], 20]);
});

import { expect, it } from 'vitest';
import { fairStream } from '../../src/server/fair-stream.ts';
import { CountedSource } from './counted-source.ts';

it('lets others have their turn while it has something to give', async () => {
  const source = new CountedSource('tock');
  let isOthersTurn = false;
  setTimeout(() => {
    isOthersTurn = true;
  }, 0);
  for await (const { tick } of fairStream(source)) {
    expect(tick).toBe('tock');
    // Without a turn for the timer, this would go on for good.
    if (isOthersTurn || source.pulls > 100_000) break;
  }
  expect(isOthersTurn).toBe(true);
  expect(source.returned).toBe(1);
});

it('is the same stream, to its end', async () => {
  async function* numbers() {
    for (let number = 0; number < 50; number += 1) yield number;
  }
  const taken = [];
  for await (const number of fairStream(numbers())) taken.push(number);
  expect(taken).toEqual(Array.from({ length: 50 }, (_, index) => index));
});

import { describe, expect, it } from 'vitest';
import { createNoticeBoard, successMs } from '../../src/dashboard/shell/notice-board.ts';
import { createHandClock } from './hand-clock.ts';

function startBoard() {
  const clock = createHandClock(0);
  const reader = { isAttended: false };
  const board = createNoticeBoard({ after: clock.after, isAttended: () => reader.isAttended });
  return { board, clock, reader, texts: () => board.notices.map(({ text }) => text) };
}

describe('a notice', () => {
  it('of what went well goes by itself, a fault stays until it is taken away', async () => {
    const { board, clock, texts } = startBoard();
    board.tell('Resumed.');
    board.tell('It was refused.', true);
    await clock.advance(successMs - 1);
    expect(texts()).toEqual(['Resumed.', 'It was refused.']);
    await clock.advance(1);
    expect(texts()).toEqual(['It was refused.']);
    await clock.advance(100 * successMs);
    expect(texts()).toEqual(['It was refused.']);
    for (const { number } of board.notices) board.dismiss(number);
    expect(texts()).toEqual([]);
  });

  it('does not go while somebody is at it', async () => {
    const { board, clock, reader, texts } = startBoard();
    board.tell('Resumed.');
    reader.isAttended = true;
    await clock.advance(3 * successMs);
    expect(texts()).toEqual(['Resumed.']);
    reader.isAttended = false;
    await clock.advance(successMs);
    expect(texts()).toEqual([]);
  });

  it('is pushed out by newer ones, and each change is told', async () => {
    const { board, clock, texts } = startBoard();
    const seen: number[] = [];
    board.onChange(() => seen.push(board.notices.length));
    for (const text of ['a', 'b', 'c', 'd']) board.tell(text, true);
    expect(texts()).toEqual(['b', 'c', 'd']);
    expect(seen).toEqual([1, 2, 3, 3]);
    board.tell('e');
    board.stop();
    await clock.advance(2 * successMs);
    expect(texts()).toEqual(['c', 'd', 'e']);
  });
});

import { describe, expect, it } from 'vitest';
import { emptyLog, withLines } from '../../../src/dashboard/operation/log-text.ts';
import { moment } from '../rows.ts';

const lines = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const number = from + index;
    return { number, occurredOn: moment(number), epoch: 1, text: `line ${number}` };
  });
const update = (from: number, count: number, dropped = 0) => ({
  position: from + count - 1,
  lines: lines(from, count),
  dropped,
  isUpToDate: true,
});

describe('the log lines', () => {
  it('follow each other as they are told', () => {
    const log = withLines(withLines(emptyLog, update(1, 2)), update(3, 1));
    expect(log.entries.map(({ text }) => text)).toEqual(['line 1', 'line 2', 'line 3']);
    expect(log.isUpToDate).toBe(true);
  });

  it('say where some are missing, also where that was told before what comes after them', () => {
    const log = withLines(withLines(withLines(emptyLog, update(1, 1)), update(5, 0, 3)), update(7, 2, 2));
    expect(log.entries.map(({ number, missing }) => [number, missing])).toEqual([
      [1, 0],
      [7, 5],
      [8, 0],
    ]);
    expect(log.missing).toBe(0);
  });

  it('say between which of those that came together some are missing', () => {
    const together = { position: 7, lines: [...lines(2, 2), ...lines(6, 2)], dropped: 3, isUpToDate: true };
    expect(withLines(emptyLog, together).entries.map(({ number, missing }) => [number, missing])).toEqual([
      [2, 1],
      [3, 0],
      [6, 2],
      [7, 0],
    ]);
  });

  it('stay bounded: the newest are kept, and how many are not is known', () => {
    const log = [1, 601, 1_201].reduce((before, from) => withLines(before, update(from, 600)), emptyLog);
    expect(log.entries).toHaveLength(1_000);
    expect(log.entries[0]?.number).toBe(801);
    expect(log.dropped).toBe(800);
  });
});

import { describe, expect, it } from 'vitest';
import { decide } from '../../src/core/decide.ts';
import { type LogLine, newLines } from '../../src/core/log-line.ts';
import { statusNames } from '../../src/core/statuses.ts';
import { appendLogLines } from './commands.ts';
import { contextAt, now } from './decision-context.ts';
import { operationIn } from './operation-in.ts';

const added = (offset: number | null, texts: readonly string[], newest: LogLine | null, epoch = 2) =>
  newLines({ epoch, occurredOn: now, offset, texts, kept: 9 }, newest).map(({ number, ordinal, text }) => [
    number,
    ordinal,
    text,
  ]);

const newest: LogLine = { number: 7, occurredOn: now, epoch: 2, ordinal: 3, text: 'c' };

describe('log lines', () => {
  it('are numbered from 1, and go on from the newest one', () => {
    expect(added(null, ['a', 'b'], null)).toEqual([
      [1, 1, 'a'],
      [2, 2, 'b'],
    ]);
    expect(added(null, ['d'], newest)).toEqual([[8, 4, 'd']]);
    expect(added(null, [], newest)).toEqual([]);
  });

  it('are not there twice where a host repeats them', () => {
    expect(added(3, ['d', 'e'], newest)).toEqual([
      [8, 4, 'd'],
      [9, 5, 'e'],
    ]);
    expect(added(1, ['b', 'c', 'd'], newest)).toEqual([[8, 4, 'd']]);
    expect(added(0, ['a', 'b', 'c'], newest)).toEqual([]);
  });

  it('leave out the numbers of those that their host dropped', () => {
    expect(added(5, ['f'], newest)).toEqual([[10, 6, 'f']]);
    expect(added(2, ['c'], null)).toEqual([[3, 3, 'c']]);
  });

  it('leave out no more than a million numbers, and still know a repeat', () => {
    expect(added(1_000_000_000, ['far'], newest)).toEqual([[1_000_008, 1_000_000_001, 'far']]);
    const far: LogLine = { ...newest, number: 1_000_008, ordinal: 1_000_000_001 };
    expect(added(1_000_000_000, ['far', 'next'], far)).toEqual([[1_000_009, 1_000_000_002, 'next']]);
    expect(added(1_000_000_000, ['far'], newest, 3)).toEqual([[1_000_008, 1_000_000_001, 'far']]);
  });

  it('are counted anew with each lease', () => {
    expect(added(0, ['a'], newest, 3)).toEqual([[8, 1, 'a']]);
    expect(added(1, ['b'], newest, 3)).toEqual([[9, 2, 'b']]);
  });

  it.each(statusNames)('are taken under a lease alone: %s', (status) => {
    const operation = operationIn(status);
    const decision = decide(appendLogLines(operation.epoch, ['a']), operation, contextAt(now));
    expect(decision).toMatchObject(
      operation.lease === null
        ? { refusal: { code: 'LEASE_LOST' } }
        : { type: 'APPEND', append: { epoch: operation.epoch, occurredOn: now, texts: ['a'] } },
    );
    expect(decide(appendLogLines(1, ['a']), operation, contextAt(now))).toMatchObject({
      refusal: { code: 'LEASE_LOST' },
    });
  });

  it('are not taken of an operation that is gone', () => {
    expect(decide(appendLogLines(1, ['a']), null, contextAt(now))).toMatchObject({ refusal: { code: 'LEASE_LOST' } });
  });
});

import { describe, expect, it } from 'vitest';
import type { OperationTypePartsFragment } from '../../src/client/documents.ts';
import { isInUse, limitWords, retryWords } from '../../src/dashboard/operation-types/operation-type-words.ts';

const plain: OperationTypePartsFragment = {
  value: 10,
  label: 'Workflow',
  userControllable: true,
  retryBaseSeconds: 30,
  retryCapSeconds: 3_600,
  maxLocked: null,
  startsPerMinute: null,
  breakerFailures: null,
  breakerMinutes: null,
  lockedCount: 0,
  hold: null,
};

describe('an operation type', () => {
  it('is told in words', () => {
    expect(retryWords(plain)).toBe('after 30 s at most, then twice as long each time, up to 1 h');
    expect(limitWords(plain)).toEqual([]);
    const limited = { ...plain, maxLocked: 1_200, startsPerMinute: 0.5, breakerFailures: 5, breakerMinutes: 90 };
    expect(limitWords(limited)).toEqual([
      '1,200 Locked at the same time',
      '0.5 starts a minute',
      '5 failures within 1 h 30 min hold it',
    ]);
    expect(limitWords({ ...plain, breakerFailures: 1, breakerMinutes: 5 })).toEqual([
      '1 failure within 5 min holds it',
    ]);
  });

  it('is in use where there are operations of it, or something is set for it', () => {
    const hold = { heldBy: 'ada', heldOn: '2030-01-31T14:00:00.000Z', reason: null, byBreaker: false };
    expect(isInUse(plain, 0)).toBe(false);
    expect(isInUse(plain, 1)).toBe(true);
    expect(isInUse({ ...plain, maxLocked: 1 }, 0)).toBe(true);
    expect(isInUse({ ...plain, hold }, 0)).toBe(true);
  });
});

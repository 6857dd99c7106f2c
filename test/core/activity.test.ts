import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityOf } from '../../src/core/activity.ts';
import type { OperationEvent } from '../../src/core/change.ts';
import { transitions } from '../../src/core/lifecycle.ts';
import { operationIn } from './operation-in.ts';

const base = Date.UTC(2030, 0, 15, 12);

function eventAt(occurredOn: number, row: (typeof transitions)[number]): OperationEvent {
  const { event: kind, from: fromStatus, to: toStatus } = row;
  const operation = operationIn(toStatus ?? 'SUCCEEDED');
  return { kind, fromStatus, toStatus, occurredOn, operation, position: 1, actor: 'alice', reason: null, before: null };
}

const arrows = fc.constantFrom(...transitions);

describe('the activity', () => {
  it('of every arrow counts what is created and what ends, and nothing else', () => {
    for (const row of transitions) {
      const [activity = null, ...more] = activityOf([eventAt(base + 59_999, row)]);
      const wanted =
        row.from === null
          ? { created: 1 }
          : row.to === 'SUCCEEDED'
            ? { succeeded: 1 }
            : row.to === 'FAILED'
              ? { failed: 1 }
              : row.to === 'CANCELED'
                ? { canceled: 1 }
                : null;
      const none = { minute: base, created: 0, succeeded: 0, failed: 0, canceled: 0 };
      expect([row, activity, more]).toEqual([row, wanted && { ...none, ...wanted }, []]);
    }
  });

  it('is by minute, earliest first, and adds up to what happened, in whatever order it did', () => {
    const happenings = fc.array(fc.tuple(fc.integer({ min: -300_000, max: 300_000 }), arrows));
    fc.assert(
      fc.property(happenings, (happened) => {
        const events = happened.map(([shift, row]) => eventAt(base + shift, row));
        const minutes = activityOf(events);
        expect(minutes.map(({ minute }) => minute)).toEqual([
          ...new Set(minutes.map(({ minute }) => minute).toSorted((a, b) => a - b)),
        ]);
        const each = events.flatMap((event) => activityOf([event]));
        for (const { minute, ...sums } of minutes) {
          const same = each.filter((one) => one.minute === minute);
          for (const [name, sum] of Object.entries(sums)) {
            expect(
              same.reduce((total, one) => total + (Object.entries(one).find(([key]) => key === name)?.[1] ?? 0), 0),
            ).toBe(sum);
          }
        }
        expect(each.length).toBe(minutes.reduce((n, m) => n + m.created + m.succeeded + m.failed + m.canceled, 0));
      }),
    );
  });
});

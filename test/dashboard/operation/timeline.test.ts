import { describe, expect, it } from 'vitest';
import type { EventPartsFragment } from '../../../src/client/documents.ts';
import {
  canReadOlder,
  newestOf,
  type Timeline,
  timelineOf,
  withEvent,
  withOlder,
} from '../../../src/dashboard/operation/timeline.ts';
import { event, positionOf } from './events.ts';

const page = (nodes: readonly EventPartsFragment[], hasPreviousPage = false) => ({
  nodes: [...nodes],
  hasPreviousPage,
});

const shown = ({ entries }: Timeline) => entries.map(({ last, count }) => `${last.kind} ×${count}`).reverse();

const steps = ({ way }: Timeline) => [...way.values()].map(({ event: kind, count }) => [kind, count]);

describe('the timeline', () => {
  it('folds what one host reports of its progress, one report after the other', () => {
    const events = [
      event(1, 'CREATED'),
      event(2, 'CLAIMED'),
      event(3, 'PROGRESSED'),
      event(4, 'PROGRESSED'),
      event(5, 'PAUSE_REQUESTED', { actor: 'ada' }),
    ];
    const timeline = timelineOf(page(events));
    expect(shown(timeline)).toEqual(['PAUSE_REQUESTED ×1', 'PROGRESSED ×2', 'CLAIMED ×1', 'CREATED ×1']);
    expect(timeline.entries[2]).toEqual({ first: events[2], last: events[3], count: 2 });
  });

  it('does not fold the reports of two hosts into one', () => {
    const timeline = timelineOf(page([event(3, 'PROGRESSED'), event(4, 'PROGRESSED', { actor: 'other' })]));
    expect(shown(timeline)).toEqual(['PROGRESSED ×1', 'PROGRESSED ×1']);
  });

  it('goes on live', () => {
    const read = timelineOf(page([event(1, 'CREATED'), event(2, 'CLAIMED'), event(3, 'PROGRESSED')]));
    const timeline = withEvent(withEvent(read, event(4, 'PROGRESSED')), event(5, 'SUCCEEDED'));
    expect(shown(timeline)).toEqual(['SUCCEEDED ×1', 'PROGRESSED ×2', 'CLAIMED ×1', 'CREATED ×1']);
    expect(canReadOlder(timeline)).toBe(false);
  });

  it('is read from its end, page by page, and goes on live meanwhile', () => {
    const last = timelineOf(page([event(4, 'PROGRESSED'), event(5, 'PAUSE_REQUESTED')], true));
    expect([canReadOlder(last), last.unreadBefore]).toEqual([true, positionOf(4)]);
    const live = withEvent(last, event(6, 'PROGRESSED'));
    const before = withOlder(live, page([event(2, 'CLAIMED'), event(3, 'PROGRESSED')], true));
    expect(shown(before)).toEqual(['PROGRESSED ×1', 'PAUSE_REQUESTED ×1', 'PROGRESSED ×2', 'CLAIMED ×1']);
    expect(before.unreadBefore).toBe(positionOf(2));
    const whole = withOlder(before, page([event(1, 'CREATED')]));
    expect(shown(whole).at(-1)).toBe('CREATED ×1');
    expect([canReadOlder(whole), whole.unreadBefore]).toEqual([false, null]);
    expect(steps(whole)).toEqual([
      ['CREATED', 1],
      ['CLAIMED', 1],
      ['PROGRESSED', 3],
      ['PAUSE_REQUESTED', 1],
    ]);
  });

  it('ends where a page before it turns out to be empty', () => {
    const last = timelineOf(page([event(4, 'PROGRESSED')], true));
    expect(withOlder(last, page([]))).toEqual({ ...last, unreadBefore: null });
  });

  it('finds the newest event of some kinds', () => {
    const read = timelineOf(page([event(1, 'CREATED'), event(2, 'PAUSE_REQUESTED')]));
    expect(newestOf(read, ['PAUSE_REQUESTED'])?.position).toBe(positionOf(2));
    expect(newestOf(withEvent(read, event(10, 'PAUSE_REQUESTED')), ['PAUSE_REQUESTED'])?.position).toBe(positionOf(10));
    expect(newestOf(read, ['CANCEL_REQUESTED'])).toBeNull();
  });

  it('stays bounded over any number of events, and says how many it let go', () => {
    let timeline = timelineOf(page([event(1, 'CREATED')]));
    for (let number = 2; number <= 2_501; number += 1) timeline = withEvent(timeline, event(number, 'POSTPONED'));
    expect(timeline.entries).toHaveLength(2_000);
    expect(timeline.dropped).toBe(501);
    expect(timeline.entries.at(-1)?.last.position).toBe(positionOf(2_501));
    expect(steps(timeline).reduce((sum, [, count]) => sum + Number(count), 0)).toBe(2_501);
  });

  it('stays bounded over any number of pages, and reads no more than it has room for', () => {
    let timeline = timelineOf(page([event(9_000, 'POSTPONED')], true));
    for (let before = 9_000; canReadOlder(timeline); before -= 300) {
      const nodes = Array.from({ length: 300 }, (_, index) => event(before - 300 + index, 'POSTPONED'));
      timeline = withOlder(timeline, page(nodes, true));
    }
    expect(timeline.entries).toHaveLength(2_000);
    expect(timeline.dropped).toBe(101);
    expect(timeline.entries.at(-1)?.last.position).toBe(positionOf(9_000));
    expect(timeline.entries[0]?.first.position).toBe(positionOf(7_001));
  });
});

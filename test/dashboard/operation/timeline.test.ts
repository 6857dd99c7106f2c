import { describe, expect, it } from 'vitest';
import type { EventPartsFragment } from '../../../src/client/documents.ts';
import {
  hasGap,
  newestFirst,
  newestOf,
  timelineOf,
  withEvent,
  withPage,
} from '../../../src/dashboard/operation/timeline.ts';
import { event, positionOf } from './events.ts';

const page = (nodes: readonly EventPartsFragment[], hasNextPage = false) => ({
  nodes: [...nodes],
  position: nodes.at(-1)?.position ?? positionOf(0),
  hasNextPage,
});

const shown = (timeline: ReturnType<typeof timelineOf>) =>
  newestFirst(timeline).map((entry) => (entry === null ? 'gap' : `${entry.last.kind} ×${entry.count}`));

describe('the timeline', () => {
  it('folds what one host reports of its progress, one report after the other', () => {
    const events = [
      event(1, 'CREATED'),
      event(2, 'CLAIMED'),
      event(3, 'PROGRESSED'),
      event(4, 'PROGRESSED'),
      event(5, 'PAUSE_REQUESTED', { actor: 'ada' }),
    ];
    const timeline = timelineOf(page(events), positionOf(5));
    expect(shown(timeline)).toEqual(['PAUSE_REQUESTED ×1', 'PROGRESSED ×2', 'CLAIMED ×1', 'CREATED ×1']);
    expect(newestFirst(timeline)[1]).toEqual({ first: events[2], last: events[3], count: 2 });
  });

  it('does not fold the reports of two hosts into one', () => {
    const timeline = timelineOf(
      page([event(3, 'PROGRESSED'), event(4, 'PROGRESSED', { actor: 'other' })]),
      positionOf(4),
    );
    expect(shown(timeline)).toEqual(['PROGRESSED ×1', 'PROGRESSED ×1']);
  });

  it('goes on live where all has been read', () => {
    const read = timelineOf(page([event(1, 'CREATED'), event(2, 'CLAIMED'), event(3, 'PROGRESSED')]), positionOf(3));
    const timeline = withEvent(withEvent(read, event(4, 'PROGRESSED')), event(5, 'SUCCEEDED'));
    expect(shown(timeline)).toEqual(['SUCCEEDED ×1', 'PROGRESSED ×2', 'CLAIMED ×1', 'CREATED ×1']);
    expect(hasGap(timeline)).toBe(false);
  });

  it('has a gap until all is read, and then nothing twice', () => {
    const first = timelineOf(page([event(1, 'CREATED'), event(2, 'CLAIMED')], true), positionOf(4));
    const live = withEvent(first, event(5, 'PROGRESSED'));
    expect(shown(live)).toEqual(['PROGRESSED ×1', 'gap', 'CLAIMED ×1', 'CREATED ×1']);
    expect(live.unreadAfter).toBe(positionOf(2));

    // The page was read later than the first: what came live is in it, too.
    const rest = page([event(3, 'PROGRESSED'), event(4, 'PROGRESSED'), event(5, 'PROGRESSED')], true);
    const whole = withPage(live, rest);
    expect(shown(whole)).toEqual(['PROGRESSED ×3', 'CLAIMED ×1', 'CREATED ×1']);
    expect(hasGap(whole)).toBe(false);
    expect([...whole.way.values()].map(({ event: kind, count }) => [kind, count])).toEqual([
      ['CREATED', 1],
      ['CLAIMED', 1],
      ['PROGRESSED', 3],
    ]);
  });

  it('finds the newest event of some kinds, live or read', () => {
    const read = timelineOf(page([event(1, 'CREATED'), event(2, 'PAUSE_REQUESTED')], true), positionOf(9));
    expect(newestOf(read, ['PAUSE_REQUESTED'])?.position).toBe(positionOf(2));
    expect(newestOf(withEvent(read, event(10, 'PAUSE_REQUESTED')), ['PAUSE_REQUESTED'])?.position).toBe(positionOf(10));
    expect(newestOf(read, ['CANCEL_REQUESTED'])).toBeNull();
  });

  it('stays bounded over any number of events, and says how many it let go', () => {
    let timeline = timelineOf(page([event(1, 'CREATED')]), positionOf(1));
    for (let number = 2; number <= 2_501; number += 1) timeline = withEvent(timeline, event(number, 'POSTPONED'));
    expect(newestFirst(timeline)).toHaveLength(2_000);
    expect(timeline.dropped).toBe(501);
    expect(newestFirst(timeline)[0]?.last.position).toBe(positionOf(2_501));
    expect([...timeline.way.values()].reduce((sum, { count }) => sum + count, 0)).toBe(2_501);
  });
});

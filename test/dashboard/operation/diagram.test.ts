import { describe, expect, it } from 'vitest';
import type { AsyncOperationAction, AsyncOperationStatus } from '../../../src/client/documents.ts';
import { transitions } from '../../../src/core/lifecycle.ts';
import { asyncOperationStatuses, statusNames } from '../../../src/core/statuses.ts';
import { arrowsOf, type Lifecycle, nextTransitions } from '../../../src/dashboard/operation/arrows.ts';
import { layoutOf, nodeSize } from '../../../src/dashboard/operation/diagram-layout.ts';
import { routeOf } from '../../../src/dashboard/operation/diagram-route.ts';
import { nextInWords, wayInWords } from '../../../src/dashboard/operation/diagram-words.ts';
import { emptyWay, withStep } from '../../../src/dashboard/operation/way.ts';
import { event } from './events.ts';

const actions = ['CANCEL', 'PAUSE', 'POSTPONE', 'RESUME', 'DELETE', 'RERUN'] as const;

/** As `Query.lifecycle` tells it. */
const lifecycle: Lifecycle = {
  statuses: statusNames.map((statusCode) => {
    const { state, label } = asyncOperationStatuses[statusCode];
    return { statusCode, stateCode: state, label };
  }),
  transitions: transitions.map(({ event: kind, from, to, trigger, by, rerunOf }) => ({
    event: kind,
    from,
    to,
    action: actions.find((action) => action === trigger) ?? null,
    rerunOf: rerunOf === null ? null : [...rerunOf],
    byUser: by.includes('user'),
    byHost: by.includes('host'),
    byPlatform: by.includes('platform'),
  })),
};

const way = [
  event(1, 'CREATED', { fromStatus: null, toStatus: 'WAITING_FOR_RESOURCES' }),
  event(2, 'CLAIMED', { fromStatus: 'WAITING_FOR_RESOURCES' }),
  event(3, 'PROGRESSED'),
  event(4, 'PROGRESSED'),
  event(5, 'LEASE_EXPIRED', { toStatus: 'WAITING_FOR_RESOURCES' }),
  event(6, 'CLAIMED', { fromStatus: 'WAITING_FOR_RESOURCES' }),
].reduce(withStep, emptyWay);

describe('the arrows of the diagram', () => {
  const arrows = arrowsOf(lifecycle, { status: 'IN_PROGRESS', way, allowed: ['CANCEL'] });
  const arrow = (from: string | null, to: string | null) =>
    arrows.find((each) => each.from === from && each.to === to) ?? { count: -1, isNext: false };

  it('are those of the state machine, each pair of statuses once', () => {
    const pairs = new Set(transitions.map(({ from, to }) => `${from} ${to}`));
    expect(new Set(arrows.map(({ from, to }) => `${from} ${to}`))).toEqual(pairs);
    expect(arrows).toHaveLength(pairs.size);
  });

  it('say how often each was gone, by whatever event', () => {
    expect(arrow('WAITING_FOR_RESOURCES', 'IN_PROGRESS').count).toBe(2);
    expect(arrow('IN_PROGRESS', 'IN_PROGRESS').count).toBe(2);
    expect(arrow('IN_PROGRESS', 'WAITING_FOR_RESOURCES').count).toBe(1);
    expect(arrow('IN_PROGRESS', 'SUCCEEDED').count).toBe(0);
  });

  it('lead on only from where it is, and where only people could, only if they may', () => {
    expect(arrow('IN_PROGRESS', 'CANCELING').isNext).toBe(true);
    expect(arrow('IN_PROGRESS', 'PAUSING').isNext).toBe(false);
    expect(arrow('IN_PROGRESS', 'SUCCEEDED').isNext).toBe(true);
    expect(arrow('WAITING', 'CANCELED').isNext).toBe(false);
  });

  it('lead nowhere from an operation that is not there any more', () => {
    expect(arrowsOf(lifecycle, { status: null, way, allowed: [...actions] }).some(({ isNext }) => isNext)).toBe(false);
    expect(nextTransitions(lifecycle, null, [...actions])).toEqual([]);
  });
});

describe('the diagram', () => {
  const layout = layoutOf(lifecycle);
  const nodes = [...layout.nodes.values()];

  it('has a place of its own for each status, inside its state and the picture', () => {
    expect(nodes.map(({ status }) => status).sort()).toEqual([...statusNames].sort());
    expect(new Set(nodes.map(({ column, row }) => `${column} ${row}`)).size).toBe(nodes.length);
    for (const { x, y, status } of nodes) {
      expect(x + nodeSize.width).toBeLessThan(layout.width);
      expect(y + nodeSize.height).toBeLessThan(layout.height);
      const box = layout.boxes.find(({ stateCode }) => stateCode === asyncOperationStatuses[status].state);
      expect(box?.x).toBeLessThan(x);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(y + nodeSize.height);
    }
  });

  it('draws every arrow, and no two alike', () => {
    const drawn = arrowsOf(lifecycle, { status: null, way: emptyWay, allowed: [] });
    const isTwoWay = (from: unknown, to: unknown) => drawn.some((each) => each.from === to && each.to === from);
    const paths = drawn.map((arrow) => routeOf(arrow, layout, isTwoWay(arrow.from, arrow.to))?.path);
    expect(new Set(paths).size).toBe(drawn.length);
    expect(paths.join()).not.toMatch(/undefined|NaN/);
  });
});

describe('the diagram in words', () => {
  it('tells each step, in order, and how many times', () => {
    expect(wayInWords(way)).toEqual([
      'Created as Waiting For Resources',
      'Claimed: from Waiting For Resources to In Progress, 2 times',
      'Progressed in In Progress, 2 times',
      'Lease expired: from In Progress to Waiting For Resources',
    ]);
  });

  it('tells what can come next, and who can bring it about', () => {
    const next = (status: AsyncOperationStatus, ...allowed: AsyncOperationAction[]) =>
      nextInWords(nextTransitions(lifecycle, status, allowed), allowed);
    expect(next('WAITING', 'RESUME')).toEqual([
      'Waiting For Resources: resumed, where somebody asks to resume it',
      'Waiting For Resources: woken, by the platform',
    ]);
    expect(next('FAILED', 'DELETE', 'RERUN')).toEqual([
      'Gone: deleted, where somebody asks to delete it or by the platform',
      'A new operation: where somebody asks to run it again',
    ]);
  });
});

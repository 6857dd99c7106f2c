import { expect, it } from 'vitest';
import { createClientStateBoard } from '../../src/client/client-state.ts';
import { createStateCell } from '../../src/client/state-cell.ts';
import { FakeClock } from '../engine/fake-clock.ts';

it('is that of the worst stream, since when they were not all live', () => {
  const clock = new FakeClock(0);
  const board = createClientStateBoard();
  const heard: string[] = [];
  board.onState((state) => heard.push('since' in state ? `${state.status} ${state.since.getTime()}` : state.status));
  const cells = [createStateCell(clock), createStateCell(clock)] as const;
  const [one, other] = cells;
  for (const cell of cells) board.add(cell);
  for (const cell of cells) cell.catchingUp();
  for (const cell of cells) cell.connected();
  clock.advance(10);
  one.stale(null);
  clock.advance(10);
  other.stale(null);
  one.connected();
  expect(board.state).toMatchObject({ status: 'stale', since: new Date(10) });
  board.remove(other);
  board.remove(one);
  expect(heard).toEqual(['stale 0', 'catching-up 0', 'connected', 'stale 10', 'connected', 'idle']);
});

it('tells why its first connection came to nothing, and no more of it after that', () => {
  const board = createClientStateBoard();
  const heard: unknown[] = [];
  board.onState((state) => heard.push('cause' in state ? state.cause : state.status));
  const cell = createStateCell(new FakeClock(0));
  board.add(cell);
  cell.stale('refused');
  cell.stale('refused again');
  expect(heard).toEqual([null, 'refused']);
});

import { describe, expect, it } from 'vitest';
import { AsyncOperationAction, AsyncOperationStatus } from '../../src/client/documents.ts';
import { actionWords, inMenuOrder, menuLabel, refusalWords } from '../../src/dashboard/actions/action-words.ts';
import { gridCommandOf } from '../../src/dashboard/grid/grid-keys.ts';
import { connectionWords } from '../../src/dashboard/shell/connection-words.ts';
import { statuses } from '../../src/dashboard/status/status-words.ts';

describe('the connection', () => {
  const since = new Date(2030, 0, 31, 14, 3, 12);
  it('is said to be as it is', () => {
    expect(connectionWords({ status: 'connected' }, true).text).toBe('connected');
    expect(connectionWords({ status: 'catching-up', since }, true).text).toBe('catching up');
    expect(connectionWords({ status: 'stale', since, cause: null }, true).text).toBe('not live since 14:03:12');
  });

  it('is still to be made before it was live: nothing on the page is old', () => {
    expect(connectionWords({ status: 'stale', since, cause: null }, false).status).toBe('connecting');
    expect(connectionWords({ status: 'idle' }, false).status).toBe('connecting');
  });
});

describe('the actions', () => {
  it('have each a name, also one that this page does not know', () => {
    for (const action of Object.values(AsyncOperationAction)) expect(actionWords(action).label).toMatch(/^[A-Z]/);
    expect(refusalWords('LEASE_LOST')).toBe('Lease Lost');
  });

  it('say by dots that they ask first', () => {
    expect([menuLabel('CANCEL'), menuLabel('POSTPONE'), menuLabel('DELETE')]).toEqual([
      'Cancel…',
      'Postpone…',
      'Delete…',
    ]);
    expect([menuLabel('PAUSE'), menuLabel('RESUME')]).toEqual(['Pause', 'Resume']);
  });

  it('stand as people know them, and what is not known stands last', () => {
    expect(inMenuOrder(['DELETE', 'SOMETHING', 'PAUSE', 'CANCEL'], (action) => action)).toEqual([
      'CANCEL',
      'PAUSE',
      'DELETE',
      'SOMETHING',
    ]);
  });
});

it('every status has its place', () => {
  expect([...statuses].sort()).toEqual(Object.values(AsyncOperationStatus).sort());
});

describe('the keys of the grid', () => {
  const pressed = (key: string, shiftKey = false) => ({ key, shiftKey, ctrlKey: false, metaKey: false, altKey: false });
  it('ask what they should', () => {
    expect(gridCommandOf(pressed('ArrowUp'), 20)).toEqual({ kind: 'MOVE', by: -1, isExtending: false });
    expect(gridCommandOf(pressed('ArrowDown', true), 20)).toEqual({ kind: 'MOVE', by: 1, isExtending: true });
    expect(gridCommandOf(pressed('PageDown'), 20)).toEqual({ kind: 'MOVE', by: 19, isExtending: false });
    expect(gridCommandOf(pressed('F10', true), 20)).toEqual({ kind: 'MENU' });
    expect(gridCommandOf(pressed('F10'), 20)).toBeNull();
  });

  it('leave the browser its own', () => {
    expect(gridCommandOf({ ...pressed('ArrowUp'), ctrlKey: true }, 20)).toBeNull();
  });
});

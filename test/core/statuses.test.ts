import { describe, expect, it } from 'vitest';
import {
  asyncOperationStatuses,
  stateNames,
  stateOf,
  stateValue,
  statusesOfState,
  statusFromValue,
  statusNames,
  statusValue,
} from '../../src/core/statuses.ts';

describe('the statuses', () => {
  it("have Dataverse's numbers and labels, in their states", () => {
    expect(
      statusNames.map((status) => [
        statusValue(status),
        asyncOperationStatuses[status].label,
        stateValue(stateOf(status)),
        stateOf(status),
      ]),
    ).toEqual([
      [0, 'Waiting For Resources', 0, 'READY'],
      [10, 'Waiting', 1, 'SUSPENDED'],
      [20, 'In Progress', 2, 'LOCKED'],
      [21, 'Pausing', 2, 'LOCKED'],
      [22, 'Canceling', 2, 'LOCKED'],
      [30, 'Succeeded', 3, 'COMPLETED'],
      [31, 'Failed', 3, 'COMPLETED'],
      [32, 'Canceled', 3, 'COMPLETED'],
    ]);
  });

  it('are each found by number, and in one state', () => {
    for (const status of statusNames) expect(statusFromValue(statusValue(status))).toBe(status);
    expect(stateNames.flatMap(statusesOfState)).toEqual(statusNames);
    expect(statusNames).toEqual(Object.keys(asyncOperationStatuses));
  });

  it('have no other numbers', () => {
    expect(() => statusFromValue(23)).toThrow('23 is not a status of an AsyncOperation');
  });
});

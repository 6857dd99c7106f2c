import type { OperationEvent } from '../core/change.ts';
import type { Operation } from '../core/operation.ts';
import type { CountTally } from '../store/count-tally.ts';

/**
 * Takes a tally of what a filter sees over an event.
 *
 * @returns whether a count changed
 */
export function countChange(
  tally: CountTally,
  { before, operation, toStatus }: OperationEvent,
  matches: (operation: Operation) => boolean,
): boolean {
  const was = before !== null && matches(before) ? before : null;
  const is = toStatus !== null && matches(operation) ? operation : null;
  if (was === null && is === null) return false;
  if (was?.statusCode === is?.statusCode && was?.operationType === is?.operationType) return false;
  if (was !== null) tally.add(was, -1);
  if (is !== null) tally.add(is, 1);
  return true;
}

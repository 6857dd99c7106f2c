import type { OperationEvent } from '../../src/core/change.ts';
import type { Operation, Position } from '../../src/core/operation.ts';
import { offeredOf } from './model-targets.ts';

/** Since which event each operation is offered to claims, by its id. */
export type OfferedSince = ReadonlyMap<string, Position>;

export function offeredSince(before: OfferedSince, operations: readonly Operation[], head: Position): OfferedSince {
  return new Map([...offeredOf(operations).keys()].map((id) => [id, before.get(id) ?? head]));
}

/** Which of those that are offered, of some types, a claim is to take next. */
export function nextToClaim(
  operations: readonly Operation[],
  since: OfferedSince,
  log: readonly OperationEvent[],
): Operation | undefined {
  const offered = operations.filter(({ id }) => since.has(id));
  const priority = Math.max(...offered.map((each) => each.priority));
  const lastClaim = (type: number) =>
    log.findLast(({ kind, operation }) => kind === 'CLAIMED' && operation.operationType === type)?.position ?? 0;
  const [oldest] = offered
    .filter((each) => each.priority === priority)
    .sort((a, b) => lastClaim(a.operationType) - lastClaim(b.operationType) || a.seq - b.seq);
  if (oldest === undefined || !takesTurns(oldest)) return oldest;
  const sinceOf = ({ id }: Operation) => since.get(id) ?? 0;
  const [next] = offered
    .filter((each) => takesTurns(each) && each.priority === priority && each.operationType === oldest.operationType)
    .sort((a, b) => sinceOf(a) - sinceOf(b) || a.seq - b.seq);
  return next;
}

const takesTurns = ({ dependencyToken, concurrencyKey }: Operation) =>
  dependencyToken !== null || concurrencyKey !== null;

import type { ClaimableTarget, Target } from '../../src/core/command.ts';
import { compileFilter } from '../../src/core/filter.ts';
import type { Instant, Operation } from '../../src/core/operation.ts';
import { completedStatuses } from '../../src/core/retention.ts';
import { stateOf } from '../../src/core/statuses.ts';

export function targetsOf(
  operations: readonly Operation[],
  target: Exclude<Target, ClaimableTarget>,
): readonly (Operation | null)[] {
  switch (target.kind) {
    case 'REQUEST':
      return [operations.find(({ requestId }) => requestId !== null && requestId === target.requestId) ?? null];
    case 'IDS':
      return target.ids.map((id) => operations.find((operation) => operation.id === id) ?? null);
    case 'MATCHING':
      return target.ids
        .flatMap((id) => operations.filter((operation) => operation.id === id))
        .filter(compileFilter(target.filter));
    case 'OUTLIVED':
      return completedStatuses
        .flatMap((status) => {
          const until = target.completedUntil[status] ?? Number.NEGATIVE_INFINITY;
          const completedOn = (operation: Operation) => operation.completedOn ?? Number.POSITIVE_INFINITY;
          return operations
            .filter((operation) => operation.statusCode === status && completedOn(operation) <= until)
            .sort((a, b) => completedOn(a) - completedOn(b) || a.seq - b.seq);
        })
        .slice(0, target.limit);
    case 'DUE': {
      const by = (read: (operation: Operation) => Instant | null) =>
        operations
          .flatMap((operation) => {
            const due = read(operation);
            return due === null || due > target.now ? [] : [{ due, operation }];
          })
          .sort((a, b) => a.due - b.due || a.operation.seq - b.operation.seq)
          .slice(0, target.limit)
          .map(({ operation }) => operation);
      const renewableMs = target.now - target.renewableSince;
      return [
        ...by(wakesOn),
        ...by(({ lease }) => (lease !== null && lease.leaseMs <= renewableMs ? lease.expiresOn : null)),
      ];
    }
  }
}

/** Ready, first of those of its dependency token that are not Completed, and with a place left for its key. */
export function claimableOf(operations: readonly Operation[]): Operation[] {
  return operations.filter(({ statusCode, dependencyToken, seq, concurrencyKey, concurrencyLimit }) => {
    if (statusCode !== 'WAITING_FOR_RESOURCES') return false;
    if (concurrencyLimit !== null && lockedOf(operations, concurrencyKey).length >= concurrencyLimit) return false;
    if (dependencyToken === null) return true;
    return !operations.some((each) => each.dependencyToken === dependencyToken && each.seq < seq && !isCompleted(each));
  });
}

/** Of those, by id, what claims are told of: of those that only a key tells apart from each other, the first. */
export function offeredOf(operations: readonly Operation[]): Map<string, number> {
  const claimable = claimableOf(operations);
  const lanes = Map.groupBy(
    claimable.filter(({ concurrencyKey }) => concurrencyKey !== null).sort(inOrderOfClaims),
    ({ concurrencyKey, concurrencyLimit, operationType }) => `${concurrencyKey}/${concurrencyLimit}/${operationType}`,
  );
  const firsts = [...lanes.values()].flatMap((lane) => lane.slice(0, 1));
  const alone = claimable.filter(({ concurrencyKey }) => concurrencyKey === null);
  return new Map([...alone, ...firsts].map(({ id, operationType }) => [id, operationType]));
}

export function inOrderOfClaims(left: Operation, right: Operation): number {
  return right.priority - left.priority || left.seq - right.seq;
}

export function lockedOf(operations: readonly Operation[], key: string | null): Operation[] {
  return operations.filter(({ concurrencyKey, lease }) => concurrencyKey === key && lease !== null);
}

export function isCompleted({ statusCode }: Operation): boolean {
  return stateOf(statusCode) === 'COMPLETED';
}

export function wakesOn({ statusCode, postponeUntil }: Operation): Instant | null {
  return statusCode === 'WAITING' ? postponeUntil : null;
}

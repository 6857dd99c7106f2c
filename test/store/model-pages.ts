import { compileFilter, foldName } from '../../src/core/filter.ts';
import type { Operation } from '../../src/core/operation.ts';
import type { Order, OrderKey, Page, PageQuery } from '../../src/store/store.ts';

export function pageOf(operations: readonly Operation[], query: PageQuery, position: number): Page {
  const { filter, order, after, before, untilSeq = null, limit, take, withTotal } = query;
  const all = operations.filter(compileFilter(filter));
  const matching = sorted(
    all.filter(({ seq }) => untilSeq === null || seq <= untilSeq),
    order,
  );
  const sign = order.direction === 'ASC' ? 1 : -1;
  const lies = (operation: Operation, key: OrderKey) => compare(keyOf(operation, order), key) * sign;
  const window = matching
    .filter((each) => after === null || lies(each, after) > 0)
    .filter((each) => before === null || lies(each, before) < 0);
  const isFirst = take === 'FIRST';
  const more = window.length > limit;
  return {
    operations: isFirst ? window.slice(0, limit) : window.slice(-limit),
    hasNextPage: isFirst ? more : before !== null && matching.some((each) => lies(each, before) >= 0),
    hasPreviousPage: isFirst ? after !== null && matching.some((each) => lies(each, after) <= 0) : more,
    total: withTotal ? all.length : null,
    position,
  };
}

export function keyOf(operation: Operation, { field }: Order): OrderKey {
  const { createdOn, modifiedOn, name, seq } = operation;
  return { value: { CREATED_ON: createdOn, MODIFIED_ON: modifiedOn, NAME: foldName(name) }[field], seq };
}

export function sorted(operations: readonly Operation[], order: Order): Operation[] {
  const sign = order.direction === 'ASC' ? 1 : -1;
  return operations
    .map((operation) => ({ operation, key: keyOf(operation, order) }))
    .sort((left, right) => compare(left.key, right.key) * sign)
    .map(({ operation }) => operation);
}

export function compare(left: OrderKey, right: OrderKey): number {
  if (typeof left.value === 'string' && typeof right.value === 'string') {
    return compareTexts(left.value, right.value) || left.seq - right.seq;
  }
  return Number(left.value) - Number(right.value) || left.seq - right.seq;
}

/** By code point, as UTF-8 sorts, and not by UTF-16 unit. */
function compareTexts(left: string, right: string): number {
  for (let index = 0; index < left.length && index < right.length; index += 1) {
    if (left[index] !== right[index]) return (left.codePointAt(index) ?? 0) - (right.codePointAt(index) ?? 0);
  }
  return left.length - right.length;
}

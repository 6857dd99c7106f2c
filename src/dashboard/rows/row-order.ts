import type { AsyncOperationOrder, OperationRowPartsFragment } from '../../client/documents.ts';

export interface OperationRow extends OperationRowPartsFragment {
  /** Only where it was asked for: it may be long. */
  readonly message?: string | null;
}

export type RowOrder = AsyncOperationOrder;

/** Where a row stands in an order: what it is ordered by, then creation, which the ids (UUIDs of version 7) tell. */
export interface RowPlace {
  readonly value: string;
  readonly id: string;
}

/** Times are told in UTC with three decimals, so their texts sort as they do; names sort without regard to case. */
export function placeOf(order: RowOrder, row: OperationRow): RowPlace {
  const { id } = row;
  switch (order.field) {
    case 'CREATED_ON':
      return { value: row.createdOn, id };
    case 'MODIFIED_ON':
      return { value: row.modifiedOn, id };
    case 'NAME':
      return { value: row.name.toLowerCase().toUpperCase(), id };
  }
}

export function comparePlaces(order: RowOrder, a: RowPlace, b: RowPlace): number {
  const ascending = compareTexts(a.value, b.value) || compareTexts(a.id, b.id);
  return order.direction === 'ASC' ? ascending : -ascending;
}

/** By what the order is by alone: rows that are equal there stay as the gateway told them. */
export function compareValues(order: RowOrder, a: RowPlace, b: RowPlace): number {
  const ascending = compareTexts(a.value, b.value);
  return order.direction === 'ASC' ? ascending : -ascending;
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

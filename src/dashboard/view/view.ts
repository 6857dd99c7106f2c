import type { AsyncOperationFilter, AsyncOperationStatus } from '../../client/documents.ts';
import type { RowOrder } from '../rows/row-order.ts';
import type { ColumnId } from './columns.ts';

/** What the page shows: all of it is in its address. */
export interface View {
  /** A part of the name, or an id. */
  readonly search: string;
  readonly statusCode: readonly AsyncOperationStatus[];
  readonly operationType: readonly number[];
  readonly ownerId: readonly string[];
  readonly hostId: readonly string[];
  readonly dependencyToken: string | null;
  readonly correlationId: string | null;
  readonly concurrencyKey: string | null;
  readonly seriesId: string | null;
  /** Created at this moment or later, and before that one; in ISO 8601. */
  readonly createdFrom: string | null;
  readonly createdTo: string | null;
  readonly order: RowOrder;
  /** Null: those that the reader chose last. */
  readonly columns: readonly ColumnId[] | null;
  /** The position that things are looked at as of; null: as they are now. */
  readonly asOf: string | null;
  /** The operation that is open. */
  readonly operation: string | null;
  /** Ids of operations that are selected: the first of them, where there are more than an address holds. */
  readonly selected: readonly string[];
}

export const newestFirst: RowOrder = { field: 'CREATED_ON', direction: 'DESC' };

export const plainView: View = {
  search: '',
  statusCode: [],
  operationType: [],
  ownerId: [],
  hostId: [],
  dependencyToken: null,
  correlationId: null,
  concurrencyKey: null,
  seriesId: null,
  createdFrom: null,
  createdTo: null,
  order: newestFirst,
  columns: null,
  asOf: null,
  operation: null,
  selected: [],
};

export const longestText = 256;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isOperationId = (text: string): boolean => uuid.test(text);

/** An id as it is copied: with what other tools put around it. */
const copiedId = /^[\s"'“({[<]*([0-9a-f-]{36})[\s"'”)}\]>,;.]*$/i;

/**
 * What a search changes of the view. An id finds its operation whatever else narrows the list: that falls away, since
 * it would only hide it.
 */
export function searchFor(typed: string): Partial<View> & Pick<View, 'search'> {
  const [, id = ''] = copiedId.exec(typed) ?? [];
  if (!isOperationId(id)) return { search: typed.trim() };
  const { order, columns, asOf, operation, selected, ...conditions } = plainView;
  return { ...conditions, search: id.toLowerCase() };
}

/** The view's conditions, as the gateway takes them. An empty list there would match nothing. */
export function filterOf(view: View): AsyncOperationFilter {
  const { statusCode, operationType } = view;
  return {
    ...filterOfRest(view),
    ...(statusCode.length > 0 ? { statusCode: [...statusCode] } : {}),
    ...(operationType.length > 0 ? { operationType: [...operationType] } : {}),
  };
}

/** Without the statuses and types: what is counted by those, so that each count says what choosing it would show. */
export function filterOfRest(view: View): AsyncOperationFilter {
  const { search, ownerId, hostId, dependencyToken, correlationId, concurrencyKey, seriesId } = view;
  const { createdFrom, createdTo } = view;
  const text = search.trim();
  const named = isOperationId(text) ? { ids: [text.toLowerCase()] } : { nameContains: text };
  return {
    ...(text === '' ? {} : named),
    ...(ownerId.length > 0 ? { ownerId: [...ownerId] } : {}),
    ...(hostId.length > 0 ? { hostId: [...hostId] } : {}),
    ...(dependencyToken === null ? {} : { dependencyToken }),
    ...(correlationId === null ? {} : { correlationId }),
    ...(concurrencyKey === null ? {} : { concurrencyKey }),
    ...(seriesId === null ? {} : { seriesId }),
    ...(createdFrom === null && createdTo === null ? {} : { createdOn: { from: createdFrom, to: createdTo } }),
  };
}

/** Whether anything narrows the list. */
export const isFiltered = (view: View): boolean => Object.keys(filterOf(view)).length > 0;

/** The same view without conditions. */
export const unfiltered = ({ order, columns, asOf, operation, selected }: View): View => ({
  ...plainView,
  order,
  columns,
  asOf,
  operation,
  selected,
});

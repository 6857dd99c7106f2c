import { AsyncOperationOrderField, OrderDirection } from '../../client/documents.ts';
import type { RowOrder } from '../rows/row-order.ts';
import { statuses } from '../status/status-words.ts';
import { momentOf } from '../time/exact-time.ts';
import { type ColumnId, isColumnId } from './columns.ts';
import { type ReadAddress, shownText } from './read-address.ts';
import { isOperationId, longestText, newestFirst, plainView, type View } from './view.ts';

/** What the value of each parameter has to be, in words. */
const meant = {
  q: 'a text to search for',
  status: 'a status',
  type: 'the number of a type',
  owner: 'an owner',
  host: 'a host',
  token: 'a dependency token',
  correlation: 'a correlation id',
  key: 'a concurrency key',
  series: 'the id of a series',
  from: 'a time',
  to: 'a time',
  order: 'an order of the list',
  columns: 'a list of columns',
  asOf: 'a position',
  selected: 'the id of an operation',
} as const;

type Parameter = keyof typeof meant;

const operationPath = /^\/operations\/([^/]+)\/?$/;
const mostValues = 100;
/** As many as make an address that still passes everywhere. */
export const mostInAddress = mostValues;

/** The address of a view, from the path on: `/?status=FAILED`, `/operations/<id>?status=FAILED`. */
export function addressOf(view: View): string {
  const query = new URLSearchParams();
  if (view.search !== '') query.set('q', view.search);
  for (const status of view.statusCode) query.append('status', status);
  for (const type of view.operationType) query.append('type', String(type));
  for (const owner of view.ownerId) query.append('owner', owner);
  for (const host of view.hostId) query.append('host', host);
  if (view.dependencyToken !== null) query.set('token', view.dependencyToken);
  if (view.correlationId !== null) query.set('correlation', view.correlationId);
  if (view.concurrencyKey !== null) query.set('key', view.concurrencyKey);
  if (view.seriesId !== null) query.set('series', view.seriesId);
  if (view.createdFrom !== null) query.set('from', view.createdFrom);
  if (view.createdTo !== null) query.set('to', view.createdTo);
  if (!isSameOrder(view.order, newestFirst)) query.set('order', `${view.order.field}.${view.order.direction}`);
  if (view.columns !== null) query.set('columns', view.columns.join('.'));
  if (view.asOf !== null) query.set('asOf', view.asOf);
  for (const id of view.selected.slice(0, mostInAddress)) query.append('selected', id);
  const text = query.toString();
  return `${view.operation === null ? '/' : `/operations/${view.operation}`}${text === '' ? '' : `?${text}`}`;
}

export function readAddress(path: string, query: string): ReadAddress<View> {
  const faults: string[] = [];
  const parameters = new URLSearchParams(query);

  /** Those of its values that mean something, each once. */
  const all = <Value>(name: Parameter, read: (text: string) => Value | null): Value[] => {
    const values = parameters.getAll(name).map((text) => ({ text, value: isText(text) ? read(text) : null }));
    for (const { text, value } of values)
      if (value === null) faults.push(`${name}: “${shownText(text)}” is not ${meant[name]}`);
    const known = [...new Set(values.flatMap(({ value }) => (value === null ? [] : [value])))];
    if (known.length > mostValues) faults.push(`there are more than ${mostValues} values of ${name}`);
    return known.slice(0, mostValues);
  };
  const one = <Value>(name: Parameter, read: (text: string) => Value | null): Value | null =>
    all(name, read)[0] ?? null;

  const [, id] = operationPath.exec(path) ?? [];
  if (id !== undefined && !isOperationId(id)) faults.push(`“${shownText(id)}” is not the id of an operation`);

  const view = {
    ...plainView,
    search: one('q', asIs) ?? '',
    statusCode: all('status', (text) => statuses.find((status) => status === text) ?? null),
    operationType: all('type', typeValue),
    ownerId: all('owner', notEmpty),
    hostId: all('host', notEmpty),
    dependencyToken: one('token', notEmpty),
    correlationId: one('correlation', notEmpty),
    concurrencyKey: one('key', notEmpty),
    seriesId: one('series', notEmpty),
    createdFrom: one('from', momentOf),
    createdTo: one('to', momentOf),
    order: one('order', orderOf) ?? newestFirst,
    columns: one('columns', columnsOf),
    asOf: one('asOf', notEmpty),
    operation: id === undefined ? null : idOf(id),
    selected: all('selected', idOf),
  };
  return { view, faults };
}

export const isSameOrder = (a: RowOrder, b: RowOrder): boolean => a.field === b.field && a.direction === b.direction;

/** What the gateway takes for a text at all. */
const isText = (text: string) => text.length <= longestText && !text.includes('\0');
const asIs = (text: string) => text;
const idOf = (text: string) => (isOperationId(text) ? text.toLowerCase() : null);
const notEmpty = (text: string) => (text === '' ? null : text);

const largestInt = 2 ** 31 - 1;

function typeValue(text: string): number | null {
  return /^\d{1,10}$/.test(text) && Number(text) <= largestInt ? Number(text) : null;
}

function orderOf(text: string): RowOrder | null {
  const [field, direction, ...rest] = text.split('.');
  const knownField = Object.values(AsyncOperationOrderField).find((each) => each === field);
  const knownDirection = Object.values(OrderDirection).find((each) => each === direction);
  if (knownField === undefined || knownDirection === undefined || rest.length > 0) return null;
  return { field: knownField, direction: knownDirection };
}

function columnsOf(text: string): readonly ColumnId[] | null {
  const ids = text.split('.');
  const known = [...new Set(ids.filter(isColumnId))];
  return known.length === 0 || known.length < ids.length ? null : known;
}

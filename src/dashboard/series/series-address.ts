import { AsyncOperationSeriesStatus } from '../../client/documents.ts';
import { type ReadAddress, shownText } from '../view/read-address.ts';
import { isOperationId } from '../view/view.ts';

/** What the page of the series shows: all of it is in its address. */
export interface SeriesView {
  /** The series that is open. */
  readonly series: string | null;
  /** Only those in this status; null: all. */
  readonly status: AsyncOperationSeriesStatus | null;
  /** The page of the list after the series with this id; null: the first one. */
  readonly after: string | null;
}

export const plainSeriesView: SeriesView = { series: null, status: null, after: null };

const seriesPath = /^\/series(?:\/([^/]+))?\/?$/;

export const isSeriesPath = (path: string): boolean => seriesPath.test(path);

/** `/series?status=PAUSED`, `/series/<id>`. */
export function seriesAddressOf({ series, status, after }: SeriesView): string {
  const query = new URLSearchParams();
  if (status !== null) query.set('status', status);
  if (after !== null) query.set('after', after);
  const text = query.toString();
  return `/series${series === null ? '' : `/${series}`}${text === '' ? '' : `?${text}`}`;
}

export function readSeriesAddress(path: string, query: string): ReadAddress<SeriesView> {
  const faults: string[] = [];
  const parameters = new URLSearchParams(query);
  const one = <Value>(text: string | null, read: (text: string) => Value | null, name: string, meant: string) => {
    const value = text === null ? null : read(text);
    if (text !== null && value === null) faults.push(`${name}“${shownText(text)}” is not ${meant}`);
    return value;
  };
  const [, id = null] = seriesPath.exec(path) ?? [];
  const view = {
    series: one(id, idOf, '', 'the id of a series'),
    status: one(parameters.get('status'), statusOf, 'status: ', 'a status of a series'),
    after: one(parameters.get('after'), idOf, 'after: ', 'the id of a series'),
  };
  return { view, faults };
}

const idOf = (text: string) => (isOperationId(text) ? text.toLowerCase() : null);
const statusOf = (text: string) => Object.values(AsyncOperationSeriesStatus).find((status) => status === text) ?? null;

import type { Position } from '../../core/operation.ts';
import type { Page, PageQuery } from '../store.ts';
import type { CountQueries } from './count-queries.ts';
import type { ListQueries } from './list-query.ts';
import type { OperationRow } from './operation-row.ts';

/** A page with its operations as they are stored. */
export interface StoredPage extends Omit<Page, 'operations'> {
  readonly rows: readonly OperationRow[];
}

/** Reads a page as of `head`. */
export type ReadPage = (query: PageQuery, head: Position) => StoredPage;

export function createReadPage(lists: ListQueries, counts: CountQueries): ReadPage {
  const isAnythingBeyond = (
    { filter, order, untilSeq = null }: PageQuery,
    key: NonNullable<PageQuery['after']>,
    direction: 'ASC' | 'DESC',
  ): boolean => {
    const back = { field: order.field, direction: direction === 'ASC' ? 'DESC' : 'ASC' } as const;
    const inclusive = { value: key.value, seq: back.direction === 'DESC' ? key.seq + 1 : key.seq - 1 };
    return lists.rows({ filter, order: back, after: inclusive, before: null, untilSeq, limit: 1 }).length > 0;
  };

  /** One row more than the page tells whether it goes on; one row the other way, whether something lies before it. */
  return (query, head) => {
    const { filter, order, after, before, untilSeq = null, limit, take } = query;
    const backwards = take === 'LAST';
    const direction = backwards === (order.direction === 'ASC') ? 'DESC' : 'ASC';
    const reversed = { field: order.field, direction } as const;
    const [near, far] = backwards ? [before, after] : [after, before];
    const found = lists.rows({ filter, order: reversed, after: near, before: far, untilSeq, limit: limit + 1 });
    const rows = found.slice(0, limit);
    const goesOn = found.length > limit;
    const liesBefore = near !== null && isAnythingBeyond(query, near, direction);
    return {
      rows: backwards ? rows.reverse() : rows,
      hasNextPage: backwards ? liesBefore : goesOn,
      hasPreviousPage: backwards ? goesOn : liesBefore,
      total: query.withTotal ? counts.now(filter).reduce((sum, row) => sum + row.count, 0) : null,
      position: head,
    };
  };
}

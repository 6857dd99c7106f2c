import type { Database } from 'better-sqlite3';
import type { OperationFilter } from '../../core/filter.ts';
import type { Order, OrderField, OrderKey } from '../store.ts';
import { type AccessPath, accessPaths, inOrder, type Lookup, orderColumns } from './access-path.ts';
import { allOf, type Condition, condition, conditionsOf } from './condition.ts';
import type { OperationRow } from './operation-row.ts';
import { StatementCache } from './statement-cache.ts';

/**
 * Up to this many rows, sorting what a narrow index finds is cheaper than reading the table in order and leaving out
 * what does not match; beyond it, matches are so dense that reading in order soon fills the page.
 */
const mostRowsToSort = 5_000;

export interface ListQuery {
  readonly filter: OperationFilter;
  readonly order: Order;
  readonly after: OrderKey | null;
  readonly before: OrderKey | null;
  readonly limit: number;
}

interface CountRow {
  readonly operationType: number;
  readonly statusCode: number;
  readonly count: number;
}

/** Answers lists and counts by an index chosen for the filter and the order. */
export interface ListQueries {
  rows(query: ListQuery): OperationRow[];
  countsByTypeAndStatus(filter: OperationFilter): CountRow[];
  /** SQLite's own account of how it would answer `rows`. */
  plan(query: ListQuery): string[];
}

export function createListQueries(database: Database): ListQueries {
  const rowStatements = new StatementCache<OperationRow>(database);
  const countStatements = new StatementCache<CountRow>(database);
  const probeStatements = new StatementCache<{ count: number }>(database);

  const probe = (lookup: Lookup, limit: number) => {
    const where = allOf(lookup.where);
    const sql = `SELECT count(*) AS "count" FROM (SELECT 1 FROM ${lookup.from} WHERE ${where.sql} LIMIT ?)`;
    return probeStatements.prepare(sql).get(...where.values, limit)?.count ?? 0;
  };

  const isNarrow = (path: AccessPath) => {
    let left = mostRowsToSort + 1;
    for (const lookup of path.lookups) {
      left -= probe(lookup, left);
      if (left <= 0) return false;
    }
    return true;
  };

  const choosePath = (filter: OperationFilter, field: OrderField) =>
    accessPaths(filter).find((path) => path.sortedBy.includes(field) || isNarrow(path)) ?? inOrder(field);

  return {
    rows(query) {
      const select = selectRows(choosePath(query.filter, query.order.field), query);
      return select === null ? [] : rowStatements.prepare(select.sql).all(...select.values);
    },
    plan(query) {
      const select = selectRows(choosePath(query.filter, query.order.field), query);
      if (select === null) return [];
      return database
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${select.sql}`)
        .all(...select.values)
        .map(({ detail }) => detail);
    },
    countsByTypeAndStatus(filter) {
      const path = accessPaths(filter)[0] ?? { lookups: [{ from: '"operations"', where: [] }], sortedBy: [] };
      const groups = path.lookups.map((lookup) => {
        const where = allOf([...lookup.where, ...conditionsOf(filter)]);
        return condition(
          `SELECT "operationType", "statusCode", count(*) AS "count" FROM ${lookup.from} WHERE ${where.sql} GROUP BY 1, 2`,
          ...where.values,
        );
      });
      if (groups.length === 0) return [];
      const { sql, values } = union(groups);
      return countStatements
        .prepare(`SELECT "operationType", "statusCode", sum("count") AS "count" FROM (${sql}) GROUP BY 1, 2`)
        .all(...values);
    },
  };
}

/** One ordered, limited select for each lookup, merged by one more where there are several; null where there is none. */
function selectRows(path: AccessPath, query: ListQuery): Condition | null {
  const { order, limit } = query;
  const column = orderColumns[order.field];
  const bounds = [...keyBound(query.after, order, column, 'AFTER'), ...keyBound(query.before, order, column, 'BEFORE')];
  const tail = `ORDER BY "${column}" ${order.direction}, "seq" ${order.direction} LIMIT ?`;
  const selects = path.lookups.map((lookup) => {
    const where = allOf([...lookup.where, ...bounds, ...conditionsOf(query.filter)]);
    return condition(`SELECT * FROM ${lookup.from} WHERE ${where.sql} ${tail}`, ...where.values, limit);
  });
  const [only] = selects;
  if (only === undefined || selects.length === 1) return only ?? null;
  const merged = union(selects.map((select) => ({ ...select, sql: `SELECT * FROM (${select.sql})` })));
  return condition(`SELECT * FROM (${merged.sql}) ${tail}`, ...merged.values, limit);
}

function union(selects: readonly Condition[]): Condition {
  return {
    sql: selects.map(({ sql }) => sql).join(' UNION ALL '),
    values: selects.flatMap(({ values }) => values),
  };
}

function keyBound(key: OrderKey | null, order: Order, column: string, side: 'AFTER' | 'BEFORE'): Condition[] {
  if (key === null) return [];
  const greater = (side === 'AFTER') === (order.direction === 'ASC');
  return [condition(`("${column}", "seq") ${greater ? '>' : '<'} (?, ?)`, key.value, key.seq)];
}

import type { Database } from 'better-sqlite3';
import { conditionFields, type OperationFilter } from '../../core/filter.ts';
import type { Position } from '../../core/operation.ts';
import type { Order, OrderField, OrderKey } from '../store.ts';
import { type AccessPath, accessPaths, inOrder, type Lookup, orderColumns } from './access-path.ts';
import { allOf, type Condition, condition, conditionsOf } from './condition.ts';
import { drawnIn } from './drawn-in.ts';
import type { OperationRow } from './operation-row.ts';
import { createPathWidths } from './path-widths.ts';
import { StatementCache } from './statement-cache.ts';

/**
 * Up to this many rows, sorting what a narrow index finds is cheaper than reading the table in order and leaving out
 * what does not match; beyond it, matches are so dense that reading in order soon fills the page.
 */
const mostRowsToSort = 5_000;

interface ListQuery {
  readonly filter: OperationFilter;
  readonly order: Order;
  readonly after: OrderKey | null;
  readonly before: OrderKey | null;
  /** Only what was created up to this position; null: no matter when. */
  readonly untilSeq: Position | null;
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
  /**
   * Whether no more than `most` rows have to be looked at to find what matches, all of it. False where only looking at
   * more could tell.
   */
  matchesFew(filter: OperationFilter, most: number): boolean;
  /** Whether an index holds what matches, and nothing else, in the order: then a page of it costs what it holds. */
  isIndexed(filter: OperationFilter, field: OrderField): boolean;
  /** SQLite's own account of how it would answer `rows`. */
  plan(query: ListQuery): string[];
}

export function createListQueries(database: Database): ListQueries {
  const rowStatements = new StatementCache<string, OperationRow>(database);
  const countStatements = new StatementCache<string, CountRow>(database);
  const widths = createPathWidths(database);

  /**
   * The narrowest path, whatever its order: what it finds can be sorted. Where all are wide, one that is sorted, and
   * then the whole table in order: matches are dense enough, or nothing but reading on can tell.
   */
  const choosePath = (filter: OperationFilter, field: OrderField) => {
    const paths = accessPaths(filter, field);
    const sorted = paths.filter(({ sortedBy }) => sortedBy.includes(field));
    const [only] = sorted;
    if (only !== undefined && paths.length === 1) return only;
    const others = paths.filter((path) => !sorted.includes(path));
    return widths.narrowest([...sorted, ...others], mostRowsToSort) ?? only ?? inOrder(field);
  };

  const selects = (asked: ListQuery) => {
    const query = { ...asked, filter: drawnIn(asked) };
    const path = choosePath(query.filter, query.order.field);
    return stretches(query)
      .map((bounds) => selectRows(path, query, bounds))
      .filter((select) => select !== null);
  };

  return {
    rows(query) {
      const rows: OperationRow[] = [];
      for (const { sql, values } of selects(query)) {
        if (rows.length < query.limit)
          rows.push(...rowStatements.of(sql, () => sql).all(...values, query.limit - rows.length));
      }
      return rows;
    },
    plan: (query) =>
      selects(query).flatMap(({ sql, values }) =>
        database
          .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
          .all(...values, query.limit)
          .map(({ detail }) => detail),
      ),
    matchesFew: (filter, most) => widths.isAnyNarrow(accessPaths(filter, 'CREATED_ON'), most),
    isIndexed(filter, field) {
      const conditions = conditionFields(filter);
      return [inOrder(field), ...accessPaths(filter, field)].some(
        ({ sortedBy, meets }) => sortedBy.includes(field) && conditions.every((condition) => meets.includes(condition)),
      );
    },
    countsByTypeAndStatus(filter) {
      const paths = accessPaths(filter, 'CREATED_ON');
      // What the full-text index finds is listed before it is looked at, so it must be little.
      const path =
        widths.narrowest(paths, mostRowsToSort) ?? paths.find(({ sortedBy }) => sortedBy.length > 0) ?? wholeTable;
      const groups = path.lookups.map((lookup) => {
        const where = allOf([...lookup.where, ...conditionsOf(filter)]);
        return condition(
          `SELECT "operationType", "statusCode", count(*) AS "count" FROM ${lookup.from} WHERE ${where.sql} GROUP BY 1, 2`,
          ...where.values,
        );
      });
      if (groups.length === 0) return [];
      const { sql: all, values } = union(groups);
      const sql = `SELECT "operationType", "statusCode", sum("count") AS "count" FROM (${all}) GROUP BY 1, 2`;
      return countStatements.of(sql, () => sql).all(...values);
    },
  };
}

const wholeTable: Pick<AccessPath, 'lookups'> = inOrder('CREATED_ON');

/**
 * What lies between the bounds, cut where the value of the first bound ends: SQLite goes straight to a value, and to a
 * seq among equal values, but not to both at once. It would read all of a name's operations for each page of them.
 */
function stretches({ order, after, before, untilSeq }: ListQuery): Condition[][] {
  const column = orderColumns[order.field];
  const [beyond, short] = order.direction === 'ASC' ? ['>', '<'] : ['<', '>'];
  const both = [
    ...(before === null ? [] : [condition(`("${column}", "seq") ${short} (?, ?)`, before.value, before.seq)]),
    ...(untilSeq === null ? [] : [condition('"seq" <= ?', untilSeq)]),
  ];
  if (after === null) return [both];
  return [
    [condition(`"${column}" = ?`, after.value), condition(`"seq" ${beyond} ?`, after.seq), ...both],
    [condition(`"${column}" ${beyond} ?`, after.value), ...both],
  ];
}

/**
 * One ordered, limited select for each lookup, merged by one more where there are several; null where there is none.
 * What has to be sorted or merged is only keys: the rows themselves are fetched for those that are left.
 * The limit is the last of the question marks, and the only one that is left open.
 */
function selectRows(
  path: AccessPath,
  { filter, order, limit }: ListQuery,
  bounds: readonly Condition[],
): Condition | null {
  const column = orderColumns[order.field];
  const tail = `ORDER BY "${column}" ${order.direction}, "seq" ${order.direction} LIMIT ?`;
  const select = (columns: string, lookup: Lookup) => {
    const where = allOf([...lookup.where, ...bounds, ...conditionsOf(filter)]);
    return condition(`SELECT ${columns} FROM ${lookup.from} WHERE ${where.sql} ${tail}`, ...where.values);
  };
  const [only] = path.lookups;
  if (only === undefined) return null;
  if (path.lookups.length === 1 && path.sortedBy.includes(order.field)) return select('*', only);
  const keys = `"seq", "${column}"`;
  if (path.lookups.length === 1) return rowsOf(select(keys, only));
  const merged = union(
    path.lookups.map((lookup) => {
      const { sql, values } = select(keys, lookup);
      return condition(`SELECT * FROM (${sql})`, ...values, limit);
    }),
  );
  return rowsOf(condition(`SELECT * FROM (${merged.sql}) ${tail}`, ...merged.values));
}

/** The rows of keys that were found, in their order: CROSS JOIN keeps SQLite from turning the loops round. */
function rowsOf(keys: Condition): Condition {
  const sql = `SELECT "operations".* FROM (${keys.sql}) AS "found" CROSS JOIN "operations" USING ("seq")`;
  return condition(sql, ...keys.values);
}

function union(selects: readonly Condition[]): Condition {
  return {
    sql: selects.map(({ sql }) => sql).join(' UNION ALL '),
    values: selects.flatMap(({ values }) => values),
  };
}
